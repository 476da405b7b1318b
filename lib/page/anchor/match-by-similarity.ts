import type { PageWords, QuoteWords } from './scan-words'
import { alignNear, likelyPlaces, firstPaired, gapsBetweenPairs, type Gap, type Pairing } from './align-context'
import { spanOf } from './span-of'
import { contextScore, type ContextScore } from './context-score'
import { isSpelledAlike, wordAt, type SpelledWord, NEGATING_WORDS, smallWords, meaningChangingWords } from './spelling'
import type { Span } from '@/lib/text/spans'

/**
 * Finds the most similar place for a quote that no longer occurs exactly: where many of its words are near each other,
 * quote and page are aligned word by word.
 *
 * A place must keep most of the words and all values, and its context must match.
 *
 * @param hasTwin the exact words occur elsewhere on the page: more of the context must match then
 * @returns null if no place is similar enough, or if another place is nearly as good
 */
export function matchBySimilarity(page: PageWords, quote: QuoteWords, hasTwin: boolean): Span | null {
  const places = findSimilarPlaces(page, quote)
    .filter(({ around }) => around.betterSide >= (hasTwin ? GOOD_SHARE : FAIR_SHARE))
    .sort((a, b) => b.rank - a.rank)
  const [best] = places
  // Exact matches are left to the other methods.
  if (!best || best.gaps.length === 0) return null
  const rival = places.find(({ from, to }) => to <= best.from || from >= best.to)
  if (rival && best.rank - rival.rank < LEAST_RANK_LEAD) return null
  return spanOf(page, quote, best.from, best.to)
}

/** Quote words per unit of `COSTS` that is allowed: one in six may be removed, one in twenty replaced. */
const WORDS_PER_CHANGE = 6
const LEAST_RANK_LEAD = 0.1
const FAIR_SHARE = 0.5
const GOOD_SHARE = 0.7

interface SimilarPlace {
  /** Indexes of its first word on the page, and of the word after its last one (`to`). */
  from: number
  to: number
  gaps: Gap[]
  around: ContextScore
  rank: number
}

function findSimilarPlaces(page: PageWords, quote: QuoteWords): SimilarPlace[] {
  const length = quote.quoteTo - quote.quoteFrom
  const limit = length < 4 ? 0.3 : Math.max(0.7, length / WORDS_PER_CHANGE)
  const mostGone = Math.min(12, Math.max(2, Math.floor(length / 4)))
  const found: SimilarPlace[] = []
  const looked: number[] = []
  for (const start of likelyPlaces(page, quote, LEAST_ALIKE)) {
    if (looked.length >= MOST_TESTED_PLACES) break
    if (looked.some((other) => Math.abs(other - start) < SAME_PLACE_WORDS)) continue
    looked.push(start)
    const place = placeAt(page, quote, start)
    if (!place || place.same < length * LEAST_SAME) continue
    const { from, to, gaps } = place
    if (gaps.some((gap) => gap.oldTo - gap.oldFrom > mostGone || gap.to - gap.from > MOST_INSERTED)) continue
    const cost = gaps.reduce((sum, gap) => sum + costOf(gap, page, quote), 0)
    if (cost > limit) continue
    const around = contextScore(page, quote, from, to)
    found.push({ from, to, gaps, around, rank: 0.6 * (1 - cost / limit / 2) + 0.4 * around.overall })
  }
  return found
}

/** Returns the place of a quote near a word of the page, and how many of its words are there. */
function placeAt(page: PageWords, quote: QuoteWords, start: number) {
  const { quoteFrom: oldFrom, quoteTo: oldTo } = quote
  const near = { from: Math.max(0, start - MARGIN), to: Math.min(page.ids.length, start + oldTo - oldFrom + MARGIN) }
  const shift = start - oldFrom
  const pairs = alignNear(page, quote, near, { least: shift - MARGIN, most: shift + MARGIN })
  const first = firstPaired(pairs, oldFrom, oldTo, 1)
  const last = firstPaired(pairs, oldTo - 1, oldFrom - 1, -1)
  if (!first || !last) return null
  const from = Math.max(0, pageEdge(pairs, first, oldFrom - 1, -1))
  const to = Math.min(page.ids.length, pageEdge(pairs, last, oldTo, 1) + 1)
  const same = pairs.subarray(oldFrom, oldTo).reduce((sum, at) => (at >= 0 ? sum + 1 : sum), 0)
  return { from, to, same, gaps: gapsBetweenPairs({ oldFrom, oldTo, from, to }, pairs) }
}

/** Returns the page's word at an end of a quote: where its outer words are gone, up to the context or as many words. */
function pageEdge(pairs: Pairing, { at, page }: { at: number; page: number }, context: number, by: 1 | -1): number {
  const gone = Math.abs(context - at) - 1
  const beside = pairs[context] ?? -1
  const come = beside < 0 ? Infinity : Math.abs(beside - page) - 1
  return page + by * (gone > 0 && come <= gone + MOST_INSERTED_AT_END ? come : gone)
}

/** Greatest number of words that may be added at one place, such as a clause; and beside words that are gone at an end. */
const MOST_INSERTED = 24
const MOST_INSERTED_AT_END = 3
/** Words of the page before and after a quote that are aligned with it, by which the quote's words may be shifted. */
const MARGIN = 40
/** Words by which two places may be shifted against each other and are looked at once. */
const SAME_PLACE_WORDS = 6
/** Maximum number of places to test: a quote of only common words is not found by similarity. */
const MOST_TESTED_PLACES = 40
const LEAST_ALIKE = 0.4
const LEAST_SAME = 0.6

/** Costs of changes; 1 for a removed word. A changed value (a year, a number, a name, a negation) is never allowed. */
const COSTS = {
  respaced: 0.1,
  alike: 0.2,
  small: 0.4,
  come: 0.5,
  comeToo: 0.1,
  gone: 1,
  reworded: 3.3,
  value: Infinity,
}

function costOf(gap: Gap, page: PageWords, quote: QuoteWords): number {
  const was = wordsBetween(quote, gap.oldFrom, gap.oldTo)
  const is = wordsBetween(page, gap.from, gap.to)
  if (was.length > 0 && is.length > 0 && joinForms(was) === joinForms(is)) return COSTS.respaced
  const { pairs, gone, come } = pairWords(was, is)
  const costs = [
    ...pairs.map(([a, b]) => costOfReplaced(a, b)),
    ...gone.map((word) => (isValue(word) ? COSTS.value : costOfForm(word.form, COSTS.gone))),
    ...come.map(({ form }, n) => {
      if (NEGATING_WORDS.has(form)) return COSTS.value
      return n > 0 ? COSTS.comeToo : costOfForm(form, COSTS.come)
    }),
  ]
  return costs.reduce((sum, cost) => sum + cost, 0)
}

const costOfForm = (form: string, usual: number): number => (smallWords.has(form) ? COSTS.small : usual)

function costOfReplaced(a: SpelledWord, b: SpelledWord): number {
  if (isSpelledAlike(a, b)) return COSTS.alike
  if (isValue(a) || isValue(b)) return COSTS.value
  return smallWords.has(a.form) && smallWords.has(b.form) ? COSTS.small : COSTS.reworded
}

/** Pairs words with similar spelling; the remaining words on both sides are paired in order, as replacements. */
function pairWords(
  quoteWords: SpelledWord[],
  pageWords: SpelledWord[],
): { pairs: [SpelledWord, SpelledWord][]; gone: SpelledWord[]; come: SpelledWord[] } {
  const pairs: [SpelledWord, SpelledWord][] = []
  const removedWords: SpelledWord[] = []
  const addedWords: SpelledWord[] = []
  let next = 0
  for (const word of quoteWords) {
    const at = pageWords.findIndex((other, n) => n >= next && (other.form === word.form || isSpelledAlike(word, other)))
    if (at < 0) {
      removedWords.push(word)
      continue
    }
    addedWords.push(...pageWords.slice(next, at))
    const partner = pageWords[at]
    if (partner && partner.form !== word.form) pairs.push([word, partner])
    next = at + 1
  }
  addedWords.push(...pageWords.slice(next))
  while (removedWords.length > 0 && addedWords.length > 0) {
    const a = removedWords.shift()
    const b = addedWords.shift()
    if (a && b) pairs.push([a, b])
  }
  return { pairs, gone: removedWords, come: addedWords }
}

const isValue = ({ form, hasDigit, isSign, isCapital }: SpelledWord): boolean =>
  hasDigit || isSign || meaningChangingWords.has(form) || (isCapital && !smallWords.has(form))

function wordsBetween({ text, words }: Pick<PageWords, 'text' | 'words'>, from: number, to: number): SpelledWord[] {
  const found: SpelledWord[] = []
  for (let i = Math.max(0, from); i < Math.min(to, words.forms.length); i++) found.push(wordAt(text, words, i))
  return found
}

const joinForms = (words: readonly SpelledWord[]): string => words.map(({ form }) => form).join('')
