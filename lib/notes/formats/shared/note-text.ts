import { hostOf } from '@/lib/text/host-of'
import type { Annotation } from '@/lib/schema/annotation'
import type { Source } from '@/lib/dossier/format/schema'
import { sayStoredReason, sayState } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { withTextFragment } from '@/lib/text/text-fragment'
import { findingSource } from './finding-text'
import { markup, noteLines } from './markup'
import { isWeb } from './page-report'
import { sayStoredDossier } from './say-dossier'
import { lookupOf, sourcesOfNote, type DossierLookups } from './dossier-lookup'

/** One note for the clipboard, as plain text and as HTML. */
export interface NoteCopy {
  text: string
  html: string
}

/**
 * A note with its citation: quote, note, page, author, site and date, an address that leads to the quote, the date of the visit, and
 * the verdict at that time with the dossier's version and its sources.
 */
export function noteCopy(annotation: Annotation, lookup: DossierLookups): NoteCopy {
  const { anchor, note, claim } = annotation
  const sources = sourcesOfNote(annotation, lookup)
  const quote = anchor?.quote.exact.trim() ?? ''
  const verdict = dossierLine(annotation, lookup)
  const { name, from, address } = citation(annotation)
  const rest = from.filter(Boolean).join(', ')
  return {
    text: [
      quote && t('saved.quote', { quote }),
      note.trim(),
      [name, claim === null && rest, address].filter(Boolean).join('. '),
      verdict,
      sources.map(findingSource).join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: markup`${quote !== '' && markup`<blockquote cite="${address}"><p>${quote}</p></blockquote>`}${
      note.trim() !== '' &&
      note
        .trim()
        .split(/\n{2,}/)
        .map((part) => markup`<p>${noteLines(part)}</p>`)
    }<p>${address === '' ? name : markup`<a href="${address}">${name}</a>`}${claim === null && rest !== '' && `. ${rest}`}</p>${
      verdict !== '' && markup`<p>${verdict}</p>`
    }${sources.length > 0 && markup`<ul>${sources.map(sourceItem)}</ul>`}`.text,
  }
}

function citation({ title, url, anchor, article, created }: Annotation) {
  const isPage = isWeb(url)
  return {
    name: title.trim() || t('saved.untitled'),
    address: !isPage ? '' : anchor === null ? url : withTextFragment(url, anchor.quote),
    from: [
      article?.author ?? '',
      article?.site || (isPage ? hostOf(url) : ''),
      article?.date ? formatDate(article.date) : '',
      t('copied.accessed', { date: formatDate(created) }),
    ],
  }
}

/** The verdict at that time, and whose it is; for a note on a claim the dossier that the claim is in; empty for other notes. */
function dossierLine({ finding, claim, dossier }: Annotation, lookup: DossierLookups): string {
  if (finding === null)
    return claim === null ? '' : t('copied.claim', { subject: lookupOf(dossier, lookup).subject.name })
  const verdict = sayState(finding)
  return [
    t('saved.finding', { verdict, reason: sayStoredReason(finding) }).trim(),
    sayStoredDossier(finding, lookup),
  ].join(' ')
}

function sourceItem(source: Source) {
  const words = findingSource({ ...source, url: undefined })
  return markup`<li>${isWeb(source.url) ? markup`<a href="${source.url}">${words}</a>` : words}</li>`
}
