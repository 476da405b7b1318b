import { element, htmlOf, joined, link, oneLine, withBreaks, words } from '@/lib/documents/document'
import { sayState, sayStoredReason } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import type { Annotation } from '@/lib/schema/annotation'
import { withTextFragment } from '@/lib/text/text-fragment'
import { hostOf, safeUrl } from '@/lib/text/urls'
import { sourceText } from './claim-text'
import { sayOrigin, sourcesOfNote, type DossierLookups } from './dossier-lookup'

export type NoteCopy = ReturnType<typeof noteCopy>

/**
 * Returns a note with its citation: quote, note, page, author, site and date, an address that leads to the quote, the
 * date of the visit, and the stored verdict with the dossier's version and the sources.
 */
export function noteCopy(annotation: Annotation, lookup: DossierLookups) {
  const { anchor, note, finding } = annotation
  const sources = sourcesOfNote(annotation, lookup)
  const quote = anchor?.quote.exact.trim() ?? ''
  const judged = finding && t('saved.finding', { verdict: sayState(finding), reason: sayStoredReason(finding) }).trim()
  const verdict = [judged, sayOrigin(annotation, lookup)].filter(Boolean).join(' ')
  const { name, origin, address } = citation(annotation)
  return {
    text: [
      quote && inQuotationMarks(quote),
      note.trim(),
      [name, origin, address].filter(Boolean).join('. '),
      verdict,
      sources.map(sourceText).join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: htmlOf(
      element('blockquote', { cite: address }, element('p', quote)),
      note
        .trim()
        .split(/\n{2,}/)
        .map((part) => element('p', withBreaks(part))),
      element('p', joined([link(address, name), origin], words('. '))),
      element('p', verdict),
      element(
        'ul',
        sources.map(({ url, ...source }) => element('li', link(url, sourceText(source)))),
      ),
    ),
  }
}

function citation({ title, url, anchor, article, created, claim }: Annotation) {
  const page = safeUrl(url)
  const parts = [
    article?.author,
    article?.site || (page === null ? '' : hostOf(url)),
    article?.date && formatDate(article.date),
    t('copied.accessed', { date: formatDate(created) }),
  ]
  return {
    name: oneLine(title).trim() || t('saved.untitled'),
    address: page === null || anchor === null ? (page ?? '') : withTextFragment(url, anchor.quote),
    origin: claim === null ? parts.filter(Boolean).join(', ') : '',
  }
}
