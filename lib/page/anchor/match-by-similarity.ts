import { timesOn, type PageWords, type QuoteWords } from './scan-words'
import { spanOf, type TextSpan } from './span-of'
import { contextScore, type ContextScore } from './context-score'
import { isSpelledAlike, wordAt, type Spelled, denials, smallWords, meaningChangingWords } from './spelling'

/**
 * Finds the most similar place for a quote that no longer occurs exactly. It searches only around the quote's rarest
 * words on the page, and aligns quote and page there word by word.
 *
 * A place must keep most of the words and all values, and its context must match.
 *
 * @param hasTwin the exact words occur elsewhere on the page: more of the context must match then
 * @returns null if no place is similar enough, or if another place is nearly as good
 */
export function matchBySimilarity(page: PageWords, quote: QuoteWords, hasTwin: boolean): TextSpan | null {
  const places = findSimilarPlaces(page, quote)
    .filter(({ around }) => around.betterSide >= (hasTwin ? GOOD_SHARE : FAIR_SHARE))
    .sort((a, b) => b.rank - a.rank)
  const [best] = places
  // Exact matches are left to the other methods.
  if (!best || best.alignment.gaps.length === 0) return null
  const { alignment, rank } = best
  const rival = places.find(({ alignment: { from, to } }) => to <= alignment.from || from >= alignment.to)
  if (rival && rank - rival.rank < LEAST_RANK_LEAD) return null
  return spanOf(page, quote, alignment.from, alignment.to)
}

/** Quote words per unit of `COST` that is allowed: one in six may be removed, one in twenty replaced. */
const WORDS_PER_CHANGE = 6
const LEAST_RANK_LEAD = 0.1
const FAIR_SHARE = 0.5
const GOOD_SHARE = 0.7

interface SimilarPlace {
  alignment: Alignment
  around: ContextScore
  rank: number
}

function findSimilarPlaces(page: PageWords, quote: QuoteWords): SimilarPlace[] {
  const length = quote.quoteTo - quote.quoteFrom
  const limit = length < 4 ? 0.3 : Math.max(0.7, length / WORDS_PER_CHANGE)
  const mostGone = Math.min(12, Math.max(2, Math.floor(length / 4)))
  const found: SimilarPlace[] = []
  let looked = 0
  for (const [n, seed] of rarest(page, quote).entries()) {
    // A place that is as good would contain one of the words tried so far, so the search can end.
    if (n >= ENOUGH_SEEDS && found.length > 0) break
    for (const at of page.places[quote.ids[seed] ?? 0] ?? []) {
      if (++looked > MOST_LOOKED) return found
      if (!hasLikeNeighbours(page, quote, seed, at)) continue
      const alignment = align(page, quote, { quote: seed, page: at }, mostGone)
      if (!alignment || alignment.same < length * LEAST_SAME) continue
      const cost = alignment.gaps.reduce((sum, gap) => sum + costOf(gap, page, quote), 0)
      if (cost > limit) continue
      const around = contextScore(page, quote, alignment.from, alignment.to)
      const likeness = 1 - cost / limit / 2
      found.push({ alignment, around, rank: 0.6 * likeness + 0.4 * around.overall })
    }
  }
  return found
}

/** Returns whether enough neighbouring words match: most places of a rare word are in other sentences. */
function hasLikeNeighbours(page: PageWords, quote: QuoteWords, seed: number, at: number): boolean {
  const from = Math.max(quote.quoteFrom, seed - REACH)
  const to = Math.min(quote.quoteTo, seed + REACH + 1)
  let same = 0
  for (let i = from; i < to; i++) if (quote.ids[i] === page.ids[at + i - seed]) same++
  return same >= Math.min(LEAST_LIKE_NEIGHBOURS, Math.max(2, (to - from) >> 1))
}

const REACH = 5
const LEAST_LIKE_NEIGHBOURS = 4
/** Maximum number of places to test: a quote of only common words is not found by similarity. */
const MOST_LOOKED = 150
const MOST_SEEDS = 8
const ENOUGH_SEEDS = 3
const LEAST_SAME = 0.6

/** Returns the indexes of the quote's words that occur on the page, rarest first, at most `MOST_SEEDS`. */
function rarest(page: PageWords, { ids, quoteFrom, quoteTo }: QuoteWords): number[] {
  const timesOf = (word: number): number => timesOn(page, ids[word] ?? 0)
  return Array.from({ length: quoteTo - quoteFrom }, (_, n) => quoteFrom + n)
    .filter((word) => (ids[word] ?? -1) >= 0)
    .sort((a, b) => timesOf(a) - timesOf(b))
    .slice(0, MOST_SEEDS)
}

/** Costs of changes; 1 for a removed word. A changed value (a year, a number, a name, a negation) is never allowed. */
const COST = { respaced: 0.1, alike: 0.2, small: 0.4, come: 0.5, comeToo: 0.1, gone: 1, reworded: 3.3, value: Infinity }

/** Returns the cost of a difference in an alignment: the sum for its words. */
function costOf(gap: Gap, page: PageWords, quote: QuoteWords): number {
  const was = wordsBetween(quote, gap.quoteFrom, gap.quoteTo)
  const is = wordsBetween(page, gap.pageFrom, gap.pageTo)
  if (was.length > 0 && is.length > 0 && joined(was) === joined(is)) return COST.respaced
  const { pairs, gone, come } = pair(was, is)
  const costs = [
    ...pairs.map(([a, b]) => costOfReplaced(a, b)),
    ...gone.map((word) => (isValue(word) ? COST.value : smallWords.has(word.form) ? COST.small : COST.gone)),
    ...come.map(({ form }, n) => {
      if (denials.has(form)) return COST.value
      return n > 0 ? COST.comeToo : smallWords.has(form) ? COST.small : COST.come
    }),
  ]
  return costs.reduce((sum, cost) => sum + cost, 0)
}

function costOfReplaced(a: Spelled, b: Spelled): number {
  if (isSpelledAlike(a, b)) return COST.alike
  if (isValue(a) || isValue(b)) return COST.value
  return smallWords.has(a.form) && smallWords.has(b.form) ? COST.small : COST.reworded
}

/** Pairs words with similar spelling; the remaining words on both sides are paired in order, as replacements. */
function pair(was: Spelled[], is: Spelled[]): { pairs: [Spelled, Spelled][]; gone: Spelled[]; come: Spelled[] } {
  const pairs: [Spelled, Spelled][] = []
  const gone: Spelled[] = []
  const come: Spelled[] = []
  let next = 0
  for (const word of was) {
    const at = is.findIndex((other, n) => n >= next && (other.form === word.form || isSpelledAlike(word, other)))
    if (at < 0) {
      gone.push(word)
      continue
    }
    come.push(...is.slice(next, at))
    const partner = is[at]
    if (partner && partner.form !== word.form) pairs.push([word, partner])
    next = at + 1
  }
  come.push(...is.slice(next))
  while (gone.length > 0 && come.length > 0) {
    const [a, b] = [gone.shift(), come.shift()]
    if (a && b) pairs.push([a, b])
  }
  return { pairs, gone, come }
}

function isValue({ form, hasDigit, isSign, isCapital }: Spelled): boolean {
  return hasDigit || isSign || meaningChangingWords.has(form) || (isCapital && !smallWords.has(form))
}

function wordsBetween({ text, words }: Pick<PageWords, 'text' | 'words'>, from: number, to: number): Spelled[] {
  const found: Spelled[] = []
  for (let i = Math.max(0, from); i < Math.min(to, words.forms.length); i++) found.push(wordAt(text, words, i))
  return found
}

function joined(words: readonly Spelled[]): string {
  return words.map(({ form }) => form).join('')
}

/** A difference: words of the quote and the words in their place on the page. Either may be empty. */
interface Gap {
  quoteFrom: number
  quoteTo: number
  pageFrom: number
  pageTo: number
}

/** A quote aligned with the page: the page's words from `from` to before `to`, and the differences. */
interface Alignment {
  from: number
  to: number
  same: number
  gaps: Gap[]
}

/**
 * Aligns a quote with the page, outwards in both directions from one word that both have. After a difference it
 * continues where two words in a row agree again, so the time is linear in the quote's length.
 *
 * @param mostGone maximum number of quote words missing in one gap
 * @returns null when too much is missing
 */
function align(
  page: PageWords,
  quote: QuoteWords,
  seed: { quote: number; page: number },
  mostGone: number,
): Alignment | null {
  const onward = walk(page, quote, seed.quote, seed.page, 1, mostGone)
  const back = onward && walk(page, quote, seed.quote - 1, seed.page - 1, -1, mostGone)
  if (!back) return null
  return {
    from: back.at + 1,
    to: onward.at,
    same: back.same + onward.same,
    gaps: [...back.gaps.reverse(), ...onward.gaps],
  }
}

interface Walk {
  at: number
  same: number
  gaps: Gap[]
}

function walk(page: PageWords, quote: QuoteWords, i: number, j: number, by: 1 | -1, mostGone: number): Walk | null {
  const stop = by === 1 ? quote.quoteTo : quote.quoteFrom - 1
  const gaps: Gap[] = []
  let same = 0
  while (i !== stop) {
    if (agree(page, quote, i, j)) {
      same++
      i += by
      j += by
      continue
    }
    const next = findNextMatch(page, quote, i, j, by, stop, mostGone)
    const gone = next ? next.gone : (stop - i) * by
    if (gone > mostGone || gaps.length >= MOST_GAPS) return null
    // If there is no further match, as many words of the page replace the last words of the quote.
    const come = next ? next.come : gone
    gaps.push(gapOf(i, j, gone, come, by))
    i += gone * by
    j += come * by
  }
  return { at: j, same, gaps }
}

/** Maximum number of differences in each direction; with more, it is another text. */
const MOST_GAPS = 60
/** Maximum number of words inserted at one place: a bracket, a clause. */
const MOST_INSERTED = 24

/** Returns how many words to skip in quote (`gone`) and page (`come`) until two words in a row agree again; or null. */
function findNextMatch(
  page: PageWords,
  quote: QuoteWords,
  i: number,
  j: number,
  by: 1 | -1,
  stop: number,
  mostGone: number,
): { gone: number; come: number } | null {
  const left = (stop - i) * by
  const most = Math.min(mostGone, left - 1)
  for (let sum = 1; sum <= most + MOST_INSERTED; sum++) {
    for (let gone = Math.min(sum, most); gone >= Math.max(0, sum - MOST_INSERTED); gone--) {
      const come = sum - gone
      const [q, p] = [i + gone * by, j + come * by]
      if (!agree(page, quote, q, p)) continue
      // The word after the quote's last word is the first word of its stored context, if that has one.
      const isKnown = left - gone > 1 || (by === 1 ? q + 1 < quote.contextTo : q > quote.contextFrom)
      if (isKnown ? agree(page, quote, q + by, p + by) : come <= MOST_INSERTED_AT_END) return { gone, come }
    }
  }
  return null
}

const MOST_INSERTED_AT_END = 3

function gapOf(i: number, j: number, gone: number, come: number, by: 1 | -1): Gap {
  return by === 1
    ? { quoteFrom: i, quoteTo: i + gone, pageFrom: j, pageTo: j + come }
    : { quoteFrom: i - gone + 1, quoteTo: i + 1, pageFrom: j - come + 1, pageTo: j + 1 }
}

function agree(page: PageWords, quote: QuoteWords, i: number, j: number): boolean {
  const id = quote.ids[i] ?? -1
  return id >= 0 && page.ids[j] === id
}
