import type { ComponentProps, ReactNode } from 'react'

/** A line of the data on a claim or a source: a term, and what it is. */
export function Fact({ name, ...value }: Omit<ComponentProps<'dd'>, 'name'> & { name: ReactNode }) {
  return (
    <div className="pair-of">
      <dt>{name}</dt>
      <dd {...value} />
    </div>
  )
}
