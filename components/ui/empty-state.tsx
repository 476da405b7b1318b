import type { ReactNode } from 'react'

/** A view with one message: a lead sentence, a line below, and actions. */
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
