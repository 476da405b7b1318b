import type { StoredFinding } from '@/lib/schema/annotation'
import { sayState } from '@/lib/details/say'
import { t } from '@/lib/i18n/t'

/**
 * "Dossier on Ada Byron, version 2." Where several dossiers spoke, what each of them said follows: "Ada Byron: Contradicted."
 *
 * @param bundled the dossier of findings that name no other one
 */
export function sayStoredDossier(finding: StoredFinding, bundled: { subject: { name: string } }): string {
  const { dossier, dossierVersion: version, answers = [] } = finding
  const subject = dossier?.name ?? bundled.subject.name
  return [t('copied.dossier', { subject, version }), ...new Set(answers.map(sayStoredAnswer))].join(' ')
}

/** "Ada Byron: Contradicted." */
export function sayStoredAnswer({ dossier, verdict }: NonNullable<StoredFinding['answers']>[number]): string {
  return t('copied.answer', { dossier, verdict: sayState({ verdict }) })
}
