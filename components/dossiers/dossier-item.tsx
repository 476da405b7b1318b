import { useId } from 'react'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { formatAsOf, formatDate } from '@/lib/i18n/dates'
import { documentOf, kindWords } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'
import { DocumentForm, type DocumentFormProps } from './document-form'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { Button } from '@/components/ui/button'

export interface DossierItemProps extends Omit<DocumentFormProps, 'dossier' | 'name'> {
  dossier: InstalledDossier
  /** Its name, with the version if another installed dossier has the same subject. */
  name: string
  onSwitch: (dossier: InstalledDossier, isOn: boolean) => void
  onRemove: (dossier: InstalledDossier) => void
  onRestoreFormer: (dossier: InstalledDossier) => void
}

/** One installed dossier: its facts, its switch, and what can be done with it. */
export function DossierItem({ dossier, name, onSwitch, onRemove, onRestoreFormer, ...form }: DossierItemProps) {
  const id = useId()
  const { subject, claims, sources, asOf, version, origin, isOn, changes, former } = dossier
  const document = documentOf(dossier)
  return (
    <li className="set dossier-item">
      <h3 id={id}>
        <a href={screenHref(dossier.id)}>{name}</a>
      </h3>
      <p id={`${id}-about`}>
        {document && `${subject.name}: `}
        {t('dossierIntro.facts', {
          claims: t(document ? 'count.statements' : 'count.claims', claims),
          sources: t('count.sources', sources),
          asOf: formatAsOf(asOf),
        })}
      </p>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={isOn}
        aria-labelledby={id}
        aria-describedby={`${id}-about`}
        onClick={() => onSwitch(dossier, !isOn)}
      />
      <div className="wide text-muted">
        <p>
          {!document && `${t('dossiers.version', { version })} · `}
          {originWords(origin, dossier.added)}
          {changes > 0 && ` · ${t('dossiers.changes', changes)}`}
        </p>
        {origin.kind === 'file' && !document && <SignedLine signedBy={dossier.signedBy} />}
        {former !== null && (
          <p>
            {t('dossiers.former', {
              version: former.version,
              asOf: formatAsOf(former.asOf),
              until: formatDate(former.until.slice(0, 10)),
            })}
          </p>
        )}
        {document && <DocumentForm key={name} dossier={dossier} name={name} {...form} />}
        {origin.kind !== 'bundled' && (
          <div className="actions">
            {former !== null && (
              <Button
                label={t('dossiers.back', { version: former.version })}
                aria-label={t('dossiers.backNamed', { version: former.version, subject: name })}
                onClick={() => onRestoreFormer(dossier)}
              />
            )}
            <Button
              label={t('dossiers.remove')}
              aria-label={t('dossiers.removeNamed', { subject: name })}
              onClick={() => onRemove(dossier)}
            />
          </div>
        )}
      </div>
    </li>
  )
}

/** Says where a dossier comes from, and since when it is here. */
export function originWords(origin: InstalledDossier['origin'], added: string): string {
  switch (origin.kind) {
    case 'bundled':
      return t('dossiers.bundled')
    case 'own':
      return t('dossiers.own', { date: formatDate(added.slice(0, 10)) })
    case 'file':
      return t('dossiers.fromFile', {
        name: origin.name,
        form: origin.document ? kindWords(origin.document.kind) : t(`adding.form.${origin.form}`),
        date: formatDate(added.slice(0, 10)),
      })
  }
}

/** Whether a dossier is signed, and the fingerprint of its key. */
export function SignedLine({ signedBy }: { signedBy: string | null }) {
  return (
    <p className="text-muted signed">
      {signedBy === null ? (
        t('dossiers.unsigned')
      ) : (
        <>
          {t('dossiers.signed')} <code>{signedBy}</code>
        </>
      )}
    </p>
  )
}
