import type { ReactNode } from 'react'
import { formatNumber, t } from '@/lib/i18n/t'

/** Rows on a page, so that it stays below 100 kB. */
export const ROWS = 60

/** Number of pages; at least one. */
export function pagesIn(items: readonly unknown[]): number {
  return Math.max(1, Math.ceil(items.length / ROWS))
}

/** The rows of a page. */
export function rowsOf<T>(items: readonly T[], at: number): readonly T[] {
  return items.slice(at * ROWS, (at + 1) * ROWS)
}

export interface ListedProps {
  name: string
  /** Id of the heading; unique on the page. */
  id: string
  /** In the whole list. */
  count: number
  pager: ReactNode
  children: ReactNode
}

/** A heading with its count, a part of a list, and the way to the other parts. */
export function Listed({ name, id, count, pager, children }: ListedProps) {
  return (
    <section aria-labelledby={id}>
      <div className="list-head">
        <h2 id={id}>{name}</h2>
        <span className="label">{formatNumber(count)}</span>
      </div>
      {children}
      {pager}
    </section>
  )
}

/** Links to the pages of a list; nothing where there is only one. */
export function Pager({ at, of, fileOf }: { at: number; of: number; fileOf: (at: number) => string }) {
  if (of === 1) return null
  const near = [...Array(of).keys()].filter((one) => one === 0 || one === of - 1 || Math.abs(one - at) <= 3)
  return (
    <nav className="block pager" aria-label={t('site.pages')}>
      {near.map((one, i) => (
        <span key={one}>
          {i > 0 && near[i - 1] !== one - 1 && <span aria-hidden="true">… </span>}
          <a
            href={fileOf(one)}
            aria-current={one === at ? 'page' : undefined}
            aria-label={t('site.pageOf', { at: one + 1, of })}
          >
            {formatNumber(one + 1)}
          </a>
        </span>
      ))}
    </nav>
  )
}
