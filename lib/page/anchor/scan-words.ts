import { signOf, type Sign } from './signs'

/** The words of a text by index: the position of each, and two hashes of its folded letters that identify it. */
export interface Words {
  count: number
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
  otherHashes: Int32Array
}

export function noWords(room: number): Words {
  return {
    count: 0,
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    hashes: new Int32Array(room),
    otherHashes: new Int32Array(room),
  }
}

/**
 * Appends words to `words`. Words are equal when they differ only in case, accents, the form of an apostrophe, composed
 * or decomposed letters, and zero-width characters. Separators (blanks, dashes, quotes, stops) are not words, so they
 * may change. A number includes its point and sign; a currency or per cent sign is a word, and so is each letter of a
 * script without blanks.
 *
 * This code reads every character of a page, hence the tables and the plain loop.
 *
 * @param from, until offsets; it stops before the first word that begins at `until` or later
 * @returns the offset where it stopped
 */
export function scanWords(text: string, words: Words, from: number, until = text.length): number {
  const { length } = text
  let i = from
  while (i < length && i < until) {
    const code = text.charCodeAt(i)
    let kind = code < 128 ? (KINDS[code] ?? BREAK) : BREAK
    if (code >= 128) {
      const sign = signOf(text, i)
      if (sign.kind === 'alone') {
        for (const unit of sign.letters) add(words, i, i + sign.width, mix(SEED, unit), mix(OTHER_SEED, unit * 31))
      }
      if (sign.kind !== 'letter') {
        i += sign.width
        continue
      }
      kind = LETTER
    }
    if (kind === ALONE) add(words, i, i + 1, mix(SEED, code), mix(OTHER_SEED, code * 31))
    else if (kind === LETTER || kind === DIGIT || (code === MINUS && isMinus(text, i))) {
      i = scanWord(text, words, i)
      continue
    }
    i++
  }
  return i
}

function scanWord(text: string, words: Words, start: number): number {
  const most = Math.min(text.length, start + LONGEST)
  let a = SEED
  let b = OTHER_SEED
  let i = start
  let end = start
  if (text.charCodeAt(i) === MINUS) {
    a = mix(a, MINUS)
    b = mix(b, MINUS * 31)
    i++
  }
  for (; i < most;) {
    const code = text.charCodeAt(i)
    if (code < 128) {
      const small = SMALL[code] ?? 0
      if (small !== 0) {
        a = Math.imul(a ^ small, 0x01000193)
        b = Math.imul(b + small, 0x2c1b3c6d)
        end = ++i
        continue
      }
      const kind = KINDS[code]
      if (kind === JOINT && isDigit(text, i - 1) && isDigit(text, i + 1)) {
        if (code !== COMMA || !endsThousands(text, i + 1)) {
          a = Math.imul(a ^ code, 0x01000193)
          b = Math.imul(b + code, 0x2c1b3c6d)
        }
        i++
      } else if (kind === APOSTROPHE && isLetterAt(text, i + 1)) i++
      else break
      continue
    }
    const sign: Sign = signOf(text, i)
    if (sign.kind === 'letter') {
      for (const unit of sign.letters) {
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b + unit, 0x2c1b3c6d)
      }
      i += sign.width
      end = i
    } else if (sign.kind === 'nothing' || (sign.kind === 'apostrophe' && isLetterAt(text, i + 1))) i += sign.width
    else break
  }
  add(words, start, end, a, b)
  return i
}

/** Longer words are data; they are cut to keep steps short. */
const LONGEST = 120
const BREAK = 0
const LETTER = 1
const DIGIT = 2
const ALONE = 3
const APOSTROPHE = 4
const JOINT = 5
const MINUS = 45
const COMMA = 44
const SEED = 0x811c9dc5 | 0
const OTHER_SEED = 0x9e3779b9 | 0

const KINDS = new Uint8Array(128)
for (const [kind, signs] of [
  [LETTER, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_'],
  [DIGIT, '0123456789'],
  [ALONE, '$%&+=<>#@'],
  [APOSTROPHE, "'`"],
  [JOINT, '.,:'],
] as const) {
  for (let i = 0; i < signs.length; i++) KINDS[signs.charCodeAt(i)] = kind
}

/** The lower-case code of a letter or digit; 0 for other characters. */
const SMALL = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  if (KINDS[code] === LETTER || KINDS[code] === DIGIT)
    SMALL[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0)
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ (hash >>> 15) ^ code, 0x01000193)
}

/** Only this function writes these arrays: they grow by doubling. */
function add(words: Words, start: number, end: number, a: number, b: number): void {
  const { count } = words
  if (count === words.starts.length) {
    words.starts = grown(words.starts)
    words.ends = grown(words.ends)
    words.hashes = grown(words.hashes)
    words.otherHashes = grown(words.otherHashes)
  }
  words.starts[count] = start
  words.ends[count] = end
  words.hashes[count] = a
  words.otherHashes[count] = b
  words.count = count + 1
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(Math.max(64, array.length * 2))
  larger.set(array)
  return larger
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** "1,224" and "1224" are one number; "2,5" and "25" are not. */
function endsThousands(text: string, at: number): boolean {
  return isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3)
}

/** A hyphen before a number that follows no word. */
function isMinus(text: string, at: number): boolean {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1)
  return isDigit(text, at + 1) && (before <= 32 || before === 40 || before === 0xa0)
}

function isLetterAt(text: string, at: number): boolean {
  if (at >= text.length) return false
  const code = text.charCodeAt(at)
  return code < 128 ? KINDS[code] === LETTER : signOf(text, at).kind === 'letter'
}
