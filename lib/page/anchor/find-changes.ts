import { noteLimits } from '@/lib/schema/limits'
import type { Anchor } from '@/lib/schema/annotation'
import type { NoteChange } from '@/lib/schema/note-change'
import { makeAnchor } from './anchor'
import { indexPage, type PageWords, quoteWordsOf, type QuoteWords, isSentenceEnd } from './scan-words'
import {
  alignNear,
  likelyPlaces,
  firstPaired,
  gapsBetweenPairs,
  wordWeight,
  windowsOf,
  type Gap,
  type Pairing,
} from './align-context'
import type { Span } from '@/lib/text/spans'
import { smallWords } from './spelling'

type QuoteChange = Omit<NoteChange, 'id'>

/**
 * Returns the changes of quotes that `findAnchors` did not find, in order; null where it is not sure.
 *
 * A quote was changed if other words are between the words that stood around it, or if most of its words are there
 * beside some of these; it was deleted if nothing is between them. Words alone are not enough: a page may have had a
 * similar sentence before.
 *
 * @param articleLength length of the article, if `text` has more than that; Infinity: never answers `gone`
 */
export function* findChanges(
  text: string,
  anchors: readonly Anchor[],
  articleLength = text.length,
): Generator<undefined, (QuoteChange | null)[], undefined> {
  const page = yield* indexPage(text)
  const changes: (QuoteChange | null)[] = []
  for (const anchor of anchors) {
    changes.push(changeOf(page, anchor, articleLength))
    yield
  }
  return changes
}

/** Maximum number of words of a quote, so that one takes a few milliseconds. */
const MOST_QUOTE_WORDS = 200

function changeOf(page: PageWords, anchor: Anchor, articleLength: number): QuoteChange | null {
  const quote = quoteWordsOf(anchor, page)
  const count = quote.quoteTo - quote.quoteFrom
  if (count === 0 || count > MOST_QUOTE_WORDS) return null
  if (isNoteGone(page, quote, anchor, articleLength)) return { kind: 'gone', parts: [], anchor: null }
  const places = windowsOf(page, quote)
    .map((part) => placeIn(page, quote, alignNear(page, quote, part)))
    .filter((place) => place !== null)
    .sort((a, b) => b.rank - a.rank)
  const [best] = places
  if (best === undefined) return null
  const isRival = ({ rank, from, to }: ChangedPlace) =>
    best.rank - rank < LEAST_LEAD_OVER_NEXT && (to < best.from || from > best.to)
  if (places.some((place) => place !== best && isRival(place))) return null
  const hasTwin = hasTwinBeside(page, quote, best)
  const isSentence = isSentenceEnd(quote, best.oldFrom - 1) && isSentenceEnd(quote, best.oldTo - 1)
  if (best.from === best.to && isSentence) return hasTwin ? null : { kind: 'deleted', parts: [], anchor: null }
  if (hasTwin && !best.isExact) return null
  const parts = changedParts(page, quote, best)
  if (parts.length === 0) return null
  // Where words were removed and nothing replaced them, the note is attached to the words around the gap.
  const [from, to] = best.from === best.to ? [best.from - 1, best.to + 1] : [best.from, best.to]
  const { start, end } = isWholeSentence(quote) ? withMarks(page, from, to) : spanOfWords(page, from, to)
  return end - start > noteLimits.quote ? null : { kind: 'changed', parts, anchor: makeAnchor(page.text, start, end) }
}

function spanOfWords({ words }: PageWords, from: number, to: number): Span {
  const start = words.starts[from] ?? 0
  return { start, end: words.ends[to - 1] ?? start }
}

/** Returns the span of a sentence, with the marks before its first and after its last word. */
function withMarks(page: PageWords, from: number, to: number): Span {
  const { start, end } = spanOfWords(page, from, to)
  const before = /["“‘'(]+$/.exec(page.text.slice(Math.max(0, start - 3), start))?.[0] ?? ''
  const after = /^[.!?…"'”’)]+/.exec(page.text.slice(end, end + 4))?.[0] ?? ''
  return { start: start - before.length, end: end + after.length }
}

const LEAST_LEAD_OVER_NEXT = 0.3
const LEAST_SHARE = 0.3
const HALF_SHARE = 0.5
const MOST_SHARE = 0.6
const MOST_ADDED = 25

/** Returns the place of the quote in an alignment; null if that is not sure. */
function placeIn(page: PageWords, quote: QuoteWords, pairs: Pairing): ChangedPlace | null {
  const { quoteFrom, quoteTo, contextFrom, contextTo } = quote
  const left = surroundingsOf(pairs, quoteFrom - 1, contextFrom - 1, -1)
  const right = surroundingsOf(pairs, quoteTo, contextTo, 1)
  const share = pairedShare(quote, pairs, quoteFrom, quoteTo)
  const first = firstPaired(pairs, quoteFrom, quoteTo, 1)
  const last = firstPaired(pairs, quoteTo - 1, quoteFrom - 1, -1)
  if (!left.isSharp && !right.isSharp && first === null) return null
  const oldFrom = left.isSharp && !startsSentence(quote) ? left.at + 1 : quoteFrom
  const oldTo = right.isSharp && !endsSentence(quote) ? right.at : quoteTo
  let from = left.isSharp ? left.page + 1 : sentenceStart(page, first?.page ?? right.page)
  let to = right.isSharp ? right.page : sentenceEnd(page, last?.page ?? left.page)
  // A whole sentence inserted next to the quote does not belong to the change.
  if (from < to && isOneSentence(quote)) {
    if (!startsSentence(quote)) to = isSentenceEnd(page, from - 1) ? from : Math.min(to, sentenceEnd(page, from))
    else if (!endsSentence(quote)) from = isSentenceEnd(page, to - 1) ? to : Math.max(from, sentenceStart(page, to - 1))
    else if (first && last) {
      from = Math.max(from, sentenceStart(page, first.page))
      to = Math.min(to, sentenceEnd(page, last.page))
    }
  }
  if (to < from || to - from > oldTo - oldFrom + MOST_ADDED) return null
  const isBetween = left.isSharp && right.isSharp
  const isAtEnd =
    (left.isSharp && !right.exists && to >= page.ids.length) || (right.isSharp && !left.exists && from === 0)
  const isSure =
    isBetween || isAtEnd
      ? from === to || share >= LEAST_SHARE || (isBetween && isShortChange(quote, to - from))
      : share >= (left.isSharp || right.isSharp ? HALF_SHARE : MOST_SHARE) &&
        Math.max(left.share, right.share) >= HALF_SHARE
  if (!isSure) return null
  const rank = share + (left.share + right.share) / 2 + (isBetween ? 1 : 0)
  const isExact = isBetween && left.share === 1 && right.share === 1
  return { pairs, oldFrom, oldTo, from, to, share, rank, isExact }
}

/** Whether other words in the place of a part of a sentence are few enough to be its correction. */
const isShortChange = (quote: QuoteWords, count: number): boolean =>
  !isWholeSentence(quote) && count <= quote.quoteTo - quote.quoteFrom + 6

function surroundingsOf(pairs: Pairing, from: number, to: number, by: 1 | -1) {
  const nearWords = Math.min(NEAR_WORDS, Math.abs(to - from))
  let paired = 0
  let at = -1
  for (let n = 0; n < nearWords; n++) {
    const i = from + n * by
    if ((pairs[i] ?? -1) < 0) continue
    paired++
    if (at < 0) at = i
  }
  const page = pairs[at] ?? -1
  const isInRow = at >= 0 && pairs[at + by] === page + by
  return {
    exists: nearWords > 0,
    /** Whether the words next to the quote are still there, but for one or two. */
    isSharp: paired >= LEAST_NEAR && isInRow && Math.abs(at - from) <= 2,
    share: nearWords === 0 ? 0 : paired / nearWords,
    at,
    page,
  }
}

const NEAR_WORDS = 6
const LEAST_NEAR = 3

function pairedShare({ words }: QuoteWords, pairs: Pairing, from: number, to: number): number {
  let all = 0
  let kept = 0
  for (let i = from; i < to; i++) {
    const weight = wordWeight(words.forms[i] ?? '')
    all += weight
    if ((pairs[i] ?? -1) >= 0) kept += weight
  }
  return kept / all
}

function sentenceStart(page: PageWords, at: number): number {
  let from = at
  while (from > 0 && !isSentenceEnd(page, from - 1)) from--
  return from
}

function sentenceEnd(page: PageWords, at: number): number {
  let last = at
  while (last < page.ids.length - 1 && !isSentenceEnd(page, last)) last++
  return last + 1
}

const isWholeSentence = (quote: QuoteWords): boolean => startsSentence(quote) && endsSentence(quote)

const startsSentence = (quote: QuoteWords): boolean => isSentenceEnd(quote, quote.quoteFrom - 1)

const endsSentence = (quote: QuoteWords): boolean => isSentenceEnd(quote, quote.quoteTo - 1)

function isOneSentence(quote: QuoteWords): boolean {
  for (let i = quote.quoteFrom; i < quote.quoteTo - 1; i++) if (isSentenceEnd(quote, i)) return false
  return true
}

/** Whether another place has as many of the quote's words: they may have moved, or a similar sentence was always there. */
function hasTwinBeside(page: PageWords, quote: QuoteWords, { from, to, share }: ChangedPlace): boolean {
  const half = (quote.quoteTo - quote.quoteFrom) / 2
  const least = from === to ? MOST_SHARE : Math.max(HALF_SHARE, share * TWIN_SHARE)
  return likelyPlaces(page, quote, least).some((start) => start + half < from || start + half > to)
}

const TWIN_SHARE = 0.75

/** Whether the page is too short for the article, and has none of the note's words. */
function isNoteGone(page: PageWords, quote: QuoteWords, { position }: Anchor, articleLength: number): boolean {
  const isShort = articleLength < SHORTEST_ARTICLE || articleLength < (position?.end ?? 0) / 2
  if (!isShort) return false
  const telling = quote.ids.filter((_, i) => (quote.words.forms[i]?.length ?? 0) > 3)
  const isMissing = (ids: readonly number[]): boolean => ids.filter((id) => id >= 0).length < ids.length * LEAST_SHARE
  return (
    telling.length >= LEAST_NEAR && isMissing(telling) && isMissing(quote.ids.slice(quote.quoteFrom, quote.quoteTo))
  )
}

const SHORTEST_ARTICLE = 250

/** A place where the quote was: the words `oldFrom` to `oldTo` of the quote were replaced by `from` to `to`. */
interface ChangedPlace extends Gap {
  pairs: Pairing
  /** Share of the quote's words that remain, by weight. */
  share: number
  rank: number
  /** Whether all words next to the quote are still there, on both sides. */
  isExact: boolean
}

/** Returns the removed and added words of a changed quote; none if only the spelling of the words changed. */
function changedParts(page: PageWords, quote: QuoteWords, place: ChangedPlace): [removed: string, added: string][] {
  const gaps = mergeNearGaps(gapsBetweenPairs(place, place.pairs)).filter(
    (gap) => formsIn(quote, gap.oldFrom, gap.oldTo) !== formsIn(page, gap.from, gap.to),
  )
  const isRewritten = gaps.length > noteLimits.changedParts || (gaps.length > 1 && place.share < LEAST_KEPT_SHARE)
  const shown = isRewritten ? [place] : gaps.map((gap) => withWordBeside(page, quote, gap, place))
  return shown.map(({ oldFrom, oldTo, from, to }) => [wordsIn(quote, oldFrom, oldTo), wordsIn(page, from, to)])
}

/** Minimum share of a quote's words that remain; with fewer, both texts are shown in full. */
const LEAST_KEPT_SHARE = 0.4

function mergeNearGaps(gaps: readonly Gap[]): Gap[] {
  const merged: Gap[] = []
  for (const gap of gaps) {
    const last = merged.at(-1)
    if (last && gap.oldFrom - last.oldTo <= 2) Object.assign(last, { oldTo: gap.oldTo, to: gap.to })
    else merged.push({ ...gap })
  }
  return merged
}

/** Adds an unchanged word to a difference of one word, if possible no small one: "November 2019", not "in 2019". */
function withWordBeside(page: PageWords, quote: QuoteWords, gap: Gap, { pairs }: ChangedPlace): Gap {
  const { oldFrom, oldTo, from, to } = gap
  const removed = oldTo - oldFrom
  const added = to - from
  if (removed > 0 && added > 0 && removed + added > 2) return gap
  const isSmall = (word: number): boolean => smallWords.has(quote.words.forms[word] ?? '')
  const before = oldFrom > quote.contextFrom && from > 0 && pairs[oldFrom - 1] === from - 1
  const after = oldTo < quote.contextTo && pairs[oldTo] === to && !isSentenceEnd(page, to - 1)
  if (after && (!before || (isSmall(oldFrom - 1) && !isSmall(oldTo)))) return { ...gap, oldTo: oldTo + 1, to: to + 1 }
  return before ? { ...gap, oldFrom: oldFrom - 1, from: from - 1 } : gap
}

type WordSource = Pick<PageWords, 'text' | 'words'>

const formsIn = ({ words }: WordSource, from: number, to: number): string => words.forms.slice(from, to).join('')

function wordsIn({ text, words }: WordSource, from: number, to: number): string {
  if (from >= to) return ''
  const found = text.slice(words.starts[from], words.ends[to - 1]).replace(/\s+/g, ' ')
  return found.length > MOST_LETTERS ? `${found.slice(0, MOST_LETTERS)}…` : found
}

const MOST_LETTERS = 400
