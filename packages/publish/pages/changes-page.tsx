import { useDossierHref } from '@/components/book/dossier-of'
import { ChangedClaims, type ChangedPartProps } from '@/components/dossiers/version'
import { formatAsOf } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { PageHead } from './list-pages'
import type { PublishedVersion, DossierSite } from './site-of'

/** Maximum number of listed changes, newest first, to keep the page below 100 kB. Older changes are only counted. */
const MOST_LISTED_CHANGES = 120

export function ChangesPage({ site }: { site: DossierSite }) {
  return (
    <>
      <PageHead title={t('site.screen.changes')} about={t('site.changesAbout')} />
      {withLimitedLines(site.versions).map((version) => (
        <Version key={`${version.version} ${version.asOf}`} of={version} site={site} />
      ))}
    </>
  )
}

function withLimitedLines(versions: readonly PublishedVersion[]): PublishedVersion[] {
  let rest = MOST_LISTED_CHANGES
  const first = <T,>(list: readonly T[]): T[] => {
    const own = list.slice(0, rest)
    rest -= own.length
    return own
  }
  return versions.map((version) => {
    if (version.diff === null) return version
    const { counts, added, changed, retired, sources } = version.diff
    const diff = { added: first(added), changed: first(changed), retired: first(retired), sources: first(sources) }
    return { ...version, diff: { counts, ...diff } }
  })
}

function Version({ of: { version, asOf, diff, previousVersion }, site }: { of: PublishedVersion; site: DossierSite }) {
  const href = useDossierHref()
  const there = (id: string, text: string) =>
    site.book.claimsOf([id]).length > 0 ? <a href={href({ at: 'claim', id })}>{text}</a> : text
  const id = `version-${version}`
  return (
    <section className="block difference" aria-labelledby={id}>
      <h2 className="part" id={id}>
        {t('dossiers.version', { version })} <span className="label">{formatAsOf(asOf)}</span>
      </h2>
      {diff === null || previousVersion === null ? (
        <p className="text-muted">{t('site.firstVersion')}</p>
      ) : (
        <>
          <p className="text-muted">{t('site.comparedWith', { version: previousVersion })}</p>
          <ChangedClaims difference={diff} Part={ChangedPart} link={there} />
        </>
      )}
    </section>
  )
}

function ChangedPart({ kind, total, shown, children }: ChangedPartProps) {
  if (total === 0) return null
  const name = t(`versions.${kind}`, total)
  return (
    <>
      <h3 className="head">{name}</h3>
      {shown > 0 && (
        <ul className="changes-list" aria-label={name}>
          {children}
        </ul>
      )}
      {total > shown && <p className="text-muted">{t('count.more', total - shown)}</p>}
    </>
  )
}
