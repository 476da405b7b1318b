/** A passphrase of 24 letters and digits (120 bits), in groups of four. None of the characters looks like another one. */
export function makePassphrase(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte % 32] ?? '')
  return grouped(letters.join(''))
}

/** One form of what a user types: a passphrase of Claimlight may come without hyphens or in capitals. */
export function readPassphrase(typed: string): string {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '')
  return MADE.test(bare) ? grouped(bare) : typed.normalize('NFC').trim()
}

/**
 * Whether a passphrase of the user's own is long and varied enough that whoever has the folder cannot guess it: 14 different pairs of
 * neighbours, without repetitions and steps such as "aa", "ab" and "21".
 */
export function isStrong(passphrase: string): boolean {
  const letters = [...passphrase.toLowerCase()]
  const pairs = letters.slice(1).flatMap((letter, at) => {
    const before = letters[at] ?? ''
    const step = (letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
    return Math.abs(step) <= 1 ? [] : [before + letter]
  })
  return new Set(pairs).size >= 14
}

const LENGTH = 24
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const MADE = /^[a-km-np-z2-9]{24}$/

function grouped(text: string): string {
  return text.match(/.{4}/g)?.join('-') ?? text
}
