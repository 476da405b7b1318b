import { claimsOfFinding } from '@/lib/details/claim-parts'
import { detailRowsOf } from '@/lib/details/reading'
import type { Finding } from '@/lib/schema/finding'
import type { Span } from '@/lib/text/spans'

export interface ComparedSentence extends Span {
  /** Id of the dossier; null where the finding names none. */
  dossier: string | null
  /** Ids of claims, the most important first. */
  claims: string[]
  /** Words of the sentence's details, which a model should compare. */
  hints: string[]
}

/** Returns the sentences that the engine compared, one entry for each dossier with a finding. */
export function comparedIn(findings: readonly Finding[]): ComparedSentence[] {
  return withoutModelReading(findings)
    .flatMap((finding) => finding.answers ?? [finding])
    .map((finding) => {
      const { start, end, dossier = null, claims } = finding
      const rows = detailRowsOf(finding)
      const words = rows.map(({ detail }) => detail.article).filter((article) => article.trim() !== '')
      const hints = [...new Set(words)].slice(0, MOST_HINTS)
      return { start, end, dossier, claims: claimsOfFinding(rows, claims).slice(0, MOST_COMPARED), hints }
    })
    .sort((a, b) => a.start - b.start)
}

const MOST_COMPARED = 5
const MOST_HINTS = 6

export function withoutModelReading(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => (finding.reader ? (finding.reader.engine ?? []) : finding))
}
