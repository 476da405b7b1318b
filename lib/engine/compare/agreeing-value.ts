import { compareItems } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'

/** Returns a claim's own words for a detail that agrees: its value, or a stretch with the same words; else null. */
export function agreeingValue(
  { item, start, end }: DetailSpan,
  analysis: AnalysedClaim,
  reading: ParsedSentence,
): string | null {
  const own = item && analysis.values.find((value) => compareItems(item, value.item) === 'same')
  if (own) return own.words
  const stay = stayWithItem(item, analysis)
  if (stay !== null) return stay
  const keys = new Set(reading.terms.filter((t) => t.start < end && t.end > start).map((t) => t.stem))
  if (keys.size === 0) return null
  const isDenied = denial.test(reading.text.slice(start - reading.start, end - reading.start))
  for (const known of analysis.readings) {
    const found = known.terms.filter((t) => keys.has(t.stem))
    const [first, last] = [found[0], found.at(-1)]
    if (!first || !last || new Set(found.map((t) => t.stem)).size < keys.size) continue
    const from = isDenied ? startOfDenial(known, first.start) : first.start
    const words = known.text.slice(from - known.start, last.end - known.start)
    if (words.length <= 2 * (end - start) + MOST_EXTRA_LENGTH) return words
  }
  return null
}

/** Returns where a denial begins that stands close before a word: "without radar", "did not sign". */
function startOfDenial({ words }: ParsedSentence, place: number): number {
  const before = words.filter((word) => word.end <= place).slice(-MOST_IN_DENIAL)
  return before.find((word) => denial.test(word.lower))?.start ?? place
}
const denial = /\b(?:not|no|never|without|nor|neither)\b|n['’]t\b/i
const MOST_IN_DENIAL = 3

/** Number of characters by which the dossier's words may exceed twice the length of the article's. */
const MOST_EXTRA_LENGTH = 20

/** Returns a claim's words for a stay ("2015–2017") that contains a date; null without one. */
export function stayWithItem(item: Item | null, { readings }: Pick<AnalysedClaim, 'readings'>): string | null {
  if (item?.type !== 'date') return null
  const { from, to } = item.date.value
  for (const reading of readings)
    for (const [first, last] of dateRangesIn(reading))
      if (first.date.value.from <= from && to <= last.date.value.to)
        return reading.text.slice(first.start - reading.start, last.end - reading.start)
  return null
}

export type DateItem = Extract<Item, { type: 'date' }>

/** Returns the stays of a sentence ("2015–2017", "from May to July"), each as its first and last date. */
export function dateRangesIn({ items }: ParsedSentence): [DateItem, DateItem][] {
  const dates = items.filter((item): item is DateItem => item.type === 'date')
  return dates.flatMap((first, at) => {
    const last = dates[at + 1]
    return first.date.role === 'from' && last?.date.role === 'to' ? [[first, last] as [DateItem, DateItem]] : []
  })
}
