/** A sentence without marks, case and punctuation, so that two that read alike are equal. */
export function plainWords(text: string): string {
  return text
    .replace(/\{\d{1,3}\|([^{}]*)\}/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
