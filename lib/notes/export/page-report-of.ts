import { defined } from '@/lib/text/defined'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { readBook } from '@/lib/dossiers/read-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { formatDate, localDay } from '@/lib/i18n/dates'
import type { CheckState, PageState } from '@/lib/schema/page-state'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'

/** Returns the report of a checked page or own text. Dossiers are read for it: a screen loads only those it shows. */
export async function reportOf(
  state: CheckState & Pick<PageState, 'changes'>,
  book: DossierBook,
  now: Date,
): Promise<PageReport> {
  const { date, dossiers = [], ...page } = state
  const today = localDay(now)
  const named = dossiers.map(async ({ id, name }) => {
    const one = id === BUNDLED_ID ? book : await readBook(id)
    return one ? [[id, { ...one, subject: { name } }] as const] : []
  })
  const read = (await Promise.all(named)).flat()
  return defined({
    ...page,
    published: date === null ? null : formatDate(date),
    madeAt: formatDate(today),
    dossier: book,
    dossiersById: read.length > 0 ? Object.fromEntries(read) : undefined,
  })
}
