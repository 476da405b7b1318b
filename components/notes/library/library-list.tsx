import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ListRow, NoteOrder, RowGroup } from '@/lib/notes/library/types'
import { t, formatNumber } from '@/lib/i18n/t'
import { useListTop } from '@/components/ui/long-list'
import { Button } from '@/components/ui/button'
import { outcomes, type FindingState } from '@/lib/details/state'
import { sayNotedState } from '@/lib/details/say'
import { Icon } from '@/components/ui/icon'
import { formatDate } from '@/lib/i18n/dates'

interface LibraryListProps {
  length: number
  rows: ReadonlyMap<number, ListRow>
  draw: (row: ListRow) => ReactNode
  /** The visible rows, from the first to before the last. */
  onVisible: (from: number, to: number) => void
}

const MAX_ROWS_DRAWN_AT_ONCE = 25
/** Rows that one scroll range holds; buttons lead to others. Browsers limit a page to about 17 million pixels. */
const RANGE_ROWS = 20_000
/** Estimated height of a row in pixels, until it is measured. */
const ESTIMATED_ROW_HEIGHT = 168
const MAX_ROWS_FROM_WINDOW = 100

/**
 * The rows of the library, in a list that scrolls with the window. Rendered are only the rows near the window, and the
 * row with the focus. Up and down move between notes.
 */
export function LibraryList(props: LibraryListProps) {
  const { length } = props
  const [start, setStart] = useState(0)
  const base = start < length ? start : 0
  const count = Math.min(RANGE_ROWS, length - base)
  const rowsBehind = length - base - count
  const go = (to: number) => {
    setStart(to)
    document.querySelector('.library-list')?.scrollIntoView()
  }
  return (
    <>
      {base > 0 && (
        <Button kind="stretch" label={t('library.earlier', RANGE_ROWS)} onClick={() => go(base - RANGE_ROWS)} />
      )}
      <RowRange key={base} {...props} base={base} count={count} />
      {rowsBehind > 0 && (
        <Button
          kind="stretch"
          label={t('library.later', Math.min(RANGE_ROWS, rowsBehind))}
          onClick={() => go(base + RANGE_ROWS)}
        />
      )}
    </>
  )
}

function RowRange({ length, rows, draw, onVisible, base, count }: LibraryListProps & { base: number; count: number }) {
  const [list, top] = useListTop()
  const toFocus = useRef<number | null>(null)
  const isShort = length <= MAX_ROWS_DRAWN_AT_ONCE
  const keyAt = useCallback((index: number) => rows.get(base + index)?.key ?? index, [rows, base])
  // The focused row and an open editor stay in the document, however far away.
  const withKept = useCallback(
    (range: Range) => {
      const kept = list.current?.querySelectorAll('li:focus-within, li:has(form.editor)') ?? []
      const indexes = [...kept].flatMap((row) => rowIndexOf(row) ?? []).filter((index) => index < range.count)
      return [...new Set([...defaultRangeExtractor(range), ...indexes])].sort((index, other) => index - other)
    },
    [list],
  )
  const virtual = useWindowVirtualizer({
    count,
    enabled: !isShort,
    estimateSize: () => ESTIMATED_ROW_HEIGHT,
    getItemKey: keyAt,
    rangeExtractor: withKept,
    overscan: 4,
    scrollMargin: top,
    useFlushSync: false,
  })
  const items = virtual.getVirtualItems()
  const { startIndex = 0, endIndex = MAX_ROWS_DRAWN_AT_ONCE } = virtual.range ?? {}
  // Rendered rows count as visible, unless they are far from the window: such rows are not updated.
  const first = items[0]?.index ?? startIndex
  const last = items.at(-1)?.index ?? endIndex
  const from = startIndex - first <= MAX_ROWS_FROM_WINDOW ? Math.min(first, startIndex) : startIndex
  const to = last - endIndex <= MAX_ROWS_FROM_WINDOW ? Math.max(last, endIndex) : endIndex
  useEffect(() => onVisible(base + from, base + to + 1), [onVisible, base, from, to])
  // The row to focus may not be rendered yet.
  useEffect(() => {
    if (toFocus.current !== null && focusRow(list.current, toFocus.current)) toFocus.current = null
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches('.choose')) return
    const at = rowIndexOf(event.target) ?? 0
    const to = rowAfterKey(event.key, at, count)
    if (to === null) return
    event.preventDefault()
    if (focusRow(list.current, to)) return
    toFocus.current = to
    virtual.scrollToIndex(to)
  }
  const shown = isShort
    ? Array.from({ length: count }, (_, index) => ({ index, offset: null }))
    : items.map(({ index, start }) => ({ index, offset: start - top }))
  return (
    <ul
      ref={list}
      // Some screen readers ignore a list without bullets unless it has the role.
      role="list"
      className={`library-list ${isShort ? '' : 'virtual'}`}
      aria-label={t('library.list')}
      style={isShort ? undefined : { height: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {shown.map(({ index, offset }) => {
        const row = rows.get(base + index)
        return (
          <li
            key={row?.key ?? index}
            ref={isShort ? undefined : virtual.measureElement}
            data-index={index}
            aria-setsize={length}
            aria-posinset={base + index + 1}
            style={offset === null ? undefined : { transform: `translateY(${offset}px)` }}
          >
            {row === undefined ? <p className="waiting only-read">{t('library.waiting')}</p> : draw(row)}
          </li>
        )
      })}
    </ul>
  )
}

function rowIndexOf(element: EventTarget): number | null {
  const index = element instanceof Element ? element.closest('[data-index]')?.getAttribute('data-index') : null
  return index === null || index === undefined ? null : Number(index)
}

function rowAfterKey(key: string, at: number, count: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
  return to === undefined || to < 0 || to >= count ? null : to
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const box = list?.querySelector<HTMLElement>(`[data-index="${index}"] .choose`)
  box?.focus()
  return box !== null && box !== undefined
}

export function GroupHead({ group, order, onCheck }: { group: RowGroup; order: NoteOrder; onCheck: () => void }) {
  return (
    <header className="group-head">
      <h2>
        <GroupName group={group} order={order} /> <span className="quiet">{formatNumber(group.count)}</span>
      </h2>
      {/* A page's notes are checked together; with other orders a group may be the whole library. */}
      {order === 'page' && group.older > 1 && (
        <Button kind="link" label={t('library.checkAll', group.older)} onClick={onCheck} />
      )}
    </header>
  )
}

function GroupName({ group: { key, title, site }, order }: { group: RowGroup; order: NoteOrder }) {
  switch (order) {
    case 'changed':
      return <>{formatDate(key)}</>
    case 'tag':
      return <>{key === '' ? t('library.noTag') : key}</>
    case 'verdict':
      return key === '' ? (
        <>{t('library.noVerdict')}</>
      ) : (
        <span className={key}>
          <Icon name={outcomes[key as FindingState].sign} /> {sayNotedState(key as FindingState)}
        </span>
      )
    case 'page': {
      const shownSite = title === '' ? '' : site
      return (
        <>
          {title || site || key}{' '}
          <span className="quiet">{key.startsWith('claim:') ? t('library.onClaim') : shownSite}</span>
        </>
      )
    }
  }
}
