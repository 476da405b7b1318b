import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { formatAsOf, formatDate } from '@/lib/i18n/dates'
import type { PageState } from '@/lib/messaging/protocol'
import type { PageReport } from '@/lib/formats/report/page-report'

/** The content of a page's report. */
export function reportOf(state: PageState, book: DossierBook, now: Date): PageReport {
  const { title, url, site, date, sentences, textLength, blockStarts, findings } = state
  const pad = (n: number) => String(n).padStart(2, '0')
  // The user's local date, not UTC.
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
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
    dossier: { name: book.subject.name, asOf: formatAsOf(book.asOf), version: book.version },
    sourcesOf: book.sourcesOf,
    claimsOf: book.claimsOf,
  }
}
