import { stopWords } from '@/lib/engine/lexicon/concepts'
import type { Detail, Finding } from '@/lib/schema/finding'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import type { ScoredSentence } from './scores'

/**
 * Sets the claim of open details whose words a shown claim has. It may say something else of them ("bought from Disney" for
 * "Disney bought"), but "not found" would be untrue.
 */
export function withMentionedClaims(finding: Finding, { evidence }: ScoredSentence): Finding {
  const shown = [...finding.claims, ...(finding.related ?? [])].flatMap((id) => {
    const text = evidence.netClaims.find(({ analysis }) => analysis.claim.id === id)?.analysis.claim.text
    return text === undefined ? [] : [{ id, stems: new Set(wordsOf(fold(text)).map(({ stem }) => stem)) }]
  })
  const details = finding.details.map((detail): Detail => {
    if (detail.verdict !== 'open' || detail.dossier !== null) return detail
    const words = wordsOf(fold(detail.article)).filter(({ lower }) => !stopWords.has(lower))
    const claim = words.length > 0 && shown.find(({ stems }) => words.every(({ stem }) => stems.has(stem)))
    return claim ? { ...detail, claim: claim.id } : detail
  })
  return { ...finding, details }
}
