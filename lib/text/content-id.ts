/**
 * Returns an id for a note without one, a hash of its content, so that importing a file twice adds nothing. It has 106
 * bits. It is no cryptographic hash: where a stranger may choose the content, equal ids prove nothing.
 *
 * @see https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js for the mixing, which is in the public domain
 */
export function contentId(parts: readonly unknown[]): string {
  const text = JSON.stringify(parts)
  return `unnamed:${hash53Of(text, 0)}${hash53Of(text, 0x9e3779b9)}`
}

function hash53Of(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0')
}
