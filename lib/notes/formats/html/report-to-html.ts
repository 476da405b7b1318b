import { hasTwoValues, readingSign, rowsOf, type DetailRow, verdictColours } from '@/lib/check/details/reading'
import { sayReading, sayReasonBesideRows, sayState } from '@/lib/check/details/say'
import { findingStates, isInPart, stateOf, stateSigns, type FindingState } from '@/lib/check/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { documentHead } from './document-head'
import { noteLines } from './note-lines'
import { markup, type Markup } from '@/lib/notes/formats/shared/markup'
import {
  caveatsOf,
  claimsBehind,
  isWeb,
  kindOf,
  listedIn,
  notesIn,
  originOfReport,
  otherAnswersOf,
  reportOn,
  dossierNamesOf,
  paragraphOf,
  siteAndDate,
  summaryOf,
  tierOf,
  sayStateCount,
  type OtherAnswer,
  type PageReport,
} from '@/lib/notes/formats/shared/page-report'
import { sourceLine } from '@/lib/notes/formats/citations/source-line'
import { verdictSign } from '@/lib/notes/formats/shared/verdict-sign'

/**
 * Writes the report of a page as one self-contained HTML file: no scripts, no external resources, with styles for
 * light, dark and print. All content is escaped, and the file's own policy forbids everything but its styles.
 */
export function reportToHtml(report: PageReport): string {
  const { title, url, findings } = report
  const listed = listedIn(report)
  const name = title.trim() === '' ? t('saved.untitled') : title
  return markup`${documentHead(t('report.title', { title: name }))}<body>
<header>
<p class="small">${siteAndDate(report)}</p>
<h1><bdi lang="en">${name}</bdi></h1>
${isWeb(url) && markup`<p class="small address"><a href="${url}" rel="noreferrer noopener">${url}</a></p>`}
</header>
<main>
<p class="lead">${summaryOf(report)}</p>
${findings.length > 0 && strip(report)}
<ul class="verdict-filter">
${findingStates.map(
  (state) => markup`<li class="${state}">${verdictSign(stateSigns[state])} ${sayStateCount(state, report)}</li>`,
)}
</ul>
<h2>${t('report.findings')}</h2>
${listed.length === 0 ? markup`<p>${t('page.nothing')}</p>` : markup`<ol>${listed.map((one) => entry(one, report))}</ol>`}
${notesPart(report)}
</main>
<footer>
<p>${originOfReport(report)}</p>
<p>${t('report.caution')}</p>
<dl>
${tiers.map(([tier, key]) => markup`<div><dt>${t('tier.name', { tier })}</dt><dd>${t(`tier.means.${key}`)}</dd></div>`)}
</dl>
</footer>
</body>
</html>
`.text
}

const tiers = [
  [1, 't1'],
  [2, 't2'],
  [2.5, 't25'],
  [3, 't3'],
] as const

function entry(finding: Finding, whole: PageReport): Markup {
  const { quote } = finding
  const report = reportOn(finding, whole)
  const dossierNames = dossierNamesOf(finding, whole)
  const kind = kindOf(finding)
  const paragraph = paragraphOf(finding, report)
  return markup`
<li class="${stateOf(finding)}">
<h3>${verdictSign(isInPart(finding) ? 'in-part' : stateSigns[stateOf(finding)])} ${sayState(finding)}${kind !== '' && markup` <small>· ${kind}</small>`}${dossierNames !== '' && markup` <small>· ${dossierNames}</small>`}${
    paragraph > 0 && markup` <small class="place">${t('page.paragraph', { n: paragraph })}</small>`
  }</h3>
<blockquote dir="auto" lang="en">${quote}</blockquote>
${evidence(finding, report)}
${otherAnswersOf(finding, whole).map(otherAnswer)}
</li>`
}

/** The user's notes, with the words that they are on. */
function notesPart(report: PageReport): Markup | null {
  const notes = notesIn(report)
  return notes.length === 0 ? null : markup`<h2>${t('report.notes')}</h2>\n<ol>${notes.map(noteEntry)}</ol>`
}

function noteEntry({ anchor, note, tags }: Annotation): Markup {
  return markup`
<li>
${anchor !== null && markup`<blockquote dir="auto">${anchor.quote.exact}</blockquote>`}
${note.trim() !== '' && markup`<p dir="auto">${noteLines(note)}</p>`}
${tags.length > 0 && markup`<p class="small" dir="auto">${tags.join(', ')}</p>`}
</li>`
}

/** The answer of another dossier about the same sentence. */
function otherAnswer({ name, finding, report }: OtherAnswer): Markup {
  return markup`
<div class="answer ${stateOf(finding)}">
<h4>${verdictSign(stateSigns[stateOf(finding)])} ${sayState(finding)} <small>· ${name}</small></h4>
${evidence(finding, report)}
</div>`
}

/** The details, the reason, the claims and the sources of what one dossier says. */
function evidence(finding: Finding, report: PageReport): Markup {
  const sources = report.sourcesOf(finding.sources)
  return markup`${finding.details.length > 0 && details(finding, report)}
${reasonOf(finding)}
${claimsBehind(finding, report).map(({ text }) => markup`<p class="claim"><small>${t('finding.dossier')}</small> <q lang="en">${text}</q></p>`)}
${caveatsOf(finding, report).map((caveat) => markup`<p class="caveat">${caveat}</p>`)}
${sources.length > 0 && markup`<ul class="sources">${sources.map((source) => sourceLine(source))}</ul>`}`
}

/** The details as a table, most important first. */
function details(finding: Finding, report: PageReport): Markup {
  return markup`
<table class="details">
<thead><tr><th scope="col">${t('detail.name')}</th><th scope="col">${t('finding.page')}</th><th scope="col">${t('finding.dossier')}</th></tr></thead>
<tbody>${rowsOf(finding).map((row) => detailRow(row, report))}</tbody>
</table>`
}

function detailRow(row: DetailRow, report: PageReport): Markup {
  const { detail, reading } = row
  const { article, dossier, question } = detail
  const tier = tierOf(detail, report)
  const hasTwo = hasTwoValues(row)
  return markup`
<tr class="${verdictColours[reading]}${hasTwo && ' two'}">
<th scope="row">${verdictSign(readingSign(reading))} ${sayReading(reading)}${hasTwo && question !== null && markup`<small lang="en">${question}</small>`}</th>
<td><bdi lang="en">${article}</bdi></td>
<td>${dossier !== null && markup`<bdi lang="en">${dossier}</bdi>${tier !== null && markup` <small>${t('tier.name', { tier })}</small>`}`}</td>
</tr>`
}

function reasonOf(finding: Finding): Markup | null {
  const reason = sayReasonBesideRows(finding)
  return reason === '' ? null : markup`<p>${reason}</p>`
}

/**
 * The overview of the article: one mark per finding at its position, with its height by verdict; the most important are
 * drawn last.
 */
function strip(report: PageReport): Markup {
  const { findings, textLength } = report
  const place = ({ start, end }: Finding): string =>
    `${Math.min(100, Math.max(0, ((start + end) / 2 / Math.max(1, textLength)) * 100)).toFixed(2)}%`
  const drawn = [...findingStates]
    .reverse()
    .flatMap((state) => findings.filter((finding) => stateOf(finding) === state))
  const counts = findingStates.map((state) => sayStateCount(state, report)).join(', ')
  return markup`
<svg class="minimap" width="100%" height="32" role="img" aria-label="${t('minimap.label')}: ${counts}">
<line x1="0" y1="30.5" x2="100%" y2="30.5" />
${drawn.map((finding) => markup`<svg x="${place(finding)}" class="${stateOf(finding)}">${SHAPES[stateOf(finding)]}</svg>`)}
</svg>
<p class="ends"><span>${t('minimap.start')}</span><span>${t('minimap.end')}</span></p>`
}

const SHAPES: Record<FindingState, Markup> = {
  contradicted: markup`<rect x="-2.5" y="2" width="5" height="28" />`,
  look: markup`<path d="M0 10 5 15 0 20-5 15Z" /><rect x="-.75" y="18" width="1.5" height="12" />`,
  supported: markup`<rect x="-.75" y="23" width="1.5" height="7" />`,
  uncovered: markup`<circle cx="0" cy="27" r="1.5" />`,
}
