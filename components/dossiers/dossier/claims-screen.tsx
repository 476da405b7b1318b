import { useDossierHref } from '@/components/book/dossier-of'
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { SearchResults } from './search-results'
import { DossierSize } from './dossier-size'
import { parseTier } from '@/components/dossiers/claim/claim-marks'
import { Chip } from '@/components/ui/button'
import { Options } from '@/components/ui/fields'
import { Icon } from '@/components/ui/icon'
import { SearchField } from '@/components/ui/search-field'
import { Block } from '@/components/ui/section'
import { Sections } from './sections'
import { noFilters, tiers, type ClaimFilters, type ShowOption } from '@/lib/dossier/browse/dossier-route'
import { t } from '@/lib/i18n/t'

/** Pause in typing, in ms, after which the address changes: browsers refuse more than about 200 changes in 30 s. */
const PAUSE_MS = 250

export interface ClaimsScreenProps {
  book: DossierBook
  graph: EntityGraph | null
  /** The filters in the address. */
  filters: ClaimFilters
  onFilters: (filters: ClaimFilters) => void
}

/** The first page of the dossier: its search with the results, or an overview. */
export function ClaimsScreen({ book, graph, filters, onFilters }: ClaimsScreenProps) {
  const href = useDossierHref()
  // The typed text is shown at once, then the results, and the address last.
  const address = href({ at: 'claims', filters })
  const [typed, setTyped] = useState({ filters, address })
  const current = typed.address === address ? typed.filters : filters
  const shown = useDeferredValue(current)
  useEffect(() => {
    if (href({ at: 'claims', filters: current }) === address) return
    const timer = setTimeout(() => onFilters(current), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [current, address, href, onFilters])
  const changeFilters = useCallback(
    (next: ClaimFilters, isTyped: boolean) => {
      setTyped({ filters: next, address })
      if (!isTyped) onFilters(next)
    },
    [address, onFilters],
  )
  const isBrowsing = href({ at: 'claims', filters: shown }) === href({ at: 'claims', filters: noFilters })
  return (
    <>
      <DossierIntro book={book} filters={current} onFilters={changeFilters} />
      {isBrowsing ? (
        <Block id="sections" name={t('dossier.sections')}>
          <Sections book={book} />
        </Block>
      ) : (
        <SearchResults book={book} graph={graph} filters={shown} />
      )}
    </>
  )
}

const chips: readonly ShowOption[] = ['all', 'established', 'doubt', 'corrected']

interface DossierIntroProps {
  book: DossierBook
  filters: ClaimFilters
  /** `typed`: changed by typing, character by character. */
  onFilters: (filters: ClaimFilters, typed: boolean) => void
}

/** The subject of the dossier, its size, and the search with its filters. */
function DossierIntro({ book, filters, onFilters }: DossierIntroProps) {
  const { query, show, part, topic, tier } = filters
  return (
    <section className="block opening">
      <DossierSize book={book} />
      <SearchField
        label={t('dossierIntro.search')}
        value={query}
        onChange={(next) => onFilters({ ...filters, query: next }, true)}
      />
      <div className="chips" role="group" aria-label={t('dossierIntro.show')}>
        {chips.map((id) => (
          <Chip
            key={id}
            kind={id === 'doubt' ? 'disputed' : ''}
            isOn={show === id}
            onToggle={() => onFilters({ ...filters, show: id }, false)}
            label={
              <>
                {id === 'doubt' && <Icon name="disputed" />}
                {id === 'corrected' && <Icon name="correction" />}
                {t(`dossierIntro.${id}`)}
              </>
            }
          />
        ))}
      </div>
      <div className="selects">
        <select
          aria-label={t('dossierIntro.section')}
          value={sectionOptionValue(part, topic)}
          onChange={(event) => onFilters({ ...filters, ...sectionOf(event.target.value) }, false)}
        >
          <option value="">{t('dossierIntro.allSections')}</option>
          {book.parts.map(({ name, topics }) =>
            topics.length === 1 && topics[0]?.name === name ? (
              <option key={name} value={sectionOptionValue(null, name)}>
                {name}
              </option>
            ) : (
              <optgroup key={name} label={name}>
                <option value={sectionOptionValue(name, null)}>{t('dossierIntro.allOf', { part: name })}</option>
                {topics.map((one) => (
                  <option key={one.name} value={sectionOptionValue(null, one.name)}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </select>
        <select
          aria-label={t('dossierIntro.bestSource')}
          value={tier ?? ''}
          onChange={(event) => onFilters({ ...filters, tier: parseTier(event.target.value) }, false)}
        >
          <option value="">{t('dossierIntro.anyTier')}</option>
          <Options of={tiers.map((one) => [one, t('dossierIntro.bestTier', { tier: one })])} />
        </select>
      </div>
    </section>
  )
}

/** Returns the value of an option; its prefix tells a part from a topic of the same name. */
function sectionOptionValue(part: string | null, topic: string | null): string {
  return topic !== null ? `topic:${topic}` : part !== null ? `part:${part}` : ''
}

function sectionOf(value: string): Pick<ClaimFilters, 'part' | 'topic'> {
  if (value.startsWith('topic:')) return { part: null, topic: value.slice('topic:'.length) }
  return { part: value.startsWith('part:') ? value.slice('part:'.length) : null, topic: null }
}
