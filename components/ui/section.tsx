import type { ReactNode } from 'react'

interface HeadedBlockProps {
  /** Id of the heading; unique on the screen. */
  id: string
  name: ReactNode
  className?: string
  children: ReactNode
}

/** A block of a screen with its heading. */
export function HeadedBlock({ id, name, className = 'block', children }: HeadedBlockProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <h2 className="head" id={id}>
        {name}
      </h2>
      {children}
    </section>
  )
}

interface ListSectionProps extends HeadedBlockProps {
  /** Next to the heading: how much there is, and links. */
  aside?: ReactNode
}

/** A list below its heading, which goes from margin to margin. */
export function ListSection({ id, name, className, aside, children }: ListSectionProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <div className="list-head">
        <h2 id={id}>{name}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
