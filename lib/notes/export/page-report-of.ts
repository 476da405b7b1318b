import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { formatDate, localDay } from '@/lib/i18n/dates'
import type { PageState } from '@/lib/schema/page-state'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'

/** Returns the report of a checked page or own text. @param bookOf returns the book of a dossier but the bundled one */
export function reportOf(
  state: ReportedPage,
  book: DossierBook,
  now: Date,
  bookOf: (id: string) => DossierBook | null = () => null,
): PageReport {
  const { date, dossiers = [], ...page } = state
  const today = localDay(now)
  const named = dossiers.flatMap(({ id }) => {
    const one = id === BUNDLED_ID ? book : bookOf(id)
    return one === null ? [] : [[id, one] as const]
  })
  return {
    ...page,
    published: date === null ? null : formatDate(date),
    madeAt: formatDate(today),
    dossier: book,
    ...(named.length > 0 && { dossiersById: Object.fromEntries(named) }),
  }
}

type ReportedPage = Pick<
  PageState,
  'title' | 'url' | 'site' | 'date' | 'sentences' | 'textLength' | 'blockStarts' | 'findings' | 'dossiers' | 'changes'
>
