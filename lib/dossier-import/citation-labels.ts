/** "as told in [3]": the mark is a word of the sentence and stays as one. */
export function wordsFor(text: string, at: number, [first]: string[]): string {
  const before = /\b(source|sources|to|from|for|in|per|by|of|with|see|cf\.|that|both|only)\s$/i.exec(
    text.slice(Math.max(0, at - 10), at),
  )?.[1]
  if (before === undefined || first === undefined || !/^\d+$/.test(first)) return ''
  return /^sources?$/i.test(before) ? first : `source ${first}`
}

export function plainDigits(words: string): string {
  return words
    .replace(/[¹²³⁰⁴-⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
    .replace(/[①-⑳]/g, (sign) => ` ${sign.charCodeAt(0) - 0x245f} `)
}

/** `[3, 5]`, `[2–4]`: at most 40 numbers, since a slip such as [1-2000] cites nothing in particular. */
export function labelsOf(mark: string): string[] {
  const labels: string[] = []
  const name = /^\[\^([^\]\d][^\]]*)\]$/.exec(mark)?.[1]
  if (name) return [name]
  const plain = plainDigits(mark)
  for (const [, from = '', to] of plain.replace(/\]\s?([–-])\s?\[/g, '$1').matchAll(/(\d+)(?:\s*[–-]\s*\^?(\d+))?/g)) {
    const last = to === undefined ? Number(from) : Number(to)
    if (last - Number(from) > 40) continue
    for (let n = Number(from); n <= last; n += 1) labels.push(String(n))
  }
  return labels
}
