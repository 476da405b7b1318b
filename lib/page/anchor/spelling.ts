import type { Words } from './scan-words'
import { meaningChangingWords } from './content-words'

/** A word as written, with its properties. */
export interface Spelled {
  /** Lower case, without accents and apostrophes. */
  form: string
  hasDigit: boolean
  /** Neither letter nor digit: a currency or per cent sign. */
  isSign: boolean
  isCapital: boolean
}

export function wordAt(text: string, { starts, ends, forms }: Words, i: number): Spelled {
  const form = forms[i] ?? ''
  return {
    form,
    hasDigit: /\p{N}/u.test(form),
    isSign: !/[\p{L}\p{N}\p{M}]/u.test(form),
    isCapital: /^\p{Lu}/u.test(text.slice(starts[i], ends[i])),
  }
}

/**
 * Returns whether two words are variants or forms of one word: "recieve" and "receive", "large" and "larger". False for
 * names, except for a final "s", because another letter may be another person; for numbers ("sixth", "sixty"),
 * negations ("could", "couldn't"), and different first letters ("increase" and "decrease", "affect" and "effect").
 */
export function isSpelledAlike(a: Spelled, b: Spelled): boolean {
  if (!a.form.startsWith(b.form.charAt(0)) || [a, b].some(({ hasDigit, isSign }) => hasDigit || isSign)) return false
  if (meaningChangingWords.has(a.form) && meaningChangingWords.has(b.form)) return false
  if (isContractedNegation(a.form) !== isContractedNegation(b.form)) return false
  const [short, long] = a.form.length <= b.form.length ? [a.form, b.form] : [b.form, a.form]
  if (a.isCapital || b.isCapital) return short.length > 1 && long === `${short}s`
  if (short.length < SHORTEST_ALIKE) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  if (short.length === head) return long.length - head <= LONGEST_ENDING
  let tail = 0
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++
  const [shortRest, longRest] = [short.slice(head, short.length - tail), long.slice(head, long.length - tail)]
  if (longRest.length <= 1) return true
  return shortRest.length === 2 && shortRest === [...longRest].reverse().join('')
}

/** Returns whether a word is a contracted negation: "couldn't", but not "could". */
function isContractedNegation(small: string): boolean {
  return small.endsWith('nt') && meaningChangingWords.has(small)
}

const SHORTEST_ALIKE = 4
const LONGEST_ENDING = 3
