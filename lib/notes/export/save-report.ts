import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { withDatabase } from '@/lib/notes/data/database'
import { notesShownOn } from '@/lib/notes/data/page-notes'
import { requestPageSource } from '@/lib/platform/page-source'
import type { Annotation } from '@/lib/schema/annotation'
import type { PageState } from '@/lib/schema/page-state'
import type { PageReport, ReportOverview } from '@/lib/notes/formats/shared/page-report'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { reportOf } from './page-report-of'
import { fileName, saveFile } from './save-file'

/** Returns the notes on a page and its author, without what cannot be read, so that the report can still be saved. */
export async function ownForReport(page: PageState): Promise<Pick<PageReport, 'notes' | 'author'>> {
  const [source, notes] = await Promise.all([
    requestPageSource(page.tabId, page.url),
    withDatabase(() => notesShownOn(page)).catch((): Annotation[] => []),
  ])
  // The tab may show another page by now; a note has stored the author.
  return { notes, author: source?.author || notes.find(({ article }) => article?.author)?.article?.author }
}

export async function savePageReport(
  page: PageState,
  book: DossierBook,
  format: 'html' | 'markdown',
  overviews: readonly ReportOverview[],
): Promise<true> {
  return saveReport({ ...(await reportOf(page, book, new Date())), ...(await ownForReport(page)), overviews }, format)
}

/** Downloads a report. Import this file only when a report is wanted, since it loads the writers of both formats. */
export function saveReport(report: PageReport, format: 'html' | 'markdown'): true {
  if (format === 'html') saveFile(fileName(report.title, '.html'), 'text/html', reportToHtml(report))
  else saveFile(fileName(report.title, '.md'), 'text/markdown', reportToMarkdown(report))
  return true
}
