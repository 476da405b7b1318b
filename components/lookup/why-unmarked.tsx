import { useId, useState, type ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A line that opens to say why there is no mark. `children` is drawn when it is open, `instead` while it is closed. */
export function WhyUnmarked({
  label,
  instead,
  children,
}: {
  label: string
  instead?: ReactNode
  children: () => ReactNode
}) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      {!open && instead}
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
