import { areOpposite, wordCosine, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'
import { conceptOf, stopWords } from '@/lib/engine/lexicon/concepts'
import { nameForm } from '@/lib/text/name-form'
import type { DetailKind } from '@/lib/schema/finding'
import { demonyms, widePlaces, wordsOf, type Word } from '@/lib/text/words'

/**
 * Whether two wordings can mean one thing: "hard decision" and "a difficult decision", "GM" and "General Motors", "Tom
 * Cech" and "Thomas Cech", a version and a finer one, and a town and a country that may contain it. A match suppresses a
 * difference; it supports nothing.
 */
export function mayHaveSameMeaning(article: string, dossier: string, kind: DetailKind): boolean {
  const a = plainWords(article)
  const b = plainWords(dossier)
  if (a.length === 0 || b.length === 0) return false
  if (isFinerVersion(article.trim(), dossier.trim())) return true
  if (kind === 'work' && isTitle(article) && isTitle(dossier)) return areOneTitle(a, b)
  const isPlace = kind === 'place'
  return haveLikeNames(article, dossier) || (isPlace && isWidePlace(a) !== isWidePlace(b)) || hasSimilarWords(a, b)
}

/** "Python 3.5" is a version of Python 3. */
const isFinerVersion = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return /\p{L}.*\d$/u.test(short) && long.startsWith(`${short}.`)
}

/** Whether a text looks like a title: most of its words have a capital. */
const isTitle = (text: string): boolean => {
  const words = plainWords(text)
  return words.length > 1 && words.filter((w) => /^[\p{Lu}\d]/u.test(w.raw)).length * 2 > words.length
}

/** Whether two titles may mean one work: all words of the shorter title are in the longer one. */
function areOneTitle(a: readonly Word[], b: readonly Word[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.every((x) => long.some((y) => x.stem === y.stem))
}

const plainWords = (text: string): Word[] => wordsOf(text).filter((w) => !stopWords.has(w.lower))

const isWidePlace = (words: readonly Word[]): boolean => {
  const last = words.at(-1)
  return last !== undefined && words.length <= 3 && (widePlaces.has(last.lower) || demonyms.has(last.lower))
}

/** Whether each word of `a` (article) has a similar word in `b` (dossier), and none its opposite. */
function hasSimilarWords(a: readonly Word[], b: readonly Word[]): boolean {
  if (a.some((x) => b.some((y) => areOpposite(x.lemma, y.lemma)))) return false
  return a.every((x) => b.some((y) => areSimilarWords(x, y)))
}

/** Minimum cosine of the vectors of two words for one thing. */
const LEAST_WORD_COSINE = 0.62

function areSimilarWords(x: Word, y: Word): boolean {
  if (x.stem === y.stem || conceptOf(x) === conceptOf(y) || endsWithCode(x.lower, y.lower)) return true
  if (/\d/.test(x.lower + y.lower) || /^\p{Lu}/u.test(x.raw) || /^\p{Lu}/u.test(y.raw)) return false
  const i = rowOf(x.lemma)
  const j = rowOf(y.lemma)
  return shareSense(i, j) || wordCosine(i, j) > LEAST_WORD_COSINE
}

/** Whether a word ends with a code-like name that a page joined to it: "Teachingcs231n". */
const endsWithCode = (x: string, y: string): boolean => x.length > y.length && x.endsWith(y) && /^\p{L}{2,}\d/u.test(y)

/** Whether names have one form, one abbreviates the other, or they share the last word and the first initial. */
function haveLikeNames(a: string, b: string): boolean {
  if (nameForm(a) === nameForm(b)) return true
  const ofA = namesIn(a)
  const ofB = namesIn(b)
  if (ofA.length === 1 && ofB.length === 1 && isLongerForm(ofA[0] ?? '', ofB[0] ?? '')) return true
  const initials = (names: readonly string[]): string => names.map((n) => n[0] ?? '').join('')
  const isShort = (short: string, long: readonly string[]): boolean =>
    /^(?:\p{Lu}\p{Ll}?){2,6}$/u.test(short) && long.length > 1 && initials(long).includes(short.replace(/\p{Ll}/gu, ''))
  if (isShort(a.trim(), ofB) || isShort(b.trim(), ofA)) return true
  if (ofA.length < 2 || ofB.length < 2) return false
  return ofA.at(-1) === ofB.at(-1) && ofA[0]?.[0] === ofB[0]?.[0]
}

/** Whether a text spells a short name out: "MoE" in "a Mixture-of-Experts model". */
export function spellsOutAbbreviation(text: string, short: string): boolean {
  if (!/^(?:\p{Lu}\p{Ll}?){2,6}$/u.test(short)) return false
  const initials = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word[0] ?? '').join('')
  return initials.toLowerCase().includes(short.toLowerCase())
}

/** "VGG" and "VGGNet", "Syria" and "Syrian": one name begins with the other. */
function isLongerForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && !/\d/.test(long) && long.startsWith(short)
}

const namesIn = (text: string): string[] => [...text.matchAll(/\p{Lu}[\p{L}\p{N}'’]*|\p{N}+/gu)].map(([name]) => name)
