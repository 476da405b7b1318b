import { align, type Alignment, type Gap } from './align'
import type { AnchorResult } from './anchor-result'
import { timesOn, type PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { spanOf } from './span-of'
import { contextScore, type ContextScore } from './context-score'
import { isSpelledAlike, wordAt, type Spelled } from './spelling'
import { denials, magnitudes, smallWords, contentWords } from './content-words'

/**
 * The most similar place for a quote that no longer occurs exactly. Searched only around its rarest remaining words,
 * and aligned there word by word.
 *
 * A place must keep most of the words and all values, and its context must match unless very many words do. A place
 * that matches the quote's stored neighbour better is that neighbour.
 *
 * @param hasTwin the exact words occur elsewhere: then nearly all of the context must match
 * @returns null where there is none, or where another place is nearly as good
 */
export function matchBySimilarity(page: PageWords, quote: QuoteWords, hasTwin: boolean): AnchorResult | null {
  const places = likely(page, quote)
    .filter((place) => speaksFor(quote, place, hasTwin))
    .sort((a, b) => b.rank - a.rank)
  const [best] = places
  // Exact matches are left to the other methods.
  if (!best || best.alignment.gaps.length === 0) return null
  const { alignment, rank } = best
  const rival = places.find(({ alignment: { from, to } }) => to <= alignment.from || from >= alignment.to)
  if (rival && rank - rival.rank < CLEAR_LEAD) return null
  const isAnother = best.change.values > 0 || best.change.reworded > 0
  const score = Math.min(isAnother ? MOST_FOR_ANOTHER : MOST_FOR_CHANGED, rank)
  return { state: 'anchored', rung: 'fuzzy-quote', span: spanOf(page, quote, alignment.from, alignment.to), score }
}

/**
 * Limits of changes: one word in six added or removed; one in twenty replaced; one value in forty. None in shorter
 * quotes.
 */
const WORDS_PER_CHANGE = 6
const WORDS_PER_VALUE = 40
const CLEAR_LEAD = 0.1
const AGREES = 0.5
const AGREES_WELL = 0.7
/** With this many equal words, context is not needed. */
const MANY_WORDS = 20
/** Minimum number of words for a quote without context. */
const SOME_WORDS = 8
const MOST_FOR_CHANGED = 0.74
const MOST_FOR_ANOTHER = 0.5

interface Likely {
  alignment: Alignment
  change: Change
  around: ContextScore
  rank: number
}

function likely(page: PageWords, quote: QuoteWords): Likely[] {
  const length = quote.last - quote.first
  const limit = length < 4 ? 0.3 : Math.max(0.7, length / WORDS_PER_CHANGE)
  const mostGone = Math.min(12, Math.max(2, Math.floor(length / 4)))
  const found: Likely[] = []
  let looked = 0
  for (const [n, seed] of rarest(page, quote).entries()) {
    // Any place that is as good contains these words too.
    if (n >= ENOUGH_SEEDS && found.length > 0) break
    for (const at of page.places[quote.ids[seed] ?? 0] ?? []) {
      if (++looked > MOST_LOOKED) return found
      if (!hasLikeNeighbours(page, quote, seed, at)) continue
      const alignment = align(page, quote, { quote: seed, page: at }, mostGone)
      if (!alignment || alignment.same < length * LEAST_SAME || isNeighbour(page, quote, alignment)) continue
      const change = scoreGaps(page, quote, alignment)
      if (change.cost > limit || change.values > Math.floor(length / WORDS_PER_VALUE)) continue
      const around = contextScore(page, quote, alignment.from, alignment.to)
      const likeness = 1 - change.cost / limit / 2
      found.push({ alignment, change, around, rank: 0.6 * likeness + 0.4 * around.both })
    }
  }
  return found
}

/** Most places of rare words are in other sentences: some of the neighbouring words must match too. */
function hasLikeNeighbours(page: PageWords, quote: QuoteWords, seed: number, at: number): boolean {
  const from = Math.max(quote.first, seed - REACH)
  const to = Math.min(quote.last, seed + REACH + 1)
  let same = 0
  for (let i = from; i < to; i++) if (quote.ids[i] === page.ids[at + i - seed]) same++
  return same >= Math.min(LIKE, Math.max(2, (to - from) >> 1))
}

const REACH = 5
const LIKE = 4
/** Maximum number of places to test: a quote of only common words is not found by similarity. */
const MOST_LOOKED = 150
const MOST_SEEDS = 8
const ENOUGH_SEEDS = 3
const LEAST_SAME = 0.6

/** The quote's rarest words that occur on the page, rarest first. */
function rarest(page: PageWords, { ids, first, last }: QuoteWords): number[] {
  const timesOf = (word: number): number => timesOn(page, ids[word] ?? 0)
  return Array.from({ length: last - first }, (_, n) => first + n)
    .filter((word) => (ids[word] ?? -1) >= 0)
    .sort((a, b) => timesOf(a) - timesOf(b))
    .slice(0, MOST_SEEDS)
}

function speaksFor(quote: QuoteWords, { around, alignment: { same }, change }: Likely, hasTwin: boolean): boolean {
  if (hasTwin) return around.best >= AGREES_WELL
  if (around.best >= AGREES) return true
  if (change.reworded > 0 || change.values > 0) return false
  const known = quote.from < quote.first || quote.last < quote.to
  return same >= (known ? MANY_WORDS : SOME_WORDS)
}

/**
 * Whether this is a similar sentence that was next to the quote. When the quote was removed, its neighbour takes its
 * place, with half of its context. It is recognised by matching the stored context for longer than the quote.
 */
function isNeighbour(page: PageWords, quote: QuoteWords, { from, to, gaps }: Alignment): boolean {
  const [firstGap, lastGap] = [gaps[0], gaps.at(-1)]
  if (!firstGap || !lastGap) return false
  return (
    run(page, quote, quote.last, quote.to, from, 1) > firstGap.pageFrom - from ||
    run(page, quote, quote.first - 1, quote.from - 1, to - 1, -1) > to - lastGap.pageTo
  )
}

function run(page: PageWords, quote: QuoteWords, i: number, stop: number, at: number, by: 1 | -1): number {
  let count = 0
  while (i + count * by !== stop && page.ids[at + count * by] === quote.ids[i + count * by]) count++
  return count
}

/** The changes of a quote. */
interface Change {
  /** In words: a removed word costs one, a corrected letter less, a replaced word more. */
  cost: number
  /** Number of changed values: a year, a number, a name, a negation. */
  values: number
  /** Number of replaced content words. */
  reworded: number
}

/** Scores the differences of an alignment, word by word. */
function scoreGaps(page: PageWords, quote: QuoteWords, { gaps }: Alignment): Change {
  const change: Change = { cost: 0, values: 0, reworded: 0 }
  for (const gap of gaps) weigh(gap, page, quote, change)
  return change
}

const COST = { respaced: 0.1, alike: 0.2, small: 0.4, come: 0.5, comeToo: 0.1, gone: 1, reworded: 3.3, value: 3.3 }

function weigh(gap: Gap, page: PageWords, quote: QuoteWords, change: Change): void {
  const was = spelled(quote, gap.quoteFrom, gap.quoteTo)
  const is = spelled(page, gap.pageFrom, gap.pageTo)
  if (was.length > 0 && is.length > 0 && joined(was) === joined(is)) {
    change.cost += COST.respaced
    return
  }
  const { pairs, gone, come } = pair(was, is)
  for (const [a, b] of pairs) replaced(a, b, change)
  for (const word of gone) {
    if (isValue(word)) addValue(change)
    else change.cost += smallWords.has(word.small) ? COST.small : COST.gone
  }
  const beside = [...spelled(page, gap.pageFrom - 1, gap.pageFrom), ...spelled(page, gap.pageTo, gap.pageTo + 1)]
  come.forEach((word, n) => {
    if (turns(word, come, beside)) addValue(change)
    else change.cost += n > 0 ? COST.comeToo : smallWords.has(word.small) ? COST.small : COST.come
  })
}

function addValue(change: Change): void {
  change.values++
  change.cost += COST.value
}

function replaced(a: Spelled, b: Spelled, change: Change): void {
  if (isSpelledAlike(a, b)) change.cost += COST.alike
  else if (isValue(a) || isValue(b)) addValue(change)
  else if (smallWords.has(a.small) && smallWords.has(b.small)) change.cost += COST.small
  else {
    change.cost += COST.reworded
    change.reworded++
  }
}

/** Pairs words with similar spelling; the remaining words on both sides are paired in order, as replacements. */
function pair(was: Spelled[], is: Spelled[]): { pairs: [Spelled, Spelled][]; gone: Spelled[]; come: Spelled[] } {
  const pairs: [Spelled, Spelled][] = []
  const gone: Spelled[] = []
  const come: Spelled[] = []
  let next = 0
  for (const word of was) {
    const at = is.findIndex((other, n) => n >= next && (other.small === word.small || isSpelledAlike(word, other)))
    if (at < 0) {
      gone.push(word)
      continue
    }
    come.push(...is.slice(next, at))
    const partner = is[at]
    if (partner && partner.small !== word.small) pairs.push([word, partner])
    next = at + 1
  }
  come.push(...is.slice(next))
  while (gone.length > 0 && come.length > 0) {
    const [a, b] = [gone.shift(), come.shift()]
    if (a && b) pairs.push([a, b])
  }
  return { pairs, gone, come }
}

/** Whether an inserted word changes the meaning: it is a negation or belongs to a number next to it. */
function turns(word: Spelled, come: readonly Spelled[], beside: readonly Spelled[]): boolean {
  if (denials.has(word.small)) return true
  const isOfNumber = word.hasDigit || magnitudes.has(word.small) || contentWords.has(word.small)
  return isOfNumber && come.length <= SHORT && beside.some(({ hasDigit, small }) => hasDigit || magnitudes.has(small))
}

/** A longer insertion is a clause of its own. */
const SHORT = 3

function isValue({ small, hasDigit, isSign, isCapital }: Spelled): boolean {
  return hasDigit || isSign || contentWords.has(small) || (isCapital && !smallWords.has(small))
}

function spelled({ text, words }: Pick<PageWords, 'text' | 'words'>, from: number, to: number): Spelled[] {
  const found: Spelled[] = []
  for (let i = Math.max(0, from); i < Math.min(to, words.forms.length); i++) found.push(wordAt(text, words, i))
  return found
}

function joined(words: readonly Spelled[]): string {
  return words.map(({ small }) => small).join('')
}
