/** Makes a random passphrase of 24 letters and digits (120 bits) in groups of four. No two of its signs look alike. */
export function makePassphrase(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte % 32] ?? '')
  const made = groupByFour(letters.join(''))
  return isLongPassphrase(made) ? made : makePassphrase()
}

/** Normalises a typed passphrase: one made by Claimlight may be typed without hyphens or in capitals. */
export function normalizePassphrase(typed: string): string {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '')
  return GENERATED_PASSPHRASE.test(bare) ? groupByFour(bare) : typed.normalize('NFC').trim()
}

/**
 * Tells whether a passphrase is long: made by Claimlight, or of six different words of four letters or more. A long
 * one may still be easy to guess: only patterns and lists that are certain count less, as no list has all quotations.
 */
export function isLongPassphrase(passphrase: string): boolean {
  const bare = passphrase.replaceAll('-', '')
  if (GENERATED_PASSPHRASE.test(bare)) return !hasPattern(bare)
  const words = passphrase.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const counted = words.filter((word) => !KEYBOARD_ROWS.some((row) => row.includes(word)) && !CALENDAR.includes(word))
  // Words with the same three first letters count once, as neighbours in an alphabetical list.
  return new Set(counted.map((word) => word.slice(0, 3)).filter((start) => new Set(start).size > 1)).size >= 6
}

/** Whether six signs are in a row of the alphabet or keyboard, or twice, as in one of 300,000 random ones. */
function hasPattern(bare: string): boolean {
  const parts = Array.from({ length: bare.length - 5 }, (_, at) => bare.slice(at, at + 6))
  return new Set(parts).size < parts.length || parts.some((part) => KEYBOARD_ROWS.some((row) => row.includes(part)))
}

const LENGTH = 24
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GENERATED_PASSPHRASE = /^[a-km-np-z2-9]{24}$/
const KEYBOARDS =
  'qwertyuiop asdfghjkl zxcvbnm qwertzuiopü yxcvbnm azertyuiop qsdfghjklm wxcvbn abcdefghijklmnopqrstuvwxyz'
/** Rows of keyboards and alphabet in both directions, also without the letters that a made passphrase does not have. */
const KEYBOARD_ROWS = [...KEYBOARDS.split(' '), KEYBOARDS.replace(/[lo ]/g, ''), ALPHABET].flatMap((row) => [
  row,
  [...row].reverse().join(''),
])
const CALENDAR =
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  )

function groupByFour(text: string): string {
  return text.match(/.{4}/g)?.join('-') ?? text
}
