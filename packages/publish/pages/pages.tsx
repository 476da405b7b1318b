import { EntityScreen } from '@/components/dossiers/dossier/entity-screen'
import { Introduction } from '@/components/dossiers/dossier/introduction'
import { ResearchScreen, SectionText } from '@/components/dossiers/dossier/research-screen'
import { SourceScreen, SourcesScreen } from '@/components/dossiers/dossier/sources-screen'
import { bestTier, isInDoubt, topicOf } from '@/lib/dossier/browse/dossier-book'
import { entityKinds, noFilters, tiers, wholeTimeView, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { timelineOf } from '@/lib/dossier/browse/timeline-lanes'
import type { Claim } from '@/lib/dossier/format/schema'
import { hasReport, reportOf } from '../report/report-of'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { CitingClaim, ClaimPage } from './claim-page'
import { DownloadsPage, MainDownloads } from './downloads-page'
import { HomePage, SearchPage } from './home-page'
import {
  ClaimListPage,
  ClaimsPage,
  mentionedNames,
  NamesPage,
  TimelinePage,
  Pager,
  pageCountOf,
  type ListPage,
} from './list-pages'
import { ReportPage } from './report-page'
import type { DossierSite, SitePage } from './site-of'

/** Yields all pages of a dossier in one language, one at a time, so that memory use does not grow with the dossier. */
export function* pagesOf(site: DossierSite, furtherPage: (file: string, at: number) => string): Generator<SitePage> {
  const { book, fileOf } = site
  const name = book.subject.name
  const inFolder = site.languages.find(({ code }) => code === site.language)?.folder !== ''
  const root = inFolder ? '../' : ''
  const facts = t('dossierIntro.facts', {
    claims: t('count.claims', book.claims.length),
    sources: t('count.sources', book.sources.length),
    asOf: book.asOf,
  })
  const description = `${name}: ${facts}`

  yield {
    file: 'index.html',
    title: name,
    description,
    screen: 'overview',
    about: { dossier: true },
    body: <HomePage site={site} />,
    aside: <MainDownloads site={site} root={root} up="" />,
  }
  if (book.introduction !== '')
    yield page('introduction.html', 'introduction', t('site.screen.introduction'), <Introduction book={book} />)
  if (book.research) {
    const { sections } = book.research
    if (hasReport(book.research))
      yield page('report.html', 'report', t('site.screen.report'), <ReportPage report={reportOf(site.dossier)} />)
    const textOf = (name: string) => `research-${sections.findIndex(({ section }) => section === name) + 1}.html`
    yield page('research.html', 'research', t('research.name'), <ResearchScreen book={book} textHref={textOf} />)
    for (const section of sections)
      yield page(
        textOf(section.section),
        'research',
        section.section,
        <section className="block research">
          <h1 className="title" lang="en">
            {section.section}
          </h1>
          <SectionText section={section} book={book} />
        </section>,
      )
  }
  yield* inParts('claims.html', 'claims', t('site.claimsByTopic'), book.topics, (part) => (
    <ClaimsPage site={site} part={part} />
  ))
  yield page('downloads.html', 'downloads', t('site.screen.downloads'), <DownloadsPage site={site} root={root} />)
  if (site.hasSearch)
    yield { ...page('search.html', 'search', t('site.screen.search'), <SearchPage site={site} />), isHidden: true }

  for (const { name: part, topics } of book.parts)
    for (const topic of topics) {
      const place: DossierRoute = { at: 'claims', filters: { ...noFilters, topic: topic.name } }
      const way: ClaimWay[] =
        part === topic.name ? [] : [{ name: part, place: { at: 'claims', filters: { ...noFilters, part } } }]
      yield* listed(place, topic.name, topic.claims, { isNameEnglish: true, isTopic: true, way })
    }
  for (const show of ['doubt', 'corrected'] as const) {
    const claims = book.claims.filter((claim) =>
      show === 'corrected' ? claim.correction !== undefined : isInDoubt(claim),
    )
    yield* listed({ at: 'claims', filters: { ...noFilters, show } }, t(`dossierIntro.${show}`), claims)
  }
  for (const tier of tiers) {
    const claims = book.claims.filter((claim) => bestTier(book, claim) === tier)
    yield* listed({ at: 'claims', filters: { ...noFilters, tier } }, t('dossierIntro.bestTier', { tier }), claims)
  }

  const time = timelineOf(book)
  const dated = time?.dated.map(({ claim }) => claim) ?? []
  yield* inParts(fileOf({ at: 'timeline', view: wholeTimeView }), 'timeline', t('dossier.timeline'), dated, (part) => (
    <TimelinePage data={time} claims={dated} part={part} />
  ))
  for (const kind of [null, ...entityKinds]) {
    const title = kind === null ? t('dossier.whoAndWhat') : t(`kinds.${kind}`)
    const file = fileOf({ at: 'names', kind })
    yield* inParts(file, 'names', title, mentionedNames(site, kind), (part) => (
      <NamesPage site={site} kind={kind} part={part} />
    ))
  }
  for (const { entity, claims } of site.graph.nodes) {
    const { name } = entity
    const screen = <EntityScreen graph={site.graph} name={name} />
    for (const one of inParts(fileOf({ at: 'entity', name }), 'names', name, claims, withPager(screen, claims)))
      yield { ...one, isNarrow: true }
  }

  for (const tier of [null, ...tiers]) {
    const shown = book.sources.filter((source) => tier === null || source.tier === tier)
    const title = tier === null ? t('dossier.sourcesByTier') : tierName(tier)
    const screen = <SourcesScreen book={book} tier={tier} />
    yield* inParts(fileOf({ at: 'sources', tier }), 'sources', title, shown, withPager(screen, shown))
  }
  for (const { n, title } of book.sources) {
    const claims = site.citing.get(n) ?? []
    const screen = <SourceScreen book={book} n={n} citing={claims} />
    for (const one of inParts(fileOf({ at: 'source', n }), 'sources', title, claims, withPager(screen, claims)))
      yield { ...one, about: { source: n } }
  }

  for (const claim of book.claims)
    yield {
      file: fileOf({ at: 'claim', id: claim.id }),
      title: claim.text.length > 120 ? `${claim.text.slice(0, 117).toWellFormed()}…` : claim.text,
      description: `${topicOf(claim)}. ${t(`status.${claim.status}`)}. ${description}`,
      screen: 'claims',
      body: <ClaimPage claim={claim} site={site} />,
      aside: <CitingClaim claim={claim} site={site} />,
      about: { claim: claim.id },
    }

  function page(file: string, screen: SitePage['screen'], title: string, body: SitePage['body']): SitePage {
    return { file, screen, title: `${title} – ${name}`, description: `${title}. ${description}`, body }
  }

  /** Yields a page, or several pages for a long list. @param draw returns the page with one part of the list */
  function* inParts(
    file: string,
    screen: SitePage['screen'],
    title: string,
    list: readonly unknown[],
    draw: (part: ListPage) => SitePage['body'],
  ): Generator<SitePage> {
    const nameOf = (at: number) => furtherPage(file, at).replace(/#.*$/, '')
    const hrefOf = (at: number) => nameOf(at).replace(/^.*\//, '')
    for (let at = 0; at < pageCountOf(list); at += 1)
      yield { ...page(nameOf(at), screen, title, draw({ at, fileOf: hrefOf })), at, isHidden: at > 0 }
  }

  function* listed(
    place: DossierRoute,
    title: string,
    claims: readonly Claim[],
    how: { isNameEnglish?: boolean; isTopic?: boolean; way?: ClaimWay[] } = {},
  ): Generator<SitePage> {
    yield* inParts(fileOf(place), 'claims', title, claims, (part) => (
      <ClaimListPage name={title} claims={claims} part={part} {...how} />
    ))
  }
}

/** Adds links to further pages to a screen of the panel with a long list. */
function withPager(screen: SitePage['body'], list: readonly unknown[]): (part: ListPage) => SitePage['body'] {
  return (part) => (
    <>
      {screen}
      <Pager items={list} part={part} />
    </>
  )
}

type ClaimWay = { name: string; place: DossierRoute }
