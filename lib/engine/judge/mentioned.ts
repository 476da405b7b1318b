import { fitsAnyValue, isDateOrNumber } from '@/lib/engine/analyse/compare-values'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { Detail, Finding } from '@/lib/schema/finding'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import type { ScoredSentence } from './scores'

/**
 * Sets the claim of open details whose words or value a shown claim has. It may say something else of them ("bought from
 * Disney" for "Disney bought"), but "not found" would be untrue.
 */
export function withMentionedClaims(finding: Finding, { reading, evidence }: ScoredSentence): Finding {
  const shown = [...finding.claims, ...(finding.related ?? [])].flatMap((id) => {
    const analysis = evidence.netClaims.find((one) => one.analysis.claim.id === id)?.analysis
    return analysis
      ? [{ id, analysis, stems: new Set(wordsOf(fold(analysis.claim.text)).map(({ stem }) => stem)) }]
      : []
  })
  const details = finding.details.map((detail): Detail => {
    if (detail.verdict !== 'open' || detail.dossier !== null) return detail
    const item = reading.items.find((i) => isDateOrNumber(i) && i.start >= detail.start && i.end <= detail.end)
    const words = wordsOf(fold(detail.article)).filter(({ lower }) => !stopWords.has(lower))
    const claim = shown.find(
      ({ analysis, stems }) =>
        (item !== undefined && fitsAnyValue(item, analysis.valueItems)) ||
        (words.length > 0 && words.every(({ stem }) => stems.has(stem))),
    )
    return claim ? { ...detail, claim: claim.id } : detail
  })
  return { ...finding, details }
}
