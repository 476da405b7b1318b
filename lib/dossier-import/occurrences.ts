/** How often a text has a name as words of their own. */
export function occurrences(text: string, name: string): number {
  if (name === '') return 0
  let count = 0
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at + name.length)) && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) count += 1
  }
  return count
}
