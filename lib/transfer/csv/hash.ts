/**
 * Twenty-two letters that stand for a list of texts: the same texts give the same letters, anywhere. Two of cyrb53 (53 bits
 * each, in the public domain, by bryc: https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js); no secret
 * is kept by it, and among a million notes two that share it are not to be expected.
 */
export function hashOf(texts: readonly string[]): string {
  // The lengths keep "ab", "c" apart from "a", "bc".
  const all = texts.map((text) => `${text.length}:${text}`).join('')
  return cyrb53(all, 1).toString(36).padStart(11, '0') + cyrb53(all, 2).toString(36).padStart(11, '0')
}

function cyrb53(text: string, seed: number): number {
  let [one, two] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return 4294967296 * (2097151 & two) + (one >>> 0)
}
