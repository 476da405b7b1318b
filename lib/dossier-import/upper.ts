/** A capital for the first letter of a sentence; "nanoGPT" and "iPhone" keep their small one. */
export function upper(text: string): string {
  return /^\p{Ll}+[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
