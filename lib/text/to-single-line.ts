/** Returns a text on one line without control and format characters, which could hide or reverse parts of it. */
export function toSingleLine(words: string): string {
  return words
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
