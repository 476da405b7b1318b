/** Returns an http(s) address without user name and password; undefined for other text and above 4,000 characters. */
export function webAddress(words: string): string | undefined {
  const trimmed = words.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const address = new URL(trimmed)
  if (address.hostname === '') return undefined
  address.username = ''
  address.password = ''
  return address.href.length > 4000 ? undefined : address.href
}
