import { rowOf, shareSense, wordCosine } from '@/lib/engine/lexicon/word-table'
import { formsOf } from '@/lib/text/words'
import type { QuotedWord } from './quoted-words'
import { SAYS } from './reporting-clauses'
import { isDenial, isLight } from './sense-words'

/**
 * Whether words of a quotation with the same letters as words of the evidence are surely these: in one spelling, joined in no other
 * way, with the same signs before them and the same kind of mark behind them.
 *
 * @param edges whether they are the first or the last words of the quotation, around which the evidence may have signs of its own
 */
export function areWrittenTheSame(
  said: readonly QuotedWord[],
  stands: readonly QuotedWord[],
  edges: { isFirst: boolean; isLast: boolean },
): boolean {
  const one = said[0]
  const other = stands[0]
  const last = said.at(-1)
  const lastOther = stands.at(-1)
  if (!one || !other || !last || !lastOther) return false
  return (
    areOneWord(said, stands) &&
    haveSameSigns(one, one.before, other.before, edges.isFirst ? /\S*$/ : /^.*$/su) &&
    (!edges.isLast || haveSameSigns(one, last.after, lastOther.after, /^\S*/)) &&
    haveSameEnd(last.after, lastOther.after) &&
    // "The keeper, said the mayor, is a thief" has another thief without its commas.
    (!SAYS.test(one.key) || one.before.includes(',') === other.before.includes(','))
  )
}

function areOneWord(said: readonly QuotedWord[], stands: readonly QuotedWord[]): boolean {
  const [first, second] = said.length > 1 ? said : stands
  const one = said[0]
  const other = stands[0]
  if (first && second) return areParts(first, second)
  return one?.written === other?.written || areOneSpelling(one?.written ?? '', other?.written ?? '')
}

/** Whether two spellings are those of one word, and not of two: "theatre" and "theater", but not "timbre" and "timber". */
function areOneSpelling(first: string, second: string): boolean {
  const a = rowOf(formsOf(first).lemma)
  const b = rowOf(formsOf(second).lemma)
  if (a < 0 || b < 0) return OLD_DIGRAPH.test(`${first} ${second}`)
  return shareSense(a, b) || wordCosine(a, b) >= LEAST_COSINE
}
/** Cosine of two spellings of a word; "offence" and "offense" have 0.44, "Michel" and "Michael" 0.34. */
const LEAST_COSINE = 0.4
/** Matches "ae" and "oe" in words from Greek and Latin, which one of two spellings leaves out. */
const OLD_DIGRAPH = /aem|aesth|paed|archae|aev|faec|foet|oestr|oedem|oeuv|rrhoe|gynae|palae|oesoph|amoeb/

/** Whether two words are one that is written in two parts: at a hyphen or between two whole words, of which neither is a small one. */
function areParts(first: QuotedWord, second: QuotedWord): boolean {
  const link = second.before
  const pair = `${first.written} ${second.written}`
  if (ONE_WORD.test(pair) || /^[-\u2010]\s*\n\s*$/.test(link)) return true
  if (OTHER_WORDS.test(pair) || !/^[\s\u2010\u2011-]+$/.test(link)) return false
  const forms = [first, second].map(({ written }) => formsOf(written))
  if (forms.some(({ lower }) => isLight(lower) || isDenial(lower))) return false
  const least = link.trim() === '' ? LEAST_IN_PART : LEAST_BESIDE_HYPHEN
  // A piece of a word at the end of a line is no word.
  return (
    forms.some(({ lemma }) => rowOf(lemma) < 0) ||
    (forms[0]?.lemma === forms[0]?.lower && forms.every(({ lower }) => lower.length >= least))
  )
}
const LEAST_IN_PART = 4
const LEAST_BESIDE_HYPHEN = 3
/** Matches parts that are always one word, and the groups of a large number. */
const ONE_WORD =
  /^(?:per cent|any more|for ever|no one|can not|all right|web sites?|on line|e mails?|to (?:day|night|morrow)|(?:re|pre|de) [aeiou]\w{3,}|(?:co|non|anti|multi|micro|semi|ultra|inter) \p{L}{4,}|\d{1,3} \d{3})$/u
/** Matches parts that make another word together than apart: "re-sent", "un-ionised", "some body". */
const OTHER_WORDS = /^(?:re|pre|de|un|in|im|dis|mis|en|a|any|all|some|every|may|by|for|to|under|over|out|up|with) |^\d/

/** Whether the signs before or behind words are the same. Pictures may be left out, and the signs of the evidence that are not `near`. */
function haveSameSigns(word: QuotedWord, said: string, stands: string, near: RegExp): boolean {
  const signs = signsIn(word, said)
  if (signs !== '') return signs === signsIn(word, stands)
  return signsIn(word, near.exec(stands)?.[0] ?? '').replace(PICTURES, '') === ''
}
const PICTURES = /\p{Extended_Pictographic}/gu

/** Returns the signs of a stretch between words that are no marks of a sentence; a dash before a figure is one. */
function signsIn({ key }: QuotedWord, between: string): string {
  if (between === ' ' || between === '') return ''
  const isMinus = /^(?:\d|dollar$|euro$|pound$)/.test(key) && MINUS.test(between)
  return (isMinus ? '−' : '') + between.replace(MARKS, '')
}
const MINUS = /[\s\p{Ps}\p{Pi}"'][-\u2010-\u2013\u2212]\p{Sc}?$/u
const MARKS =
  /[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}\p{Cf}.,;:!?¡¿"'`´ʼ′″·•◦▪*_†‡§#@¶©®™|\\\u2212\ufe0f]|(?![\u0334-\u0338\u20d2-\u20ea])\p{M}|(?<=\s)\/(?=\s)|(?<=\n\s*)>/gu

/** Whether a question stays one. */
function haveSameEnd(said: string, stands: string): boolean {
  const one = endMarkIn(said)
  const other = endMarkIn(stands)
  return one === other || one === '' || other === ''
}

function endMarkIn(after: string): string {
  if (after.includes('?')) return '?'
  return /[.!]/.test(after) ? '.' : ''
}
