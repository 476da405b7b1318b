import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useFixedRows } from '@/components/ui/fixed-view'
import { SafeRow } from '@/components/ui/safe'

interface LongListProps<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  draw: (item: T) => ReactNode
  labelledBy: string
  className: string
  /** Estimated height of an item in px, for the scrollbar, until it is measured. */
  estimatedHeight: number
}

/** Up to this number, all items are drawn at once, so that the browser's own search finds them. */
const MAX_ITEMS_DRAWN_AT_ONCE = 120

/** A list that scrolls with the window. A long list renders only the items near the window. */
export function LongList<T>(props: LongListProps<T>) {
  const { items, keyOf, draw, labelledBy, className } = props
  const fixed = useFixedRows()
  if (items.length > MAX_ITEMS_DRAWN_AT_ONCE && fixed === null) return <VirtualList {...props} />
  return (
    <ul className={className} aria-labelledby={labelledBy}>
      {(fixed === null ? items : items.slice(fixed.from, fixed.to)).map((item) => (
        <li key={keyOf(item)}>
          <SafeListRow item={item} draw={draw} />
        </li>
      ))}
    </ul>
  )
}

function SafeListRow<T>({ item, draw }: Pick<LongListProps<T>, 'draw'> & { item: T }) {
  return (
    <SafeRow of={item} onRemove={null}>
      <DrawnItem item={item} draw={draw} />
    </SafeRow>
  )
}

/** A component of its own, so that the row's error boundary catches the errors of `draw`. */
function DrawnItem<T>({ item, draw }: Pick<LongListProps<T>, 'draw'> & { item: T }) {
  return draw(item)
}

function VirtualList<T>({ items, keyOf, draw, labelledBy, className, estimatedHeight }: LongListProps<T>) {
  const [list, top] = useListTop()
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => estimatedHeight,
    getItemKey: (at) => {
      const item = items[at]
      return item === undefined ? at : keyOf(item)
    },
    overscan: 6,
    scrollMargin: top,
    useFlushSync: false,
  })
  return (
    <ul
      ref={list}
      className={`${className} virtual`}
      aria-labelledby={labelledBy}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index]
        return item === undefined ? null : (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <SafeListRow item={item} draw={draw} />
          </li>
        )
      })}
    </ul>
  )
}

/** Returns the position of a list in the document, which changes with the window and with the filters above it. */
export function useListTop(): [RefObject<HTMLUListElement | null>, number] {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + scrollY)
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [])
  return [list, top]
}
