import type { Claim, Source } from '@/lib/dossier/schema'
import { hasTwoValues, rowsOf } from '@/lib/details/reading'
import { isInPart } from '@/lib/details/state'
import { sayDetailCounts, sayReason, sayRow, sayState } from '@/lib/details/say'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'

/** The dossier that a finding is from. */
export interface CitedDossier {
  name: string
  /** Empty where it is not known. */
  version: string
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
}

/**
 * A finding as plain text for the clipboard: quote, verdict, details, reason, sources with addresses, and the dossier
 * that says so. If other dossiers have answers too, theirs follow in this form.
 */
export function findingText(finding: Finding, dossierOf: (finding: Finding) => CitedDossier): string {
  const others = finding.answers?.filter(({ dossier }) => dossier !== finding.dossier) ?? []
  return [
    t('saved.quote', { quote: finding.quote }),
    ...answerLines(finding, dossierOf(finding)),
    ...others.flatMap((answer) => ['', ...answerLines(answer, dossierOf(answer))]),
  ].join('\n')
}

function answerLines(finding: Finding, dossier: CitedDossier): string[] {
  return [
    ...(finding.details.length > 0 ? detailLines(finding) : [`${sayState(finding)}. ${sayReason(finding)}`]),
    ...dossier.sourcesOf(finding.sources).map(findingSource),
    dossierLine(dossier),
  ]
}

function dossierLine({ name, version }: Omit<CitedDossier, 'sourcesOf'>): string {
  return version === '' ? t('card.dossier', { name }) : t('copied.dossier', { subject: name, version })
}

/** "Contradicted: 1 differs, 2 match", then a line for each. */
function detailLines(finding: Finding): string[] {
  const word = sayState(finding) + (isInPart(finding) ? ` ${t('finding.inPart')}` : '')
  const rows = rowsOf(finding).map((row) => {
    const { question } = row.detail
    return sayRow(row) + (question !== null && hasTwoValues(row) ? ` (${question})` : '')
  })
  return [t('saved.finding', { verdict: word, reason: sayDetailCounts(finding) }), ...rows]
}

/** A claim with its sources and its dossier as plain text. */
export function claimText(claim: Claim, { sourcesOf, ...dossier }: CitedDossier): string {
  const isSure = claim.status === 'established'
  const doubt = isSure ? '' : ` (${t(`status.${claim.status}`)})`
  return [
    claim.text + doubt,
    ...claim.notes.map((note) => t(isSure ? 'saved.note' : 'saved.doubt', { note })),
    ...(claim.correction ? [t('saved.correction', claim.correction)] : []),
    ...sourcesOf(claim.sources).map(findingSource),
    dossierLine(dossier),
  ].join('\n')
}

/** "[10] Karpathy: leaving Tesla. X, 2022-07-13. Tier 1. https://…" */
export function findingSource({ n, title, publisher, date, tier, url }: Source): string {
  const from = [publisher, date].filter(Boolean).join(', ')
  return [`[${n}] ${title}.`, from && `${from}.`, `${tierName(tier)}.`, url].filter(Boolean).join(' ')
}
