import type { ReactNode } from 'react'

interface EmptyStateProps {
  lead: ReactNode
  about?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

export function EmptyState({ lead, about, children, actions }: EmptyStateProps) {
  return (
    <section className="say">
      <h1 className="lead">{lead}</h1>
      {about !== undefined && <p className="text-muted">{about}</p>}
      {children}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  )
}
