import { compareItems, hasSame } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { overlaps } from '@/lib/engine/details/spans'
import { areComparable } from './comparable'
import { isPerson } from './guards'
import type { ScoredDetail } from './score-details'
import type { ScoredSentence } from './scores'

/**
 * Returns at most one detail for "Look at this": the sentence shares its event with a claim that has another value of the same
 * kind there, a person for a person or a year for a year. It is too unsure for a contradiction.
 */
export function detailToLookAt({ details, reading }: ScoredSentence): ScoredDetail[] {
  const [top] = details
    .filter((d) => d.pDiffers >= LEAST_DIFFERS && isOtherValue(d, reading) && sharesEvent(d, reading))
    .sort((a, b) => b.pDiffers - a.pDiffers)
  return top ? [top] : []
}

/** Minimum probability of differing, and minimum relevance of the claim. */
const LEAST_DIFFERS = 0.7
const LEAST_RELEVANCE = 0.2

/** Whether a claim has exactly one value of the detail's kind that the sentence lacks, and it is another one. */
function isOtherValue(detail: ScoredDetail, reading: ParsedSentence): boolean {
  const { item, differing, start, end } = detail
  const kind = item && kindOf(item)
  if (!kind || !differing || differing.relevance < LEAST_RELEVANCE || differing.value.result !== 'other') return false
  // "Today" and "last year" are days only by the page's date.
  if (item.type === 'date' && !/\d/.test(item.text)) return false
  if (differing.analysis.claim.sources.length === 0 || !areComparable(detail, differing, reading)) return false
  const elsewhere = reading.items.filter((i) => i.end <= start || i.start >= end)
  const own = differing.analysis.wordingAt(0).readings.flatMap(({ items }) => items)
  const others = own.filter((i) => kindOf(i) === kind && !hasSame(i, elsewhere))
  return others.length === 1 && others.every((i) => compareItems(item, i) === 'other')
}

/** Returns the kind of a value that can be compared here; null for others. An unknown name may be anything. */
function kindOf(item: Item): string | null {
  if (isPerson(item)) return 'person'
  return /^(?:org|place|work|date|number)$/.test(item.type) ? item.type : null
}

/** Whether a claim has two words of the sentence or more besides the detail and the subject's name, and a fair share of them. */
function sharesEvent(detail: ScoredDetail, { terms, items }: ParsedSentence): boolean {
  if (!detail.differing) return false
  const { vocabulary, stems } = detail.differing.analysis
  const isSubject = (term: (typeof terms)[number]): boolean =>
    items.some((i) => i.type === 'subject' && overlaps(i, term))
  const said = terms.filter((term) => !overlaps(term, detail) && !isSubject(term))
  const shared = said.filter(({ key, stem }) => vocabulary.has(key) || stems.has(stem))
  return shared.length >= LEAST_SHARED && shared.length >= LEAST_SHARE * said.length
}
const LEAST_SHARED = 2
const LEAST_SHARE = 0.4
