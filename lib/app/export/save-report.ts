import { reportToHtml } from '@/lib/formats/html/report-to-html'
import { reportToMarkdown } from '@/lib/formats/markdown/report-to-markdown'
import type { PageReport } from '@/lib/formats/shared/page-report'
import { fileName, saveFile } from './save-file'

/** Downloads a report. The writers are loaded with this file, when a report is wanted. */
export function saveReport(report: PageReport, format: 'html' | 'markdown'): void {
  if (format === 'html') saveFile(fileName(report.title, '.html'), 'text/html', reportToHtml(report))
  else saveFile(fileName(report.title, '.md'), 'text/markdown', reportToMarkdown(report))
}
