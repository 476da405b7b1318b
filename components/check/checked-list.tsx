import { useMemo, useState } from 'react'
import type { CheckedItem, CheckChanges, VerdictCounts } from '@/lib/check/history/types'
import { Button, ToolButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { ListSearch } from '@/components/ui/search-field'
import { semicolon } from '@/lib/i18n/lists'
import { t, formatNumber } from '@/lib/i18n/t'
import { SafeRow } from '@/components/ui/safe'
import { useShowMore } from '@/components/ui/use-show-more'
import { sayStateCount } from '@/lib/details/say'
import { outcomes, countedStates, stateOfCounted } from '@/lib/details/state'
import { Icon } from '@/components/ui/icon'
import { OutsideLink } from '@/components/ui/text'
import { formatLocalDay } from '@/lib/i18n/dates'
import { containsWordsOf } from '@/lib/text/fold-words'

export interface CheckedListProps {
  /** Newest first; null until the items are read. */
  items: readonly CheckedItem[] | null
  /** The database cannot be opened. */
  hasFailed: boolean
  isOn: boolean
  onTurnOn: () => void
  onRemove: (item: CheckedItem) => void
  onClear: () => void
}

/** Number of entries drawn at once. */
const ITEMS_PER_STEP = 100

/** The list of checked pages and texts, with a search. It is off until the user turns it on. */
export function CheckedList({ items, hasFailed, isOn, onTurnOn, onRemove, onClear }: CheckedListProps) {
  const [query, setQuery] = useState('')
  const matches = useMemo(() => {
    const isFound = containsWordsOf(query)
    return (items ?? []).filter(({ title, address }) => isFound(`${title} ${address ?? ''}`))
  }, [items, query])
  const { shown, more } = useShowMore(matches, ITEMS_PER_STEP)
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
        found={t('history.found', matches.length)}
      />
      <ul role="list" aria-labelledby="checked-list">
        {shown.map((item) => (
          <SafeRow key={item.id} of={item} isItem onRemove={() => onRemove(item)}>
            <CheckedItemView item={item} onRemove={onRemove} />
          </SafeRow>
        ))}
      </ul>
      {more}
    </section>
  )
}

/** One checked page or text: title, site or kind, day of the check, counts of findings, and changes since. */
function CheckedItemView({ item, onRemove }: { item: CheckedItem; onRemove: (item: CheckedItem) => void }) {
  const { title, address, kind, checkedAt, sentences, counts, changes } = item
  const name = title || t('saved.untitled')
  const remove = t('history.remove', { title: name })
  const present = countedStates.filter((state) => counts[state] > 0)
  return (
    <li className="checked-item">
      <h2 lang="en">{address === null ? name : <OutsideLink url={address}>{name}</OutsideLink>}</h2>
      <ToolButton icon="close" label={remove} title={remove} onClick={() => onRemove(item)} />
      <p className="text-muted">
        <span className="where">{placeTextOf(kind, address)}</span> <span aria-hidden="true">·</span>{' '}
        <time dateTime={checkedAt}>{t('history.checked', { date: formatLocalDay(checkedAt) })}</time>{' '}
        <span aria-hidden="true">·</span> {t('history.sentences', sentences)}
      </p>
      {present.length === 0 ? (
        <p className="text-muted">{t('history.nothing')}</p>
      ) : (
        <ul className="counts" role="list">
          {present.map((state) => (
            <li key={state} className={stateOfCounted(state)}>
              <Icon name={outcomes[stateOfCounted(state)].sign} /> {sayStateCount(state, counts[state])}
            </li>
          ))}
        </ul>
      )}
      {changes !== null && <ChangesSinceLastCheck changes={changes} counts={counts} />}
    </li>
  )
}

function ChangesSinceLastCheck({ changes, counts }: { changes: CheckChanges; counts: VerdictCounts }) {
  const { since, before, changed, added, gone, isOtherDossier, contradicted } = changes
  const date = formatLocalDay(since)
  const corrected =
    contradicted !== undefined && contradicted.changed > 0
      ? t('history.corrected', contradicted.changed, { of: formatNumber(contradicted.of) })
      : ''
  const countTexts = [
    ...countedStates
      .filter((state) => before[state] !== counts[state])
      .map((state) =>
        t('history.count', {
          verdict: t(state === 'related' ? 'related.name' : `state.${state}`),
          before: formatNumber(before[state]),
          now: formatNumber(counts[state]),
        }),
      ),
    ...(changed > 0 ? [t('history.changed', changed)] : []),
    ...(added > 0 ? [t('history.added', added)] : []),
    ...(gone > 0 ? [t('history.gone', gone)] : []),
    ...(isOtherDossier ? [t('history.otherDossier')] : []),
  ]
  if (corrected === '' && countTexts.length === 0) return <p className="text-muted">{t('history.same', { date })}</p>
  return (
    <p className="changes">
      {t('history.changes', { date })} {corrected !== '' && <strong>{corrected}. </strong>}
      {countTexts.length > 0 && `${countTexts.join(semicolon())}.`}
    </p>
  )
}

function placeTextOf(kind: CheckedItem['kind'], address: string | null): string {
  if (address !== null) return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address
  return t(kind === 'file' ? 'history.kindFile' : 'history.kindPasted')
}
