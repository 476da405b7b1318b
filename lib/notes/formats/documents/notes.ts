import {
  element,
  htmlOf,
  inHtml,
  inMarkdown,
  joined,
  link,
  markdownOf,
  markdownSource,
  withBreaks,
  words,
  type Content,
  oneLine,
} from '@/lib/documents/document'
import { hasTwoValues, pageWords, readDetails, type MarkedPart } from '@/lib/details/reading'
import { sayStateAndHead, sayStoredReason } from '@/lib/details/say'
import { saySources } from '@/lib/features/sources'
import { outcomes, stateOf } from '@/lib/details/state'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { formatDate } from '@/lib/i18n/dates'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import type { Annotation } from '@/lib/schema/annotation'
import { splitAt } from '@/lib/text/spans'
import { safeUrl } from '@/lib/text/urls'
import { claimsOfNote, sayOrigin, sourcesOfNote } from '../shared/dossier-lookup'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { sayExportedChange } from '../shared/say-change'
import { beginningOfFile, END_OF_FILE, stateSign } from './frame'
import { obsidianTags, safeNote } from './note-markdown'
import { quotePart } from './report'

/** Writes the notes as one Markdown document, page by page. */
export const writeMarkdown: NoteWriter = async function* (batches, about) {
  yield markdownOf(element('h1', t('saved.notesTitle')))
  for await (const page of notesByPage(batches)) {
    yield `\n${markdownOf(pageHead(page, 'h2'))}`
    for (const note of page.notes) yield `\n${markdownOf(noteEntry(note, about))}`
  }
}

/** Writes the notes as one self-contained HTML file, page by page. */
export const writeHtml: NoteWriter = async function* (batches, about) {
  const { now, total } = about
  const name = t('saved.notesTitle')
  const made = element('p.small', joined([t('count.notes', total), t('copied.made', { date: formatDate(now) })]))
  yield `${beginningOfFile(name, notesStyles)}${htmlOf(element('header', element('h1', name), made))}\n<main>\n`
  for await (const page of notesByPage(batches)) {
    yield `<section>\n${htmlOf(pageHead(page, 'h2'))}\n<ol>\n`
    for (const note of page.notes) yield `${htmlOf(noteEntry(note, about))}\n`
    yield '</ol>\n</section>\n'
  }
  yield `</main>\n${htmlOf(element('footer', element('p', t('copied.caution'))))}${END_OF_FILE}`
}

/** Returns the title of a page, as a link, and its author, site and date. */
export function pageHead({ title, url, article, site }: NotesOfPage, heading: 'h1' | 'h2'): Content {
  const date = article?.date ? formatDate(article.date) : ''
  return [
    element(heading, link(url, element('bdi', title || t('saved.untitled')))),
    element('p.small', joined([article?.author ?? '', article?.site || site, date])),
    inHtml(element('p.small', safeUrl(url))),
  ]
}

/**
 * Returns a note as a block quote of Markdown, and an item of a list of HTML. In Markdown the note itself stays as typed: a
 * fence, HTML or another mark that it leaves open ends with its block quote.
 * @param head the first line of Markdown
 */
export function noteEntry(annotation: Annotation, about: WriterContext, head = boldHead(annotation)): Content {
  const lookup = about.dossiers
  const { anchor, note, tags, finding, modified } = annotation
  const quote = anchor?.quote.exact ?? ''
  const reason = finding && sayStoredReason(finding)
  const origin = sayOrigin(annotation, lookup)
  const claims = claimsOfNote(annotation, lookup).map(({ text }) => inQuotationMarks(text))
  const sources = sourcesOfNote(annotation, lookup)
  const state = finding && stateOf(finding)
  const tagsAndDate = [...obsidianTags(tags).map((tag) => `#${tag}`), modified.slice(0, 10)].join(' ')
  return element(
    `li.${state ?? 'plain'}`,
    { markdown: 'blockquote' },
    inMarkdown(head),
    inHtml(
      element(
        'h3',
        state && stateSign(state),
        headOf(annotation),
        words(' '),
        element('small.place', formatDate(modified)),
      ),
    ),
    anchor &&
      element('blockquote', { dir: 'auto' }, inMarkdown(quote), inHtml(quoteParts(quote, finding).map(quotePart))),
    element('p', element('strong', sayExportedChange(annotation, about))),
    inMarkdown(markdownSource(safeNote(note))),
    note.trim() !== '' &&
      inHtml(
        element('div.own', element('p.small', t('notes.yours')), element('p.mine', { dir: 'auto' }, withBreaks(note))),
      ),
    inHtml(element('p', reason)),
    inMarkdown(element('p', joined([reason, origin], words(' ')))),
    inMarkdown(element('ul', claims.map(claimItem), sources.map(sourceItem)), markdownSource(tagsAndDate)),
    inHtml(
      claims.map((claim) =>
        element('p.claim', element('small', t('finding.evidence')), words(' '), element('span', { lang: 'en' }, claim)),
      ),
      element('p.small', saySources(sources)),
      element('ul.sources', sources.map(sourceRow)),
      element('p.small', origin),
      element(
        'p.small tags',
        joined(
          tags.map((tag) => element('span', { dir: 'auto' }, tag)),
          words(' '),
        ),
      ),
    ),
  )
}

const headOf = ({ finding }: Annotation): string => (finding ? sayStateAndHead(finding) : t('notes.note'))
const boldHead = (note: Annotation): Content => element('p', element('strong', headOf(note)))

/** Obsidian's callout types in the colours of verdicts: red, violet, blue, grey. */
const CALLOUTS = { contradicted: 'failure', disputed: 'example', supported: 'info', unverified: 'quote' } as const

/** Returns the first line of a note that Obsidian shows as a callout. */
export function calloutHead(note: Annotation): Content {
  const type = note.finding ? CALLOUTS[outcomes[stateOf(note.finding)].colour] : 'note'
  return element('p', markdownSource(`[!${type}] `), headOf(note))
}

const claimItem = (claim: string): Content => element('li', t('finding.evidence'), t('detail.colon'), words(' '), claim)

/** Returns a source as "[Title](https://…) · The Paper, 14 July 2022 · Tier 1". */
const sourceItem = (source: BookSource): Content =>
  element('li', joined([sourceLink(source), sayOriginAndAccess(source), tierName(source.tier)]))

/** Returns a source as a row: tier, title as a link, and origin; the address is shown only in print. */
function sourceRow(source: BookSource): Content {
  const about = element('small', joined([sayOriginAndAccess(source), `[${source.n}]`]))
  const address = element('span.printed', safeUrl(source.url))
  const name = element('span', sourceLink(source), words(' '), about, address)
  return element('li', element('span.tier', tierName(source.tier)), words(' '), name)
}

const sourceLink = ({ n, title, url }: BookSource): Content => link(url, oneLine(title).trim() || `[${n}]`)

/** Splits a quote at the words that differ from the dossier, where they occur once: notes store no offsets of details. */
function quoteParts(quote: string, finding: Annotation['finding']): MarkedPart[] {
  const rows = finding === null ? [] : readDetails({ ...finding, details: finding.details ?? [] }).filter(hasTwoValues)
  const spans = rows.flatMap(({ detail, reading }) => {
    const differing = pageWords(detail)
    const start = quote.indexOf(differing)
    return start === quote.lastIndexOf(differing) ? { start, end: start + differing.length, reading } : []
  })
  return splitAt(quote, spans).map(({ text, span }) => ({ text, reading: span?.reading ?? null }))
}

const notesStyles = `
.own { padding: 0.5rem 0.75rem; border: 1px solid var(--rule); border-radius: 4px; }
.own p { margin: 0; }
.mine { font: 400 1rem/1.5 var(--sans); }
.tags span { padding: 0 0.375rem; border: 1px solid var(--rule); border-radius: 2px; }
li.plain { --v: var(--ink-2); }
h2 + .small { margin-bottom: 0.5rem; }
`
