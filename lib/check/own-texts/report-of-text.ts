import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { NamedDossier } from '@/lib/schema/page-state'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'
import { t } from '@/lib/i18n/t'
import { reportOf } from '@/lib/notes/export/page-report-of'
import type { OwnTextResult } from './own-text-state'

/**
 * Returns the report of a checked text or file. It has no address; in place of the site it names the file.
 *
 * @param dossiers the dossiers that the text was compared with
 */
export function reportOfText(
  { document, sentences, findings }: OwnTextResult,
  book: DossierBook,
  now: Date,
  dossiers: readonly NamedDossier[] = [],
): Promise<PageReport> {
  const page = {
    title: document.title,
    url: '',
    site: document.file ?? t('check.pasted'),
    date: document.date,
    sentences,
    textLength: document.text.length,
    blockStarts: bodyParagraphStarts(document.text, document.blocks),
    findings: [...findings],
    dossiers: [...dossiers],
  }
  return reportOf(page, book, now)
}
