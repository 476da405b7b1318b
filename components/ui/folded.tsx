import { useState, type ReactNode } from 'react'
import { Icon } from './icon'

interface FoldedProps {
  label: ReactNode
  className?: string
  /** Open at first. */
  isOpen?: boolean
  /** The content is made when it is opened: it is large, or rarely wanted. */
  isLate?: boolean
  children: ReactNode
}

/** A line that unfolds more. Closed content is in the document, so that the browser's own search finds it. */
export function Folded({ label, className, isOpen = false, isLate = false, children }: FoldedProps) {
  const [open, setOpen] = useState(isOpen)
  return (
    <details
      className={className === undefined ? 'folded' : `folded ${className}`}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {typeof label === 'string' ? <u>{label}</u> : label}
        <Icon name="chevron" className="i chev" />
      </summary>
      {(open || !isLate) && children}
    </details>
  )
}
