import { useCallback, useMemo, useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { withReadings } from '@/lib/details/tally'
import type { DetailReading } from '@/lib/details/reading'
import { stateOf, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import type { PageState } from '@/lib/schema/page-state'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { rich } from '@/components/ui/rich'
import { ListSearch } from '@/components/ui/search-field'
import { ToolButton } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { FindingList } from './finding-list'
import type { PageActions, MuteActions } from '@/components/annotation/page-actions'
import { searchFindings } from './search-findings'
import type { ActiveFindingState } from './use-active-finding'

export interface FindingsSectionProps {
  page: PageState
  shown: ReadonlySet<FindingState>
  /** The readings of the filter; empty: no filter. */
  readings: ReadonlySet<DetailReading>
  book: DossierBook
  notes: readonly Annotation[]
  actions: PageActions
  hand: ActiveFindingState
  /** The user asked on the page for the claims of this finding; `at` is new each time. */
  compareWanted?: { start: number; at: number } | undefined
  compact: boolean
}

/** The list of findings with its head, and a search that opens on demand. */
export function FindingsSection(props: FindingsSectionProps) {
  const { page, shown, readings, book, notes, actions, hand, compareWanted, compact } = props
  const [query, setQuery] = useState<string | null>(null)
  const searching = query !== null && query.trim() !== ''
  const findings = useMemo(
    () => searchFindings(withReadings(page.findings, readings), query ?? ''),
    [page.findings, readings, query],
  )
  const { asides, setAside } = useAsides(page)
  const hasSome = findings.some((finding) => shown.has(stateOf(finding)))
  return (
    <section className="findings" aria-labelledby="findings">
      <div className="list-head">
        <h2 id="findings">{t('page.findings')}</h2>
        <span className="label order">{t('page.order')}</span>
        <span className="label keys">
          {rich('page.keys', {
            up: <kbd>↑</kbd>,
            down: <kbd>↓</kbd>,
            compare: <kbd>C</kbd>,
            goTo: <kbd>G</kbd>,
            note: <kbd>N</kbd>,
          })}
        </span>
        <ToolButton
          icon="search"
          label={t('page.search')}
          title={t('page.search')}
          aria-expanded={query !== null}
          onClick={() => setQuery(query === null ? '' : null)}
        />
      </div>
      {query !== null && (
        <ListSearch
          label={t('page.search')}
          value={query}
          onChange={setQuery}
          found={t('page.found', findings.length)}
          autoFocus
        />
      )}
      <p role="status" className="only-read">
        {readings.size > 0 ? t('page.narrowed', findings.length) : ''}
      </p>
      {!hasSome && !searching && <p className="text-muted list-none">{t('page.none')}</p>}
      <FindingList
        findings={findings}
        shown={shown}
        blockStarts={page.blockStarts}
        book={book}
        notes={notes}
        actions={actions}
        hand={hand}
        asides={asides}
        onAside={setAside}
        compareWanted={compareWanted}
        folds={!searching && readings.size === 0}
        compact={compact}
      />
    </section>
  )
}

type Asides = ReadonlyMap<number, { finding: Finding; aside: MuteActions }>

/** Findings muted as wrong since this page was opened, while they are muted. */
function useAsides({ muted, findings }: PageState): {
  asides: Asides
  setAside: (finding: Finding, aside: MuteActions | null) => void
} {
  const [put, setPut] = useState<Asides>(new Map())
  const asides = useMemo(() => {
    // After another check of the page, a different sentence may have the same start.
    const known = [...(muted ?? []), ...findings]
    const still = [...put].filter(([start, { finding }]) =>
      known.some((one) => one.start === start && one.quote === finding.quote),
    )
    return still.length === put.size ? put : new Map(still)
  }, [put, muted, findings])
  const setAside = useCallback(
    (finding: Finding, aside: MuteActions | null) =>
      setPut((before) => {
        const next = new Map(before)
        if (aside === null) next.delete(finding.start)
        else next.set(finding.start, { finding, aside })
        return next
      }),
    [],
  )
  return { asides, setAside }
}
