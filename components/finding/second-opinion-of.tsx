import { createContext, Suspense, use, type ReactNode } from 'react'
import { useBookOf } from '@/components/book/dossier-of'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Finding } from '@/lib/schema/finding'

export interface SecondOpinionProps {
  finding: Finding
  /** The dossier that the finding is from. */
  book: DossierBook
}

/** Shows the second opinion on a finding; null where the user has not turned it on. */
export const SecondOpinionContext = createContext<((props: SecondOpinionProps) => ReactNode) | null>(null)

/** The place for the second opinion on a finding. Its code is loaded when it is turned on. */
export function SecondOpinionOf({ finding, book: bundled }: SecondOpinionProps) {
  const show = use(SecondOpinionContext)
  const book = useBookOf(finding.dossier, bundled)
  return show === null ? null : <Suspense>{show({ finding, book })}</Suspense>
}
