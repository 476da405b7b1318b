import type { ComponentType, ReactNode } from 'react'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'
import { t } from '@/lib/i18n/t'

export interface ChangedPartProps {
  kind: 'added' | 'changed' | 'retired' | 'sources'
  /** Number of changes of this kind; `shown` is the number that is listed. */
  total: number
  shown: number
  children: ReactNode
}

interface ChangedClaimsProps {
  look: Pick<VersionPreview, 'counts' | 'added' | 'changed' | 'retired' | 'sources'>
  /** Draws the changes of one kind; nothing if there are none. */
  Part: ComponentType<ChangedPartProps>
  /** Makes the present text a link to its claim. */
  link?: (id: string, text: string) => ReactNode
}

/** The claims that another version has added, changed and retired, and the sources that differ. */
export function ChangedClaims({ look, Part, link = (_, text) => text }: ChangedClaimsProps) {
  const { counts, added, changed, retired, sources } = look
  return (
    <>
      {counts.added + counts.changed + counts.retired + counts.sources === 0 && <p>{t('versions.nothing')}</p>}
      <Part kind="added" total={counts.added} shown={added.length}>
        {added.map(({ id, text }) => (
          <li key={id} lang="en">
            {link(id, text)}
          </li>
        ))}
      </Part>
      <Part kind="changed" total={counts.changed} shown={changed.length}>
        {changed.map(({ id, before, after, fields }) => (
          <li key={id}>
            {before === after ? (
              <p lang="en">{link(id, after)}</p>
            ) : (
              <dl className="old-new">
                <dt>{t('versions.before')}</dt>
                <dd lang="en">{before}</dd>
                <dt>{t('versions.after')}</dt>
                <dd lang="en">{link(id, after)}</dd>
              </dl>
            )}
            <p className="text-muted">
              {t('versions.fields', { fields: fields.map((field) => t(`versions.field.${field}`)).join(', ') })}
            </p>
          </li>
        ))}
      </Part>
      <Part kind="retired" total={counts.retired} shown={retired.length}>
        {retired.map(({ id, text }) => (
          <li key={id} lang="en">
            <del>{text}</del>
          </li>
        ))}
      </Part>
      <Part kind="sources" total={counts.sources} shown={sources.length}>
        {sources.map(({ title, how }, at) => (
          <li key={at}>
            <span lang="en">{title}</span> <span className="label">{t(`versions.sourceHow.${how}`)}</span>
          </li>
        ))}
      </Part>
    </>
  )
}
