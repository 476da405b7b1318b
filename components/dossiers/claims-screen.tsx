import { useDossierHref } from '@/components/book/dossier-of'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { type DossierBook, filterClaims } from '@/lib/dossier/browse/dossier-book'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { DossierSize, SectionList } from '@/components/dossiers/dossier/overview'
import { parseTier, TierBadge } from '@/components/dossiers/claim/claim-marks'
import { replaceHash } from '@/components/panel/address'
import { Chip } from '@/components/ui/button'
import { OptionList } from '@/components/ui/fields'
import { Icon } from '@/components/ui/icon'
import { useTypedFilters } from '@/components/ui/use-typed-filters'
import { SearchField } from '@/components/ui/search-field'
import { ListSection, Section } from '@/components/ui/section'
import { noFilters, tiers, type ClaimFilters, type ShowOption } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'
import { FoldedList, type FoldedListProps } from '@/components/ui/folded'
import { ClaimRows, EntityLine } from '@/components/dossiers/dossier/claim-rows'

interface ClaimsScreenProps {
  book: DossierBook
  /** Graph of the entities; null while it is being built. */
  graph: EntityGraph | null
  filters: ClaimFilters
}

/** The first page of the dossier: its search with the results, or an overview. */
export function ClaimsScreen({ book, graph, filters }: ClaimsScreenProps) {
  const href = useDossierHref()
  const hrefOf = useCallback((next: ClaimFilters) => href({ at: 'claims', filters: next }), [href])
  // The typed text is shown at once, then the results, and the address last.
  const replaceFilters = useCallback((next: ClaimFilters) => replaceHash(hrefOf(next)), [hrefOf])
  const [current, setCurrent] = useTypedFilters(filters, hrefOf, replaceFilters)
  const shown = useDeferredValue(current)
  const changeFilters = (next: ClaimFilters) => {
    setCurrent(next)
    replaceFilters(next)
  }
  const isUnfiltered = hrefOf(shown) === hrefOf(noFilters)
  const isFew = book.claims.length < FEW_CLAIMS
  return (
    <>
      <section className="block opening">
        <DossierSize book={book} />
        <SearchField
          label={t('dossierIntro.search')}
          value={current.query}
          onChange={(query) => setCurrent({ ...current, query })}
        />
        {!isFew && <FilterFields filters={current} onFilters={changeFilters} />}
      </section>
      {isUnfiltered && !isFew ? (
        <Section id="sections" name={t('dossier.sections')}>
          <SectionList book={book} />
        </Section>
      ) : (
        <SearchResults book={book} graph={graph} filters={shown} />
      )}
    </>
  )
}

/** Number of claims from which a dossier has sections and filters. */
const FEW_CLAIMS = 60
const showOptions: readonly ShowOption[] = ['all', 'established', 'doubt', 'corrected']

function FilterFields({ filters, onFilters }: { filters: ClaimFilters; onFilters: (filters: ClaimFilters) => void }) {
  const { show, tier } = filters
  return (
    <div className="chips" role="group" aria-label={t('dossierIntro.show')}>
      {showOptions.map((id) => (
        <Chip
          key={id}
          kind={id === 'doubt' ? 'disputed' : ''}
          isOn={show === id}
          onToggle={() => onFilters({ ...filters, show: id })}
          label={
            <>
              {id === 'doubt' && <Icon name="disputed" />}
              {id === 'corrected' && <Icon name="correction" />}
              {t(`dossierIntro.${id}`)}
            </>
          }
        />
      ))}
      <select
        aria-label={t('dossierIntro.bestSource')}
        value={tier ?? ''}
        onChange={(event) => onFilters({ ...filters, tier: parseTier(event.target.value) })}
      >
        <option value="">{t('dossierIntro.anyTier')}</option>
        <OptionList of={tiers.map((tier) => [tier, t('dossierIntro.bestTier', { tier })])} />
      </select>
    </div>
  )
}

function SearchResults({ book, graph, filters }: ClaimsScreenProps) {
  const href = useDossierHref()
  const { query, show, part, topic, tier } = filters
  const address = href({ at: 'claims', filters })
  const wholeAddress = href({ at: 'claims', filters: noFilters })
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
        <OtherResults
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
        <OtherResults
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
        name={
          topic ?? part ?? t(hits?.areClosest && claims.length > 0 ? 'selection.nearestClaims' : 'searchResults.claims')
        }
        count={isWaiting ? t('searchResults.searching') : t('count.claims', claims.length)}
        aside={
          address !== wholeAddress && (
            <a className="label push-end" href={wholeAddress}>
              {t('searchResults.wholeDossier')}
            </a>
          )
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
            key={address}
            claims={claims}
            labelledBy="found"
            withTopic={topic === null && book.topics.length > 1}
          />
        )}
      </ListSection>
    </>
  )
}

/** Number of results in the folded part: to see others, the user types a longer query. */
const MOST_FOLDED = 60

function OtherResults<T>({ id, name, items, firstCount, ...list }: FoldedListProps<T> & { id: string; name: string }) {
  return (
    <section className="block" aria-labelledby={id}>
      <h2 className="label" id={id}>
        {name}
      </h2>
      <FoldedList {...list} items={items.slice(0, firstCount + MOST_FOLDED)} firstCount={firstCount} labelledBy={id} />
    </section>
  )
}
