import { reportToHtml, reportToMarkdown } from '@/lib/notes/formats/documents/report'
import { withDatabase } from '@/lib/notes/data/database'
import { notesShownOn } from '@/lib/notes/data/page-notes'
import { requestPageSource } from '@/lib/platform/page-source'
import type { Annotation } from '@/lib/schema/annotation'
import type { PageState } from '@/lib/schema/page-state'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { reportOf } from './page-report-of'
import { fileName, saveFile } from './save-file'

/** Returns the report of a page with the user's notes; without what cannot be read, so that it can still be saved. */
export async function reportOfPage(page: PageState, book: DossierBook): Promise<PageReport> {
  const [report, source, notes] = await Promise.all([
    reportOf(page, book, new Date()),
    requestPageSource(page.tabId, page.url),
    withDatabase(() => notesShownOn(page)).catch((): Annotation[] => []),
  ])
  // The tab may show another page by now; a note has stored the author.
  const author = source?.author || notes.find(({ article }) => article?.author)?.article?.author
  return { ...report, notes, author }
}

/** Downloads a report. Import this file only when a report is wanted, since it loads the writers of both formats. */
export function saveReport(report: PageReport, format: 'html' | 'markdown'): true {
  if (format === 'html') saveFile(fileName(report.title, '.html'), 'text/html', reportToHtml(report))
  else saveFile(fileName(report.title, '.md'), 'text/markdown', reportToMarkdown(report))
  return true
}
