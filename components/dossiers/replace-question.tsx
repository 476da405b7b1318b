import { HeadedBlock } from '@/components/ui/section'
import type { DossierPreview, Replacement } from '@/lib/dossiers/add-dossier'
import { distinctNameOf } from '@/lib/dossiers/data/dossier-name'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

interface ReplaceQuestionProps {
  replaces: Replacement
  incoming: Pick<DossierPreview, 'name' | 'asOf' | 'document'>
}

/** Asks whether what was read replaces the installed evidence: where it comes from, both dates, and what changes. */
export function ReplaceQuestion({ replaces: { installed, claims, notes }, incoming }: ReplaceQuestionProps) {
  const { name, asOf, document } = incoming
  return (
    <HeadedBlock
      id="replace-question"
      className="block replace-question"
      name={t('replace.question', { name: distinctNameOf(installed, []) })}
    >
      <p>{t('replace.from', { place: document?.url ?? name })}</p>
      <dl>
        <dt>{t('replace.installed')}</dt>
        <dd>
          {t('replace.installedDates', {
            asOf: formatDate(installed.asOf),
            added: formatDate(installed.added.slice(0, 10)),
          })}
        </dd>
        <dt>{t('replace.incoming')}</dt>
        <dd>{t('replace.incomingDate', { asOf: formatDate(asOf) })}</dd>
        <dt>{t('replace.claims')}</dt>
        <dd>
          {[
            t('replace.added', claims.added),
            t('replace.changed', claims.changed),
            t('replace.gone', claims.gone),
          ].join(', ')}
        </dd>
      </dl>
      {notes.otherVerdict > 0 && <p>{t('replace.otherVerdict', notes.otherVerdict)}</p>}
      {notes.withoutClaim > 0 && <p>{t('replace.withoutClaim', notes.withoutClaim)}</p>}
      <p className="text-muted">{t('replace.kept')}</p>
    </HeadedBlock>
  )
}
