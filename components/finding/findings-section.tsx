import { useMemo, useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import type { Verdict } from '@/lib/match/types'
import type { PageState } from '@/lib/messaging/protocol'
import type { Book } from '@/components/claim/book'
import { Icon } from '@/components/ui/icon'
import { rich } from '@/components/ui/rich'
import { SearchField } from '@/components/ui/search-field'
import { t } from '@/lib/i18n/t'
import { FindingList } from './finding-list'
import type { PageActions } from './page-actions'
import { searchFindings } from './search-findings'
import type { Hand } from './use-hand'

export interface FindingsSectionProps {
  page: PageState
  shown: ReadonlySet<Verdict>
  book: Book
  notes: readonly Annotation[]
  actions: PageActions
  hand: Hand
  compact: boolean
}

/** The list of findings under its head, with a search that opens on demand. */
export function FindingsSection({ page, shown, book, notes, actions, hand, compact }: FindingsSectionProps) {
  const [query, setQuery] = useState<string | null>(null)
  const searching = query !== null && query.trim() !== ''
  const findings = useMemo(() => searchFindings(page.findings, query ?? ''), [page.findings, query])
  const hasSome = findings.some(({ verdict }) => shown.has(verdict))
  return (
    <section className="findings" aria-labelledby="findings">
      <div className="list-head">
        <h2 id="findings">{t('page.findings')}</h2>
        <span className="label order">{t('page.order')}</span>
        <span className="label keys">
          {rich('page.keys', { up: <kbd>↑</kbd>, down: <kbd>↓</kbd>, goTo: <kbd>G</kbd>, note: <kbd>N</kbd> })}
        </span>
        <button
          type="button"
          className="tool"
          aria-label={t('page.search')}
          title={t('page.search')}
          aria-expanded={query !== null}
          onClick={() => setQuery(query === null ? '' : null)}
        >
          <Icon name="search" className="i i-lg" />
        </button>
      </div>
      {query !== null && (
        <div className="list-search">
          <SearchField label={t('page.search')} value={query} onChange={setQuery} autoFocus />
          <p role="status" className={searching ? 'label found' : 'only-read'}>
            {searching ? t('page.found', findings.length) : ''}
          </p>
        </div>
      )}
      {!hasSome && !searching && <p className="second list-none">{t('page.none')}</p>}
      <FindingList
        findings={findings}
        shown={shown}
        blockStarts={page.blockStarts}
        book={book}
        notes={notes}
        actions={actions}
        hand={hand}
        folds={!searching}
        compact={compact}
      />
    </section>
  )
}
