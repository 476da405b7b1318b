import type { QuotePart } from '@/lib/details/shown'
import type { Annotation } from '@/lib/schema/annotation'
import { hasTwoValues, pageWords, readDetails } from '@/lib/details/reading'
import { sayStoredReason, sayStateAndHead } from '@/lib/details/say'
import { stateOf, outcomes } from '@/lib/details/state'
import { formatDate } from '@/lib/i18n/dates'
import { inQuotationMarks } from '@/lib/i18n/quotation-marks'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { sayOrigins } from '@/lib/details/say-origins'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { documentHead, quotePart, verdictSign } from './report-to-html'
import type { NoteWriter, WriterContext } from '../shared/exchange'
import { markup, noteLines, type Markup } from '@/lib/notes/formats/shared/markup'
import { notesByPage, type NotesOfPage } from '../shared/notes-by-page'
import { isWebUrl } from '@/lib/notes/formats/shared/page-report'
import { claimsOfNote, sourcesOfNote, sayOrigin } from '../shared/dossier-lookup'
import { sayExportedChange } from '../shared/say-change'
import { splitAt } from '@/lib/text/spans'

/**
 * Writes the notes as one self-contained HTML file, page by page: no scripts, no external resources, with styles for
 * light, dark and print. All content is escaped; Markdown is shown as typed.
 */
export const writeHtml: NoteWriter = async function* (batches, writerContext) {
  const { now, total } = writerContext
  const name = t('saved.notesTitle')
  yield markup`${documentHead(name, notesStyles)}<body>
<header>
<h1>${name}</h1>
<p class="small">${t('count.notes', total)} · ${t('copied.made', { date: formatDate(now) })}</p>
</header>
<main>
`.text
  for await (const page of notesByPage(batches)) {
    yield pageHead(page).text
    for (const note of page.notes) yield noteEntry(note, writerContext).text
    yield '</ol>\n</section>\n'
  }
  yield markup`</main>
<footer>
<p>${t('copied.caution')}</p>
</footer>
</body>
</html>
`.text
}

function pageHead({ title, url, article, site }: NotesOfPage): Markup {
  const date = article?.date ? formatDate(article.date) : ''
  const from = [article?.author, article?.site || site, date].filter(Boolean).join(' · ')
  const name = markup`<bdi>${title || t('saved.untitled')}</bdi>`
  return markup`<section>
<h2>${isWebUrl(url) ? markup`<a href="${url}" rel="noreferrer noopener">${name}</a>` : name}</h2>
${from !== '' && markup`<p class="small">${from}</p>`}
${isWebUrl(url) && markup`<p class="small">${url}</p>`}
<ol>`
}

function noteEntry(annotation: Annotation, about: WriterContext): Markup {
  const lookup = about.dossiers
  const change = sayExportedChange(annotation, about)
  const { anchor, note, tags, finding, modified } = annotation
  const origin = sayOrigin(annotation, lookup)
  const reason = finding === null ? '' : sayStoredReason(finding)
  return markup`
<li class="${finding ? stateOf(finding) : 'plain'}">
<h3>${finding ? markup`${verdictSign(outcomes[stateOf(finding)].sign)} ${sayStateAndHead(finding)}` : t('notes.note')} <small class="place">${formatDate(modified)}</small></h3>
${anchor !== null && markup`<blockquote dir="auto">${quoteParts(anchor.quote.exact, finding).map(quotePart)}</blockquote>`}
${change !== '' && markup`<p><strong>${change}</strong></p>`}
${note.trim() !== '' && markup`<div class="own"><p class="small">${t('notes.yours')}</p><p class="mine" dir="auto">${noteLines(note)}</p></div>`}
${reason !== '' && markup`<p>${reason}</p>`}
${claimsOfNote(annotation, lookup).map(({ text }) => claimLine(text))}
${sourceList(sourcesOfNote(annotation, lookup))}
${origin !== '' && markup`<p class="small">${origin}</p>`}
${tags.length > 0 && markup`<p class="small tags">${tags.map((tag) => markup`<span dir="auto">${tag}</span> `)}</p>`}
</li>`
}

/** Writes sources, and how many origins they are where some are copies. */
function sourceList(sources: readonly BookSource[]): Markup {
  const origins = sayOrigins(sources)
  return markup`${origins !== '' && markup`<p class="small">${origins}</p>`}
${sources.length > 0 && markup`<ul class="sources">${sources.map((source) => sourceLine(source))}</ul>`}`
}

function claimLine(claim: string): Markup {
  return markup`<p class="claim"><small>${t('finding.evidence')}</small> <span lang="en">${inQuotationMarks(claim)}</span></p>`
}

/** A source as a list row: tier, title as a link, and origin; the address is shown only in print. */
function sourceLine(source: BookSource): Markup {
  const { n, title, url, tier } = source
  const origin = sayOriginAndAccess(source)
  const name = title.trim() === '' ? `[${n}]` : title
  return markup`
<li><span class="tier">${tierName(tier)}</span> <span>${
    isWebUrl(url) ? markup`<a href="${url}" rel="noreferrer noopener">${name}</a>` : name
  } <small>${origin === '' ? '' : `${origin} · `}[${n}]</small>${
    isWebUrl(url) && markup`<span class="printed">${url}</span>`
  }</span></li>`
}

/** Splits a quote at the words that differ from the dossier, where they occur once: notes store no offsets of details. */
function quoteParts(quote: string, finding: Annotation['finding']): QuotePart[] {
  const rows = finding === null ? [] : readDetails({ ...finding, details: finding.details ?? [] }).filter(hasTwoValues)
  const spans = rows.flatMap(({ detail, reading }) => {
    const words = pageWords(detail)
    const start = quote.indexOf(words)
    return start === quote.lastIndexOf(words) ? { start, end: start + words.length, reading } : []
  })
  return splitAt(quote, spans).map(({ text, span }) => ({ text, reading: span?.reading ?? null }))
}

const notesStyles = markup`
.own { padding: 0.5rem 0.75rem; border: 1px solid var(--rule); border-radius: 4px; }
.own p { margin: 0; }
.mine { font: 400 1rem/1.5 var(--sans); }
.tags span { padding: 0 0.375rem; border: 1px solid var(--rule); border-radius: 2px; }
li.plain { --v: var(--ink-2); }
h2 + .small { margin-bottom: 0.5rem; }
`
