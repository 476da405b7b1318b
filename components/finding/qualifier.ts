import { stateOf } from '@/lib/details/state'
import type { Claim } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

/** A few words after the verdict that qualify it; empty without a qualification. */
export function qualifierOf(finding: Finding, claims: readonly Claim[]): string {
  switch (stateOf(finding)) {
    case 'contradicted':
      return ''
    case 'look':
      if (finding.verdict !== 'disputed') return ''
      if (claims.some((claim) => claim.correction)) return t('finding.corrected')
      if (claims.some((claim) => claim.status === 'conflicting')) return t('finding.sourcesDisagree')
      return claims.some((claim) => claim.status === 'uncertain') ? t('finding.notConfirmed') : ''
    case 'supported':
      return finding.partial ? t('finding.inPart') : ''
    case 'uncovered':
      return finding.newer ? t('finding.newer') : ''
  }
}
