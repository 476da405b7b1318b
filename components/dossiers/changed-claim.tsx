import type { ReactNode } from 'react'
import type { VersionLook } from '@/lib/dossiers/add-dossier'
import { t } from '@/lib/i18n/t'

interface ChangedClaimProps extends Pick<VersionLook['changed'][number], 'before' | 'after' | 'fields'> {
  /** Makes the present text a link to its claim. */
  link?: (text: string) => ReactNode
}

/** A claim that another version has changed: both texts where they differ, and which of its fields differ. */
export function ChangedClaim({ before, after, fields, link = (text) => text }: ChangedClaimProps) {
  return (
    <>
      {before === after ? (
        <p lang="en">{link(after)}</p>
      ) : (
        <dl className="old-new">
          <dt>{t('versions.before')}</dt>
          <dd lang="en">{before}</dd>
          <dt>{t('versions.after')}</dt>
          <dd lang="en">{link(after)}</dd>
        </dl>
      )}
      <p className="text-muted">
        {t('versions.fields', { fields: fields.map((field) => t(`versions.field.${field}`)).join(', ') })}
      </p>
    </>
  )
}
