import { useDossierHref } from './dossier-of'
import { Fragment } from 'react'
import { t } from '@/lib/i18n/t'
import { noFilters } from '@/lib/dossier/browse/dossier-route'

/** Links back to the dossier and to the parents of a page. */
export function Breadcrumbs({ way = [] }: { way?: readonly { name: string; href: string }[] }) {
  const href = useDossierHref()
  return (
    <p className="crumb">
      <a href={href({ at: 'claims', filters: noFilters })}>{t('dossier.name')}</a>
      {way.map(({ name, href }) => (
        <Fragment key={href}>
          {' › '}
          <a href={href}>{name}</a>
        </Fragment>
      ))}
    </p>
  )
}
