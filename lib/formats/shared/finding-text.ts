import type { Claim, Source } from '@/lib/dossier/schema'
import { hasTwoValues, rowsOf } from '@/lib/details/reading'
import { sayDetailCounts, sayRow } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'

/** A finding as plain text for the clipboard: quote, verdict, details, reason, and sources with addresses. */
export function findingText(finding: Finding, sources: readonly Source[]): string {
  return [
    t('saved.quote', { quote: finding.quote }),
    ...(finding.details.length > 0 ? detailLines(finding) : differenceLines(finding)),
    ...sources.map(findingSource),
  ].join('\n')
}

/** "Contradicted: 1 differs, 2 match", then a line for each. */
function detailLines(finding: Finding): string[] {
  const { verdict, partial } = finding
  const word = t(`verdict.${verdict}`) + (verdict === 'supported' && partial ? ` ${t('finding.inPart')}` : '')
  const rows = rowsOf(finding).map((row) => {
    const { question } = row.detail
    return sayRow(row) + (question !== null && hasTwoValues(row) ? ` (${question})` : '')
  })
  return [t('saved.finding', { verdict: word, reason: sayDetailCounts(finding) }), ...rows]
}

function differenceLines({ verdict, differences, reason }: Finding): string[] {
  return [
    t(`verdict.${verdict}`) + (reason === '' ? '' : `. ${reason}`),
    ...differences.map(
      ({ about, article, dossier }) => (about === '' ? '' : `${about}: `) + t('saved.differs', { article, dossier }),
    ),
  ]
}

/** A claim with its sources as plain text. */
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
  return [`[${n}] ${title}.`, from && `${from}.`, `${tierName(tier)}.`, url].filter(Boolean).join(' ')
}
