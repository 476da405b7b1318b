import type { ReactNode } from 'react'

interface BlockProps {
  id: string
  heading: ReactNode
  /** Beside the heading: a number, or a link. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A section of a page of the dossier, named by its heading. */
export function Block({ id, heading, aside, className = 'block', children }: BlockProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{heading}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
