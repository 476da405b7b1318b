import type { ReactNode } from 'react'

interface HeadedBlockProps {
  /** Id of the heading; unique on the screen. */
  id: string
  name: ReactNode
  className?: string
  children: ReactNode
}

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
  head?: string
  /** Text next to the heading, such as the number of items. */
  count?: string
  /** At the end of the line with the heading: a number, or a link. */
  aside?: ReactNode
}

/** A list below its heading, in the full width of the panel. */
export function ListSection({ id, name, className, head = 'list-head', count, aside, children }: ListSectionProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <div className={head}>
        <h2 id={id}>{name}</h2>
        {count !== undefined && (
          <span className="label" role="status">
            {count}
          </span>
        )}
        {aside}
      </div>
      {children}
    </section>
  )
}

export function Section(block: Omit<ListSectionProps, 'head' | 'count'>) {
  return <ListSection className="block" head="block-head" {...block} />
}
