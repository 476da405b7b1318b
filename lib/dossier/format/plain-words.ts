/** Returns a sentence in small letters, without slot marks and punctuation, so that two sentences can be compared. */
export function plainWords(text: string): string {
  return text
    .replace(/\{\d{1,3}\|([^{}]*)\}/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
