import { compareItems } from '@/lib/engine/analyse/compare-values'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { DetailSpan } from '@/lib/engine/details/spans'

/** The dossier's own words for a detail that a claim bears out: its value, or the stretch with the same words. Null without one. */
export function agreeingValue(
  { item, start, end }: DetailSpan,
  view: AnalysedClaim,
  reading: ParsedSentence,
): string | null {
  const own = item && view.values.find((value) => compareItems(item, value.item) === 'same')
  if (own) return own.words
  const keys = new Set(reading.terms.filter((t) => t.start < end && t.end > start).map((t) => t.stem))
  if (keys.size === 0) return null
  for (const known of view.readings) {
    const found = known.terms.filter((t) => keys.has(t.stem))
    const [first, last] = [found[0], found.at(-1)]
    if (!first || !last || new Set(found.map((t) => t.stem)).size < keys.size) continue
    const words = known.text.slice(first.start - known.start, last.end - known.start)
    if (words.length <= 2 * (end - start) + LOOSE) return words
  }
  return null
}

/** Letters by which the dossier's words may be longer than twice the article's. */
const LOOSE = 20
