import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { formatAsOf, formatDate, localDay } from '@/lib/i18n/dates'
import type { PageState } from '@/lib/schema/page-state'
import type { PageReport, ReportDossier } from '@/lib/notes/formats/shared/page-report'

/** The report on a checked page or an own text. */
export function reportOf(
  state: Reported,
  book: DossierBook,
  now: Date,
  bookOf: (id: string) => DossierBook | null = () => null,
): PageReport {
  const { title, url, site, date, sentences, textLength, blockStarts, findings } = state
  const today = localDay(now)
  const named = state.dossiers ?? []
  const others = named.flatMap(({ id }) => {
    const other = id === BUNDLED_ID ? book : bookOf(id)
    return other === null
      ? []
      : [[id, { ...aboutOf(other), sourcesOf: other.sourcesOf, claimsOf: other.claimsOf }] as const]
  })
  const isBundledAlone = others.every(([id]) => id === BUNDLED_ID)
  return {
    title,
    url,
    site,
    published: date === null ? null : formatDate(date),
    made: formatDate(today),
    sentences,
    textLength,
    blockStarts,
    findings,
    dossier: aboutOf(book),
    ...(isBundledAlone
      ? {}
      : {
          others: Object.fromEntries(others),
          comparedWith: others.map(([, about]) => about),
        }),
    sourcesOf: book.sourcesOf,
    claimsOf: book.claimsOf,
  }
}

function aboutOf({ subject, asOf, version }: DossierBook): ReportDossier {
  return { name: subject.name, asOf: formatAsOf(asOf), version }
}

type Reported = Pick<
  PageState,
  'title' | 'url' | 'site' | 'date' | 'sentences' | 'textLength' | 'blockStarts' | 'findings' | 'dossiers'
>
