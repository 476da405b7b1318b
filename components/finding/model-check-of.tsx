import { createContext, Suspense, use, type ReactNode } from 'react'
import type { PageActions } from '@/components/annotation/page-actions'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Block, Finding } from '@/lib/schema/finding'
import type { TextRange } from '@/lib/second-opinion/page/compared'

export interface ModelCheckProps {
  /** Null: the page of the tab, whose text is read from it. */
  own: { text: string; blocks: readonly Block[] } | null
  /** The only part to ask about, such as a selection. */
  only?: TextRange
  title: string
  /** ISO date, if known. */
  date: string | null
  url: string
  /** New for each check of the text: its offsets may then be others. */
  check: string
  /** Null where they are not counted: the text is in another language, and a model alone can check it. */
  sentences: number | null
  findings: readonly Finding[]
  book: DossierBook
  inView: { start: number; end: number } | null
  /** Absent for a text of the user, which has no notes. */
  actions?: Pick<PageActions, 'saveNote'> & Partial<Pick<PageActions, 'goTo'>>
}

/** Shows the check of a text with a model; null where the user has not turned it on. */
export const ModelCheckContext = createContext<((props: ModelCheckProps) => ReactNode) | null>(null)

/** The place for the check with a model. Its code is loaded when it is turned on. */
export function ModelCheckOf(props: ModelCheckProps) {
  const show = use(ModelCheckContext)
  return show === null ? null : <Suspense>{show(props)}</Suspense>
}
