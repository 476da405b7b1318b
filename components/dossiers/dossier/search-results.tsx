import { useDossierHref } from '@/components/book/dossier-of'
import { useMemo } from 'react'
import { type DossierBook, filterClaims } from '@/lib/dossier/browse/dossier-book'
import { FewFirst, type FewFirstProps } from '@/components/ui/folded'
import { TierBadge } from '@/components/dossiers/claim/claim-marks'
import { Icon } from '@/components/ui/icon'
import { ListSection } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { ClaimRows, EntityLine } from '@/components/dossiers/dossier/claim-rows'
import { noFilters, type ClaimFilters } from '@/lib/dossier/browse/dossier-route'

interface SearchResultsProps {
  book: DossierBook
  /** Null while it is being built. */
  graph: EntityGraph | null
  filters: ClaimFilters
}

/** The results of search and filters: entities, sources, claims. */
export function SearchResults({ book, graph, filters }: SearchResultsProps) {
  const href = useDossierHref()
  const { query, show, part, topic, tier } = filters
  const isSearch = query.trim().length > 1
  const hits = useMemo(() => (isSearch ? (graph?.find(query) ?? null) : null), [graph, isSearch, query])
  const isWaiting = isSearch && graph === null
  const claims = useMemo(() => {
    if (isWaiting) return []
    const all = hits ? hits.claims.flatMap((at) => book.claims[at] ?? []) : book.claims
    return filterClaims(book, all, filters)
  }, [book, hits, isWaiting, filters])
  // Filters apply to claims: with one set, other results are not useful.
  const others = show === 'all' && tier === null && part === null && topic === null ? hits : null
  const entities = (others?.entities ?? []).flatMap((at) => graph?.nodes[at] ?? [])
  const sources = (others?.sources ?? []).flatMap((at) => book.sources[at] ?? [])
  const selectedPart = topic === null ? book.parts.find(({ name }) => name === part) : undefined
  return (
    <>
      {entities.length > 0 && (
        <FoundBlock
          id="found-names"
          name={t('searchResults.whoAndWhat')}
          items={entities}
          firstCount={4}
          className="entity-list"
          more={(rest) => t('count.more', rest)}
          moreLabel={t('searchResults.moreNames')}
          draw={(node) => (
            <li key={node.entity.name}>
              <EntityLine node={node} />
            </li>
          )}
        />
      )}
      {sources.length > 0 && (
        <FoundBlock
          id="found-sources"
          name={t('count.sources', sources.length)}
          items={sources}
          firstCount={3}
          className="sources"
          more={(rest) => t('count.moreSources', rest)}
          moreLabel={t('finding.moreSources')}
          draw={({ n, tier, title }) => (
            <li key={n}>
              <TierBadge tier={tier} />
              <a href={href({ at: 'source', n })} lang="en">
                {title}
              </a>
            </li>
          )}
        />
      )}
      <ListSection
        id="found"
        name={topic ?? part ?? t('searchResults.claims')}
        count={isWaiting ? t('searchResults.searching') : t('count.claims', claims.length)}
        aside={
          <a className="label push-end" href={href({ at: 'claims', filters: noFilters })}>
            {t('searchResults.wholeDossier')}
          </a>
        }
      >
        {selectedPart && selectedPart.topics.length > 1 && !isSearch && (
          <ul className="topic-links" aria-label={t('searchResults.sectionsOf', { part: selectedPart.name })}>
            {selectedPart.topics.map(({ name, claims: { length }, doubtfulCount }) => (
              <li key={name}>
                <a href={href({ at: 'claims', filters: { ...filters, part: null, topic: name } })}>
                  <span lang="en">{name}</span>
                  <span className="quiet"> {length}</span>
                  {doubtfulCount > 0 && (
                    <span className="doubt">
                      <Icon name="disputed" label={t('dossier.inDoubtMark')} />
                      {doubtfulCount}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        )}
        {claims.length === 0 && !isWaiting ? (
          <p className="block text-muted">{t(isSearch ? 'searchResults.noWords' : 'searchResults.none')}</p>
        ) : (
          // A new query starts at the top of a new list.
          <ClaimRows
            key={href({ at: 'claims', filters })}
            claims={claims}
            labelledBy="found"
            withTopic={topic === null}
          />
        )}
      </ListSection>
    </>
  )
}

/** Number of results in the folded part: to see others, the user types a longer query. */
const MOST_FOLDED = 60

/** A block of results other than claims: entities or sources. */
function FoundBlock<T>({ id, name, items, firstCount, ...list }: FewFirstProps<T> & { id: string; name: string }) {
  return (
    <section className="block" aria-labelledby={id}>
      <h2 className="label" id={id}>
        {name}
      </h2>
      <FewFirst {...list} items={items.slice(0, firstCount + MOST_FOLDED)} firstCount={firstCount} labelledBy={id} />
    </section>
  )
}
