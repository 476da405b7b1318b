import type { Claim, Source } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/match/types'
import { t } from '@/lib/i18n/t'

/** A finding in plain text, for the clipboard: quote, verdict, both values, reason, sources with their addresses. */
export function findingText(finding: Finding, sources: readonly Source[]): string {
  const { quote, verdict, differences, reason } = finding
  return [
    t('saved.quote', { quote }),
    t(`verdict.${verdict}`) + (reason === '' ? '' : `. ${reason}`),
    ...differences.map(
      ({ about, article, dossier }) => (about === '' ? '' : `${about}: `) + t('saved.differs', { article, dossier }),
    ),
    ...sources.map(findingSource),
  ].join('\n')
}

/** A claim with its sources in plain text. */
export function claimText(claim: Claim, sources: readonly Source[]): string {
  const isSure = claim.status === 'established'
  const doubt = isSure ? '' : ` (${t(`status.${claim.status}`)})`
  return [
    claim.text + doubt,
    ...claim.notes.map((note) => t(isSure ? 'saved.note' : 'saved.doubt', { note })),
    ...(claim.correction ? [t('saved.correction', claim.correction)] : []),
    ...sources.map(findingSource),
  ].join('\n')
}

/** "[10] Karpathy: leaving Tesla. X, 2022-07-13. Tier 1. https://…" */
export function findingSource({ n, title, publisher, date, tier, url }: Source): string {
  const from = [publisher, date].filter(Boolean).join(', ')
  return [`[${n}] ${title}.`, from && `${from}.`, `${t('tier.name', { tier })}.`, url].filter(Boolean).join(' ')
}
