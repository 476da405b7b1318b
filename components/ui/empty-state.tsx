import type { ReactNode } from 'react'

/** A room that has one thing to say: a lead sentence, a line under it, and what can be done. */
export function EmptyState({
  lead,
  children,
  actions,
}: {
  lead: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <section className="say">
      <h1 className="lead">{lead}</h1>
      {children}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  )
}
