/** Makes a random passphrase of 24 letters and digits (120 bits) in groups of four. No two of its signs look alike. */
export function makePassphrase(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte % 32] ?? '')
  return groupByFour(letters.join(''))
}

/** Normalises a typed passphrase: one made by Claimlight may be typed without hyphens or in capitals. */
export function normalizePassphrase(typed: string): string {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '')
  return GENERATED.test(bare) ? groupByFour(bare) : typed.normalize('NFC').trim()
}

/**
 * Tells whether a passphrase is hard to guess: made by Claimlight, or of six different words of four letters or more.
 * Rows of the keyboard do not count as words; fewer words are too often a known phrase.
 */
export function isStrong(passphrase: string): boolean {
  const bare = passphrase.replaceAll('-', '')
  const words = passphrase.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const hard = words.filter((word) => new Set(word).size > 2 && !KEYBOARD_ROWS.includes(word))
  return (GENERATED.test(bare) && new Set(bare).size > 9 && !ALPHABET.includes(bare)) || new Set(hard).size >= 6
}

const KEYBOARD_ROWS =
  'qwertyuiop asdfghjkl zxcvbnm qwertzuiopü yxcvbnm azertyuiop qsdfghjklm wxcvbn abcdefghijklmnopqrstuvwxyz'
const LENGTH = 24
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GENERATED = /^[a-km-np-z2-9]{24}$/

function groupByFour(text: string): string {
  return text.match(/.{4}/g)?.join('-') ?? text
}
