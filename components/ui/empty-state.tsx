import type { ReactNode } from 'react'
import { t } from '@/lib/i18n/t'

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

/** In place of a screen whose data take long to load; nothing at first, since most are there at once. */
export function Loading() {
  return (
    <p role="status" className="block text-muted appears-soon">
      {t('names.looking')}
    </p>
  )
}
