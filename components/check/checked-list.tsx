import { useState } from 'react'
import { searchItems } from '@/lib/history/search-items'
import type { CheckedItem } from '@/lib/history/types'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/search-field'
import { t } from '@/lib/i18n/t'
import { CheckedItemView } from './checked-item-view'
import { SafeRow } from '@/components/ui/safe'

export interface CheckedListProps {
  /** The latest first; null until they are read. */
  items: readonly CheckedItem[] | null
  /** The database cannot be opened. */
  hasFailed: boolean
  isOn: boolean
  onTurnOn: () => void
  onRemove: (item: CheckedItem) => void
  onClear: () => void
}

/** Number of entries drawn at once. */
const STRETCH = 100

/** The list of checked pages and texts, with a search. It is off until the user turns it on. */
export function CheckedList({ items, hasFailed, isOn, onTurnOn, onRemove, onClear }: CheckedListProps) {
  const [query, setQuery] = useState('')
  const [most, setMost] = useState(STRETCH)
  if (!isOn)
    return (
      <EmptyState
        lead={t('history.off')}
        actions={<Button kind="main" label={t('history.turnOn')} onClick={onTurnOn} />}
        about={t('history.offAbout')}
      />
    )
  if (hasFailed) return <EmptyState lead={t('history.failed')} />
  if (items === null) return null
  if (items.length === 0) return <EmptyState lead={t('history.empty')} />
  const found = searchItems(items, query)
  const listed = found.slice(0, most)
  const rest = found.length - listed.length
  return (
    <section className="checked-list" aria-labelledby="checked-list">
      <div className="list-head">
        <h1 id="checked-list">{t('history.name')}</h1>
        <Button kind="bare" label={t('history.clear')} onClick={onClear} />
      </div>
      <ListSearch
        label={t('history.search')}
        value={query}
        onChange={setQuery}
        found={t('history.found', found.length)}
      />
      <ul role="list" aria-labelledby="checked-list">
        {listed.map((item) => (
          <SafeRow key={item.id} of={item} isItem onRemove={() => onRemove(item)}>
            <CheckedItemView item={item} onRemove={onRemove} />
          </SafeRow>
        ))}
      </ul>
      {rest > 0 && (
        <Button
          kind="stretch"
          label={t('history.showMore', Math.min(rest, STRETCH))}
          onClick={() => setMost(most + STRETCH)}
        />
      )}
    </section>
  )
}
