import { noteLimits } from '@/lib/schema/limits'
import type { Pairs } from './align-context'
import { smallWords } from './content-words'
import type { PageWords } from './page-words'
import type { QuoteWords } from './quote-words'
import { isSentenceEnd } from './sentence-edges'

/** A place where the quote was: the words `oldFrom` to `oldTo` of the quote were replaced by `from` to `to`. */
export interface Place {
  pairs: Pairs
  oldFrom: number
  oldTo: number
  from: number
  to: number
  /** Share of the quote's words that remain, by weight. */
  share: number
  rank: number
  /** Whether all words next to the quote are still there, on both sides. */
  isExact: boolean
}

type Part = [removed: string, added: string]

/** Returns the removed and added words of a changed quote; none if only the spelling of the words changed. */
export function changedParts(page: PageWords, quote: QuoteWords, place: Place): Part[] {
  const whole = { oldFrom: place.oldFrom, oldTo: place.oldTo, from: place.from, to: place.to }
  const gaps = mergeNear(gapsOf(place)).filter(
    (gap) => formsOf(quote, gap.oldFrom, gap.oldTo) !== formsOf(page, gap.from, gap.to),
  )
  const isRewritten = gaps.length > noteLimits.changedParts || (gaps.length > 1 && place.share < LEAST_SHARE)
  const shown = isRewritten ? [whole] : gaps.map((gap) => withWordBeside(page, quote, gap, place))
  return shown.map(({ oldFrom, oldTo, from, to }) => [wordsOf(quote, oldFrom, oldTo), wordsOf(page, from, to)])
}

/** Minimum share of a quote's words that remain; with fewer, both texts are shown in full. */
const LEAST_SHARE = 0.4

type Gap = Pick<Place, 'oldFrom' | 'oldTo' | 'from' | 'to'>

function gapsOf({ pairs, oldFrom, oldTo, from, to }: Place): Gap[] {
  const gaps: Gap[] = []
  let next = { old: oldFrom, page: from }
  const close = (old: number, page: number): void => {
    if (old > next.old || page > next.page) gaps.push({ oldFrom: next.old, oldTo: old, from: next.page, to: page })
    next = { old: old + 1, page: page + 1 }
  }
  for (let i = oldFrom; i < oldTo; i++) {
    const at = pairs[i] ?? -1
    if (at >= next.page && at < to) close(i, at)
  }
  close(oldTo, to)
  return gaps
}

/** Joins differences with only one or two equal words between them. */
function mergeNear(gaps: readonly Gap[]): Gap[] {
  const merged: Gap[] = []
  for (const gap of gaps) {
    const last = merged.at(-1)
    if (last && gap.oldFrom - last.oldTo <= 2) Object.assign(last, { oldTo: gap.oldTo, to: gap.to })
    else merged.push({ ...gap })
  }
  return merged
}

/** Adds an equal word to a difference of one word, rather a telling one: "November 2019" says more than "in 2019". */
function withWordBeside(page: PageWords, quote: QuoteWords, gap: Gap, { pairs }: Place): Gap {
  const { oldFrom, oldTo, from, to } = gap
  const [removed, added] = [oldTo - oldFrom, to - from]
  if (removed > 0 && added > 0 && removed + added > 2) return gap
  const isSmall = (word: number): boolean => smallWords.has(quote.words.forms[word] ?? '')
  const before = oldFrom > quote.contextFrom && from > 0 && pairs[oldFrom - 1] === from - 1
  const after = oldTo < quote.contextTo && pairs[oldTo] === to && !isSentenceEnd(page, to - 1)
  if (after && (!before || (isSmall(oldFrom - 1) && !isSmall(oldTo)))) return { ...gap, oldTo: oldTo + 1, to: to + 1 }
  return before ? { ...gap, oldFrom: oldFrom - 1, from: from - 1 } : gap
}

type Source = Pick<PageWords, 'text' | 'words'>

function formsOf({ words }: Source, from: number, to: number): string {
  return words.forms.slice(from, to).join('')
}

function wordsOf({ text, words }: Source, from: number, to: number): string {
  if (from >= to) return ''
  const found = text.slice(words.starts[from], words.ends[to - 1]).replace(/\s+/g, ' ')
  return found.length > MOST_LETTERS ? `${found.slice(0, MOST_LETTERS)}…` : found
}

const MOST_LETTERS = 400
