import { hostOf } from '@/lib/text/urls'
import type { Annotation } from '@/lib/schema/annotation'
import type { Source, Claim } from '@/lib/dossier/format/schema'
import { sayStoredReason, sayState } from '@/lib/details/say'
import { formatDate } from '@/lib/i18n/dates'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import { withTextFragment } from '@/lib/text/text-fragment'
import { markup, noteLines } from './markup'
import { isWebUrl } from './page-report'
import { sayOrigin, sourcesOfNote, type DossierLookups } from './dossier-lookup'
import { tierName } from '@/lib/i18n/tier-words'

export type NoteCopy = ReturnType<typeof noteCopy>

/**
 * Returns a note with its citation: quote, note, page, author, site and date, an address that leads to the quote, the
 * date of the visit, and the stored verdict with the dossier's version and the sources.
 */
export function noteCopy(annotation: Annotation, lookup: DossierLookups) {
  const { anchor, note, claim, finding } = annotation
  const sources = sourcesOfNote(annotation, lookup)
  const quote = anchor?.quote.exact.trim() ?? ''
  const judged = finding && t('saved.finding', { verdict: sayState(finding), reason: sayStoredReason(finding) }).trim()
  const verdict = [judged, sayOrigin(annotation, lookup)].filter(Boolean).join(' ')
  const { name, from, address } = citation(annotation)
  const origin = from.filter(Boolean).join(', ')
  return {
    text: [
      quote && inQuotationMarks(quote),
      note.trim(),
      [name, claim === null && origin, address].filter(Boolean).join('. '),
      verdict,
      sources.map(sourceText).join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: markup`${quote !== '' && markup`<blockquote cite="${address}"><p>${quote}</p></blockquote>`}${
      note.trim() !== '' &&
      note
        .trim()
        .split(/\n{2,}/)
        .map((part) => markup`<p>${noteLines(part)}</p>`)
    }<p>${address === '' ? name : markup`<a href="${address}">${name}</a>`}${claim === null && origin !== '' && `. ${origin}`}</p>${
      verdict !== '' && markup`<p>${verdict}</p>`
    }${sources.length > 0 && markup`<ul>${sources.map(sourceItem)}</ul>`}`.text,
  }
}

function citation({ title, url, anchor, article, created }: Annotation) {
  const isPage = isWebUrl(url)
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

function sourceItem(source: Source) {
  const words = sourceText({ ...source, url: undefined })
  return markup`<li>${isWebUrl(source.url) ? markup`<a href="${source.url}">${words}</a>` : words}</li>`
}

interface CitedDossier {
  name: string
  version: string
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
}

export function claimText(claim: Claim, { name, version, sourcesOf }: CitedDossier): string {
  const isSure = claim.status === 'established'
  const doubt = isSure ? '' : ` (${t(`status.${claim.status}`)})`
  return [
    claim.text + doubt,
    ...claim.notes.map((note) => t(isSure ? 'saved.note' : 'saved.doubt', { note })),
    ...(claim.correction ? [t('saved.correction', claim.correction)] : []),
    ...sourcesOf(claim.sources).map(sourceText),
    t('copied.dossier', { subject: name, version }),
  ].join('\n')
}

/** Returns a source as "[10] Karpathy: leaving Tesla. X, 2022-07-13. Tier 1. https://…". */
function sourceText({ n, title, publisher, date, tier, url }: Source): string {
  const from = [publisher, date].filter(Boolean).join(', ')
  return [`[${n}] ${title}.`, from && `${from}.`, `${tierName(tier)}.`, url].filter(Boolean).join(' ')
}
