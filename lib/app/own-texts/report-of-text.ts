import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { PageReport } from '@/lib/formats/report/page-report'
import { t } from '@/lib/i18n/t'
import { reportOf } from '../export/page-report-of'
import type { OwnTextResult } from './own-text-state'

/** The report of a checked text or file. It has no address; in place of the site it names the file. */
export function reportOfText(
  { document, sentences, findings }: OwnTextResult,
  book: DossierBook,
  now: Date,
): PageReport {
  const page = {
    title: document.title,
    url: '',
    site: document.file ?? t('check.pasted'),
    date: document.date,
    sentences,
    textLength: document.text.length,
    blockStarts: document.blocks.map(({ start }) => start),
    findings: [...findings],
  }
  return reportOf(page, book, now)
}
