import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/book/breadcrumbs'
import { ListSection } from '@/components/ui/section'
import { formatNumber, t } from '@/lib/i18n/t'

/** Rows on a page, so that it stays below 100 kB. */
export const PAGE_ROWS = 60

/** Number of pages; at least one. */
export function pageCountOf(items: readonly unknown[]): number {
  return Math.max(1, Math.ceil(items.length / PAGE_ROWS))
}

/** Returns the rows of page `at`, counted from 0. */
export function rowsOf<T>(items: readonly T[], at: number): readonly T[] {
  return items.slice(at * PAGE_ROWS, (at + 1) * PAGE_ROWS)
}

/** A page of a list: its number, counted from 0, and the relative address of each page. */
export interface ListPage {
  at: number
  fileOf: (at: number) => string
}

interface PageHeadProps {
  title: string
  /** Pages above it, beside the dossier's own. */
  way?: readonly { name: string; href: string }[]
  id?: string
  lang?: 'en' | undefined
  about?: string | undefined
  children?: ReactNode
}

/** Breadcrumbs, the title and the description of a page. */
export function PageHead({ title, way = [], id, lang, about, children }: PageHeadProps) {
  return (
    <section className="block" aria-labelledby={id}>
      <Breadcrumbs way={way} />
      <h1 className="title" id={id} lang={lang}>
        {title}
      </h1>
      {about !== undefined && <p className="text-muted facts">{about}</p>}
      {children}
    </section>
  )
}

interface ListedProps {
  name: string
  /** Id of the heading; unique on the page. */
  id: string
  /** All items of the list, for their number; the children show those of this part. */
  items: readonly unknown[]
  part: ListPage
  children: ReactNode
}

/** A heading with the number of items, one part of a list, and links to the other parts. */
export function PagedList({ name, id, items, part, children }: ListedProps) {
  return (
    <ListSection id={id} name={name} aside={<span className="label">{formatNumber(items.length)}</span>}>
      {children}
      <Pager items={items} part={part} />
    </ListSection>
  )
}

/** Links to the pages of a list; nothing where there is only one. */
export function Pager({ items, part: { at, fileOf } }: { items: readonly unknown[]; part: ListPage }) {
  const of = pageCountOf(items)
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
