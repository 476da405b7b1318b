import type { Annotation, StoredFinding } from '@/lib/schema/annotation'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'
import { lookupOf, type DossierLookups } from './dossier-lookup'

/**
 * Whose the verdict of a note is: "Dossier on Ada Byron, version 2." Where several dossiers spoke, what each of them said
 * follows: "Ada Byron: Contradicted." For a note on a claim the dossier that the claim is in; empty for other notes.
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

/** "Ada Byron: Contradicted." */
export function sayStoredAnswer({ dossier, verdict }: NonNullable<StoredFinding['answers']>[number]): string {
  return t('copied.answer', { dossier, verdict: sayState({ verdict }) })
}
