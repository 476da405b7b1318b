import type { Claim, Source } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'

interface CitedDossier {
  name: string
  version: string
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
}

/** Returns a claim as text, with what its dossier says about it, and its sources. */
export function claimText(claim: Claim, { name, version, sourcesOf }: CitedDossier): string {
  const isSure = claim.status === 'established'
  const doubt = isSure ? '' : ` (${t(`status.${claim.status}`)})`
  return [
    claim.text + doubt,
    ...claim.notes.map((note) => t(isSure ? 'saved.note' : 'saved.doubt', { note })),
    ...(claim.correction ? [t('saved.correction', claim.correction)] : []),
    ...sourcesOf(claim.sources).map(sourceText),
    t('copied.dossier', { subject: name, version }),
  ].join('\n')
}

/** Returns a source as "[10] Karpathy: leaving Tesla. X, 2022-07-13. Tier 1. https://…". */
export function sourceText({ n, title, publisher, date, tier, url }: Source): string {
  const from = [publisher, date].filter(Boolean).join(', ')
  return [`[${n}] ${title}.`, from && `${from}.`, `${tierName(tier)}.`, url].filter(Boolean).join(' ')
}
