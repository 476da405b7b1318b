import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react'
import { t } from '@/lib/i18n/t'

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

/** A paragraph that screen readers read out when it changes. */
export function Status({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <p role="status" className={className}>
      {children}
    </p>
  )
}

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

/** Said at once; the second line only where loading takes long. */
export function ReadingPage() {
  return (
    <EmptyState lead={<span role="status">{t('page.starting')}</span>}>
      <p className="text-muted appears-late">{t('page.loadsOnce')}</p>
    </EmptyState>
  )
}

/** In place of a screen whose data take long to load; nothing at first, since most are there at once. */
export function Loading() {
  return <Status className="block text-muted appears-soon">{t('names.looking')}</Status>
}

/** A heading that takes the focus when it appears or `turn` changes, since the focused element has disappeared. */
export function FocusHeading({ turn, ...heading }: ComponentProps<'h1'> & { turn?: unknown }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus(), [turn])
  return <h1 ref={ref} tabIndex={-1} {...heading} />
}
