import { useId, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A line that unfolds the reason for a missing mark. */
export function WhyUnmarked({ label, children }: { label: string; children: () => ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="as-link why"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon name="chevron" className="i chev" />
      </button>
      <div id={id} hidden={!open}>
        {open && children()}
      </div>
    </>
  )
}
