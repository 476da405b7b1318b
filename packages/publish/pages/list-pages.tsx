import { useDossierHref } from '@/components/book/dossier-of'
import { ClaimRows, EntityList } from '@/components/dossiers/dossier/claim-rows'
import { TimelinePicture } from '@/components/dossiers/dossier/timeline-picture'
import { SectionItem } from '@/components/dossiers/dossier/overview'
import type { EntityNode } from '@/lib/dossier/browse/entity-graph'
import { entityKinds, noFilters, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { TimelineData, TimeLane } from '@/lib/dossier/browse/timeline-lanes'
import type { Claim, Entity } from '@/lib/dossier/format/schema'
import { formatTime } from '@/lib/i18n/dates'
import { t, formatNumber } from '@/lib/i18n/t'
import type { DossierSite } from './site-of'
import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/book/links'
import { ListSection } from '@/components/ui/section'

export function ClaimsPage({ site: { book, fileOf }, part }: { site: DossierSite; part: ListPage }) {
  const href = useDossierHref()
  const shown = new Set(
    rowsOf(
      book.parts.flatMap(({ topics }) => topics),
      part.at,
    ),
  )
  return (
    <>
      <PageHead title={t('site.claimsByTopic')} about={t('site.claimsAbout')} />
      {book.parts.map(({ name, about, topics: allTopics }) => {
        const topics = allTopics.filter((topic) => shown.has(topic))
        if (topics.length === 0) return null
        const id = fileOf({ at: 'claims', filters: { ...noFilters, part: name } }).replace(/^[^#]*#/, '')
        return (
          <section className="block" key={id} aria-labelledby={id}>
            <h2 className="part" id={id} lang="en">
              {name}
            </h2>
            {about !== '' && (
              <p className="text-muted" lang="en">
                {about}
              </p>
            )}
            <ul className="sections topics" aria-labelledby={id}>
              {topics.map((topic) => (
                <SectionItem
                  key={topic.name}
                  name={topic.name}
                  claims={topic.claims.length}
                  doubts={topic.doubtfulCount}
                  href={href({ at: 'claims', filters: { ...noFilters, topic: topic.name } })}
                />
              ))}
            </ul>
          </section>
        )
      })}
      <Pager items={book.topics} part={part} />
    </>
  )
}

interface ClaimListPageProps {
  name: string
  /** The name is from the dossier, which is in English. */
  isNameEnglish?: boolean
  way?: readonly { name: string; place: DossierRoute }[]
  claims: readonly Claim[]
  isTopic?: boolean
  part: ListPage
}

export function ClaimListPage({ name, isNameEnglish, way = [], claims, isTopic = false, part }: ClaimListPageProps) {
  const href = useDossierHref()
  return (
    <>
      <PageHead
        title={name}
        lang={isNameEnglish ? 'en' : undefined}
        way={way.map(({ name, place }) => ({ name, href: href(place) }))}
      />
      <PagedList name={t('searchResults.claims')} id="listed" items={claims} part={part}>
        <ClaimRows claims={claims} labelledBy="listed" withTopic={!isTopic} />
      </PagedList>
    </>
  )
}

interface TimelinePageProps {
  data: TimelineData | null
  claims: readonly Claim[]
  part: ListPage
}

export function TimelinePage({ data, claims, part }: TimelinePageProps) {
  if (data === null) return <p className="block text-muted">{t('timeline.none')}</p>
  const years = formatTime(
    [data.first, data.asOfTime - 1].map((at) => new Date(at).toISOString().slice(0, 4)).join('/'),
  )
  return (
    <>
      <PageHead title={t('dossier.timeline')} id="timeline">
        {part.at === 0 && (
          <TimelinePicture
            data={data}
            lanes={lanesFor(data, data.lanes)}
            from={data.from}
            to={data.to}
            withCounts
            label={t('timeline.label', { years })}
          />
        )}
      </PageHead>
      <PagedList name={t('timeline.dated')} id="dated" items={claims} part={part}>
        <ClaimRows claims={claims} labelledBy="dated" timeFirst />
      </PagedList>
    </>
  )
}

/** Returns the names that claims mention, the most frequent first. */
export function mentionedNames({ graph }: DossierSite, kind: Entity['kind'] | null): EntityNode[] {
  return graph.nodes
    .filter(({ claims, entity }) => claims.length > 0 && (kind === null || entity.kind === kind))
    .sort((a, b) => b.claims.length - a.claims.length)
}

export function NamesPage({ site, kind, part }: { site: DossierSite; kind: Entity['kind'] | null; part: ListPage }) {
  const href = useDossierHref()
  const nodes = mentionedNames(site, kind)
  const mentionedKinds = entityKinds.filter((kind) => mentionedNames(site, kind).length > 0)
  return (
    <>
      <PageHead
        title={kind === null ? t('dossier.whoAndWhat') : t(`kinds.${kind}`)}
        id="all-names"
        way={kind === null ? [] : [{ name: t('dossier.whoAndWhat'), href: href({ at: 'names', kind: null }) }]}
      >
        <p className="ways">
          {mentionedKinds.map((mentioned) => (
            <a
              key={mentioned}
              href={href({ at: 'names', kind: mentioned })}
              aria-current={mentioned === kind ? 'true' : undefined}
            >
              {t(`kinds.${mentioned}`)}
            </a>
          ))}
        </p>
      </PageHead>
      <PagedList name={kind === null ? t('names.all') : t('site.screen.names')} id="names" items={nodes} part={part}>
        <EntityList nodes={nodes} labelledBy="names" />
      </PagedList>
    </>
  )
}

/** Maximum number of lanes on a page, to keep it below 100 kB: a lane has up to 128 columns in the wide picture. */
const MOST_LANES = 10

/** Returns the lanes to draw. A dossier with too many gets one lane with all dated claims. */
export function lanesFor({ dated }: TimelineData, lanes: readonly TimeLane[]): readonly TimeLane[] {
  return lanes.length > MOST_LANES ? [{ name: t('site.allClaims'), claims: dated, milestones: [] }] : lanes
}

/** Rows on a page, so that it stays below 100 kB. */
export const PAGE_ROWS = 60

export function pageCountOf(items: readonly unknown[]): number {
  return Math.max(1, Math.ceil(items.length / PAGE_ROWS))
}

function rowsOf<T>(items: readonly T[], at: number): readonly T[] {
  return items.slice(at * PAGE_ROWS, (at + 1) * PAGE_ROWS)
}

/** A page of a list: its number, counted from 0, and the relative address of each page. */
export interface ListPage {
  at: number
  fileOf: (at: number) => string
}

interface PageHeadProps {
  title: string
  /** Pages above this one, besides those of the dossier. */
  way?: readonly { name: string; href: string }[]
  id?: string
  lang?: 'en' | undefined
  about?: string | undefined
  children?: ReactNode
}

export function PageHead({ title, way = [], id, lang, about, children }: PageHeadProps) {
  return (
    <section className="block" aria-labelledby={id}>
      <Breadcrumbs way={way} />
      <h1 className="title" id={id} lang={lang}>
        {title}
      </h1>
      {about !== undefined && <p className="text-muted facts">{about}</p>}
      {children}
    </section>
  )
}

interface ListedProps {
  name: string
  /** Id of the heading; unique on the page. */
  id: string
  /** All items of the list, for their number; the children show those of this part. */
  items: readonly unknown[]
  part: ListPage
  children: ReactNode
}

function PagedList({ name, id, items, part, children }: ListedProps) {
  return (
    <ListSection id={id} name={name} aside={<span className="label">{formatNumber(items.length)}</span>}>
      {children}
      <Pager items={items} part={part} />
    </ListSection>
  )
}

/** Links to the pages of a list; nothing where there is only one. */
export function Pager({ items, part: { at, fileOf } }: { items: readonly unknown[]; part: ListPage }) {
  const pageCount = pageCountOf(items)
  if (pageCount === 1) return null
  const near = [...Array(pageCount).keys()].filter(
    (page) => page === 0 || page === pageCount - 1 || Math.abs(page - at) <= 3,
  )
  return (
    <nav className="block pager" aria-label={t('site.pages')}>
      {near.map((page, i) => (
        <span key={page}>
          {i > 0 && near[i - 1] !== page - 1 && <span aria-hidden="true">… </span>}
          <a
            href={fileOf(page)}
            aria-current={page === at ? 'page' : undefined}
            aria-label={t('site.pageOf', { at: page + 1, of: pageCount })}
          >
            {formatNumber(page + 1)}
          </a>
        </span>
      ))}
    </nav>
  )
}
