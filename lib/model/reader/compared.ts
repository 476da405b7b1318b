import { claimsOfFinding } from '@/lib/check/details/claim-parts'
import { rowsOf } from '@/lib/check/details/reading'
import type { Finding } from '@/lib/schema/finding'

export interface TextRange {
  start: number
  end: number
}

export function overlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && a.end > b.start
}

/** A sentence that the engine compared, with the claims that it used. */
export interface ComparedSentence extends TextRange {
  /** As in the findings; null where there is only one dossier. */
  dossier: string | null
  /** Ids, the most important first. */
  claims: string[]
  /** Words of the sentence. */
  hints: string[]
}

/** The compared sentences of findings, of each dossier its own. */
export function comparedIn(findings: readonly Finding[]): ComparedSentence[] {
  return withoutReader(findings)
    .flatMap((finding) => finding.answers ?? [finding])
    .map((finding) => ({
      start: finding.start,
      end: finding.end,
      dossier: finding.dossier ?? null,
      claims: claimsOfFinding(rowsOf(finding), finding.claims).slice(0, MOST_COMPARED),
      hints: hintsOf(finding),
    }))
    .sort((a, b) => a.start - b.start)
}

const MOST_COMPARED = 5
const MOST_HINTS = 6

function hintsOf(finding: Finding): string[] {
  const words = rowsOf(finding).flatMap(({ detail: { article } }) => (article.trim() === '' ? [] : article))
  return [...new Set(words)].slice(0, MOST_HINTS)
}

/** The findings of the engine alone. */
export function withoutReader(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => (finding.reader ? (finding.reader.engine ?? []) : finding))
}
