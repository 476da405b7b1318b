/** A sentence without marks, case and punctuation, for comparing. */
export function plainWords(text: string): string {
  return text
    .replace(/\{\d{1,3}\|([^{}]*)\}/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
