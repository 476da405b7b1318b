import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import { lookupOf, type DossierLookups } from './dossier-lookup'

/**
 * Returns the dossier that a note's verdict is from: "Dossier on Ada Byron, version 2." If several dossiers gave one,
 * each follows: "Ada Byron: Contradicted." For a note on a claim, returns the claim's dossier; empty for other notes.
 */
export function sayOrigin(
  { finding, claim, dossier }: Pick<Annotation, 'finding' | 'claim' | 'dossier'>,
  lookups: DossierLookups,
): string {
  if (finding !== null) {
    const { dossierVersion: version, answers = [] } = finding
    const subject = lookupOf(finding.dossier, lookups).subject.name
    return [t('copied.dossier', { subject, version }), ...new Set(answers.map(sayStoredAnswer))].join(' ')
  }
  return claim === null ? '' : t('copied.claim', { subject: lookupOf(dossier, lookups).subject.name })
}

/** Returns the verdict of one dossier: "Ada Byron: Contradicted." */
export function sayStoredAnswer({ dossier, verdict }: NonNullable<StoredFinding['answers']>[number]): string {
  return t('copied.answer', { dossier, verdict: sayState({ verdict }) })
}
