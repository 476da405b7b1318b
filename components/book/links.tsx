import { Fragment, type ComponentProps } from 'react'
import { richText } from '@/components/ui/text'
import { noFilters } from '@/lib/dossier/browse/dossier-route'
import { distinctNameOf } from '@/lib/dossiers/data/dossier-name'
import { claimHrefIn, screenHref } from '@/lib/dossiers/data/screen-href'
import { t } from '@/lib/i18n/t'
import type { StoredDossierRef } from '@/lib/schema/annotation'
import { useDossierHref, useInstalledDossier, useInstalledDossiers } from './dossier-of'

/** Links back to the dossier and to the parents of a page. */
export function Breadcrumbs({ way = [] }: { way?: readonly { name: string; href: string }[] }) {
  const href = useDossierHref()
  return (
    <p className="crumb">
      <a href={href({ at: 'claims', filters: noFilters })}>{t('bar.dossier')}</a>
      {way.map(({ name, href }) => (
        <Fragment key={href}>
          {' › '}
          <a href={href}>{name}</a>
        </Fragment>
      ))}
    </p>
  )
}

interface DossierPageHeadProps extends ComponentProps<'section'> {
  id: string
  name: string
  way?: ComponentProps<typeof Breadcrumbs>['way']
}

/** The head of a page of a dossier: the way to it, its name, and what is said of it. */
export function DossierPageHead({ id, name, way = [], className = 'block', children }: DossierPageHeadProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <Breadcrumbs way={way} />
      <h1 className="title" id={id}>
        {name}
      </h1>
      {children}
    </section>
  )
}

/** Links to the dossier of a note or a muted sentence, or says that it is no longer installed. */
export function FromDossier({ dossier, claim }: { dossier: StoredDossierRef; claim: string | undefined }) {
  const { id, name } = dossier
  const installed = useInstalledDossier(id)
  const all = useInstalledDossiers()
  if (installed === null) return <span className="text-muted">{t('dossiers.gone', { name })}</span>
  const href = claim === undefined ? screenHref(id) : claimHrefIn(id, claim)
  const link = <a href={href}>{installed ? distinctNameOf(installed, all) : name}</a>
  return <span>{richText('dossiers.from', { name: link })}</span>
}
