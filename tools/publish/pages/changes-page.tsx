import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/dossiers/book/breadcrumbs'
import { useDossierHref } from '@/components/dossiers/book/dossier-of'
import { ChangedClaim } from '@/components/dossiers/changed-claim'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { PublishedVersion, SiteOf } from './site-of'

/** Listed changes, the newest first, so that the page stays below 100 kB; older ones are only counted. */
const LINES = 120

/** The changes from version to version, in words. */
export function ChangesPage({ site }: { site: SiteOf }) {
  return (
    <>
      <section className="block">
        <Breadcrumbs />
        <h1 className="title">{t('site.screen.changes')}</h1>
        <p className="text-muted facts">{t('site.changesAbout')}</p>
      </section>
      {withinLines(site.versions).map((version) => (
        <Version key={`${version.version} ${version.asOf}`} of={version} site={site} />
      ))}
    </>
  )
}

function withinLines(versions: readonly PublishedVersion[]): PublishedVersion[] {
  let rest = LINES
  const first = <T,>(list: readonly T[]): T[] => {
    const own = list.slice(0, rest)
    rest -= own.length
    return own
  }
  return versions.map((version) => {
    if (version.look === null) return version
    const { counts, added, changed, retired, sources } = version.look
    const look = { added: first(added), changed: first(changed), retired: first(retired), sources: first(sources) }
    return { ...version, look: { counts, ...look } }
  })
}

function Version({ of: { version, asOf, look, before }, site }: { of: PublishedVersion; site: SiteOf }) {
  const href = useDossierHref()
  const there = (id: string, text: ReactNode) =>
    site.book.claimsOf([id]).length > 0 ? <a href={href({ at: 'claim', id })}>{text}</a> : text
  const id = `version-${version}`
  return (
    <section className="block difference" aria-labelledby={id}>
      <h2 className="part" id={id}>
        {t('dossiers.version', { version })} <span className="label">{formatAsOf(asOf)}</span>
      </h2>
      {look === null || before === null ? (
        <p className="text-muted">{t('site.firstVersion')}</p>
      ) : (
        <>
          <p className="text-muted">{t('site.comparedWith', { version: before })}</p>
          {look.counts.added + look.counts.changed + look.counts.retired + look.counts.sources === 0 && (
            <p>{t('versions.nothing')}</p>
          )}
          <Part name={t('versions.added', look.counts.added)} of={look.counts.added} shown={look.added.length}>
            {look.added.map(({ id, text }) => (
              <li key={id} lang="en">
                {there(id, text)}
              </li>
            ))}
          </Part>
          <Part name={t('versions.changed', look.counts.changed)} of={look.counts.changed} shown={look.changed.length}>
            {look.changed.map(({ id, before: old, after, fields }) => (
              <li key={id}>
                <ChangedClaim before={old} after={after} fields={fields} link={(text) => there(id, text)} />
              </li>
            ))}
          </Part>
          <Part name={t('versions.retired', look.counts.retired)} of={look.counts.retired} shown={look.retired.length}>
            {look.retired.map(({ id, text }) => (
              <li key={id} lang="en">
                <del>{text}</del>
              </li>
            ))}
          </Part>
          <Part name={t('versions.sources', look.counts.sources)} of={look.counts.sources} shown={look.sources.length}>
            {look.sources.map(({ title, how }, at) => (
              <li key={at}>
                <span lang="en">{title}</span> <span className="label">{t(`versions.sourceHow.${how}`)}</span>
              </li>
            ))}
          </Part>
        </>
      )}
    </section>
  )
}

function Part({ name, of, shown, children }: { name: string; of: number; shown: number; children: ReactNode }) {
  if (of === 0) return null
  return (
    <>
      <h3 className="head">{name}</h3>
      {shown > 0 && (
        <ul className="changes-list" aria-label={name}>
          {children}
        </ul>
      )}
      {of > shown && <p className="text-muted">{t('count.more', of - shown)}</p>}
    </>
  )
}
