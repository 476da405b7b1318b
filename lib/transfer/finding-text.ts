import type { Claim, Source } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/match/types'

/** A finding in plain text, for the clipboard: quote, verdict, both values, reason, sources with their addresses. */
export function findingText(finding: Finding, sources: readonly Source[]): string {
  const { quote, verdict, differences, reason } = finding
  return [
    `“${quote}”`,
    verdict.charAt(0).toUpperCase() + verdict.slice(1) + (reason === '' ? '' : `. ${reason}`),
    ...differences.map(
      ({ about, article, dossier }) => `${about === '' ? '' : `${about}: `}page: ${article} · dossier: ${dossier}`,
    ),
    ...sources.map(sourceText),
  ].join('\n')
}

/** A claim with its sources in plain text. */
export function claimText(claim: Claim, sources: readonly Source[]): string {
  const doubt = claim.status === 'established' ? '' : ` (${claim.status})`
  const word = claim.status === 'established' ? 'Note' : 'Doubt'
  return [
    claim.text + doubt,
    ...claim.notes.map((note) => `${word}: ${note}`),
    ...(claim.correction ? [`Correction: ${claim.correction.text} Evidence: ${claim.correction.evidence}`] : []),
    ...sources.map(sourceText),
  ].join('\n')
}

/** "[10] Karpathy: leaving Tesla. X, 2022-07-13. Tier 1. https://…" */
function sourceText({ n, title, publisher, date, tier, url }: Source): string {
  const from = [publisher, date].filter(Boolean).join(', ')
  return [`[${n}] ${title}.`, from && `${from}.`, `Tier ${tier}.`, url].filter(Boolean).join(' ')
}
