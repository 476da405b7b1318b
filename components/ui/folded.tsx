import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Icon } from './icon'

interface FoldedProps {
  label: ReactNode
  className?: string
  isOpen?: boolean
  /** Renders the content only while it is open, because it is large or rarely needed. */
  isLazy?: boolean
  children: ReactNode
}

/** A line that unfolds more. Closed content is in the document, so that the browser's own search finds it. */
export function Folded({ label, className, isOpen = false, isLazy = false, children }: FoldedProps) {
  const [open, setOpen] = useState(isOpen)
  const whole = useRef<HTMLDetailsElement>(null)
  // The line may be the last one in view. A part that is open from the start moves nothing.
  useEffect(() => {
    if (open && !isOpen) whole.current?.scrollIntoView({ block: 'nearest' })
  }, [open, isOpen])
  return (
    <details
      ref={whole}
      className={className === undefined ? 'folded' : `folded ${className}`}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {typeof label === 'string' ? <u>{label}</u> : label}
        <Icon name="chevron" className="i chev" />
      </summary>
      {(open || !isLazy) && children}
    </details>
  )
}

export interface FoldedListProps<T> {
  items: readonly T[]
  /** Number of items that are always shown. */
  firstCount: number
  className: string
  /** Id of the heading of the list; `label` is the name of a list without a heading. */
  labelledBy?: string
  label?: string
  /** Returns the words that unfold the rest; `moreLabel` is the name of the list of the rest. */
  more: (rest: number) => string
  moreLabel: string
  /** Draws an item with its `<li>`. */
  draw: (item: T) => ReactNode
  /** Content between the first items and the rest. */
  children?: ReactNode
}

export function FoldedList<T>({ items, firstCount, className, draw, children, ...words }: FoldedListProps<T>) {
  const rest = items.slice(firstCount)
  return (
    <>
      <ul className={className} aria-label={words.label} aria-labelledby={words.labelledBy}>
        {items.slice(0, firstCount).map(draw)}
      </ul>
      {children}
      {rest.length > 0 && (
        <Folded label={words.more(rest.length)}>
          <ul className={className} aria-label={words.moreLabel}>
            {rest.map(draw)}
          </ul>
        </Folded>
      )}
    </>
  )
}
