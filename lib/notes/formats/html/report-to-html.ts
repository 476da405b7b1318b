import { readingSign, verdictOfReading } from '@/lib/details/reading'
import { findingStates, stateOf, signOfState, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { documentHead, sourceLine, verdictSign } from './html-parts'
import { markup, noteLines, type Markup } from '@/lib/notes/formats/shared/markup'
import {
  reportContentOf,
  isWebUrl,
  type PageReport,
  type ReportContent,
  type ReportEntry,
  type ReportEvidence,
  type ReportRow,
} from '@/lib/notes/formats/shared/page-report'

/**
 * Writes the report of a page as one self-contained HTML file: no scripts, no external resources, with styles for
 * light, dark and print. All content is escaped, and the file's own policy forbids everything but its styles.
 */
export function reportToHtml(report: PageReport): string {
  const { url, findings } = report
  const { title, siteAndDate, summary, counts, entries, notes, origin } = reportContentOf(report)
  const name = title || t('saved.untitled')
  return markup`${documentHead(t('report.title', { title: name }))}<body>
<header>
<p class="small">${siteAndDate}</p>
<h1><bdi lang="en">${name}</bdi></h1>
${isWebUrl(url) && markup`<p class="small address"><a href="${url}" rel="noreferrer noopener">${url}</a></p>`}
</header>
<main>
<p class="lead">${summary}</p>
${findings.length > 0 && minimapOf(report, counts)}
<ul class="verdict-filter">
${counts.map(({ state, words }) => markup`<li class="${state}">${verdictSign(signOfState[state])} ${words}</li>`)}
</ul>
<h2>${t('report.findings')}</h2>
${entries.length === 0 ? markup`<p>${t('page.nothing')}</p>` : markup`<ol>${entries.map(entryItem)}</ol>`}
${notes.length > 0 && markup`<h2>${t('report.notes')}</h2>\n<ol>${notes.map(noteItem)}</ol>`}
</main>
<footer>
<p>${origin}</p>
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

function entryItem({ state, verdict, asides, place, quote, others, ...evidence }: ReportEntry): Markup {
  return markup`
<li class="${state}">
<h3>${verdictSign(signOfState[state])} ${verdict}${asides.map((aside) => markup` <small>· ${aside}</small>`)}${
    place !== '' && markup` <small class="place">${place}</small>`
  }</h3>
<blockquote dir="auto" lang="en">${quote}</blockquote>
${evidenceOf(evidence)}
${others.map(otherAnswer)}
</li>`
}

/** Writes one of the user's notes, with its quote. */
function noteItem({ quote, change, note, tags }: ReportContent['notes'][number]): Markup {
  return markup`
<li>
${quote !== null && markup`<blockquote dir="auto">${quote}</blockquote>`}
${change !== '' && markup`<p><strong>${change}</strong></p>`}
${note.trim() !== '' && markup`<p dir="auto">${noteLines(note)}</p>`}
${tags !== '' && markup`<p class="small" dir="auto">${tags}</p>`}
</li>`
}

/** Writes the answer of another dossier about the same sentence. */
function otherAnswer({ state, verdict, name, ...evidence }: ReportEntry['others'][number]): Markup {
  return markup`
<div class="answer ${state}">
<h4>${verdictSign(signOfState[state])} ${verdict} <small>· ${name}</small></h4>
${evidenceOf(evidence)}
</div>`
}

function evidenceOf({ rows, reason, claims, caveats, sources }: ReportEvidence): Markup {
  return markup`${rows.length > 0 && details(rows)}
${reason !== '' && markup`<p>${reason}</p>`}
${claims.map((claim) => markup`<p class="claim"><small>${t('finding.dossier')}</small> <q lang="en">${claim}</q></p>`)}
${caveats.map((caveat) => markup`<p class="caveat">${caveat}</p>`)}
${sources.length > 0 && markup`<ul class="sources">${sources.map((source) => sourceLine(source))}</ul>`}`
}

/** Writes the details as a table, most important first. */
function details(rows: readonly ReportRow[]): Markup {
  return markup`
<table class="details">
<thead><tr><th scope="col">${t('detail.name')}</th><th scope="col">${t('finding.page')}</th><th scope="col">${t('finding.dossier')}</th></tr></thead>
<tbody>${rows.map(detailRow)}</tbody>
</table>`
}

function detailRow({ reading, words, hasTwo, article, dossier, question, tier }: ReportRow): Markup {
  return markup`
<tr class="${verdictOfReading[reading]}${hasTwo && ' two'}">
<th scope="row">${verdictSign(readingSign(reading))} ${words}${hasTwo && question !== null && markup`<small lang="en">${question}</small>`}</th>
<td><bdi lang="en">${article}</bdi></td>
<td>${dossier !== null && markup`<bdi lang="en">${dossier}</bdi>${tier !== null && markup` <small>${t('tier.name', { tier })}</small>`}`}</td>
</tr>`
}

/**
 * Draws the overview of the article: one mark per finding at its position, with a shape for its verdict. The most
 * important findings are drawn last, on top.
 */
function minimapOf({ findings, textLength }: PageReport, counts: ReportContent['counts']): Markup {
  const place = ({ start, end }: Finding): string =>
    `${Math.min(100, Math.max(0, ((start + end) / 2 / Math.max(1, textLength)) * 100)).toFixed(2)}%`
  const drawn = [...findingStates]
    .reverse()
    .flatMap((state) => findings.filter((finding) => stateOf(finding) === state))
  return markup`
<svg class="minimap" width="100%" height="32" role="img" aria-label="${t('minimap.label')}: ${counts.map(({ words }) => words).join(', ')}">
<line x1="0" y1="30.5" x2="100%" y2="30.5" />
${drawn.map((finding) => markup`<svg x="${place(finding)}" class="${stateOf(finding)}">${SHAPES[stateOf(finding)]}</svg>`)}
</svg>
<p class="ends"><span>${t('minimap.start')}</span><span>${t('minimap.end')}</span></p>`
}

const SHAPES: Record<FindingState, Markup> = {
  contradicted: markup`<rect x="-2.5" y="2" width="5" height="28" />`,
  look: markup`<path d="M0 10 5 15 0 20-5 15Z" /><rect x="-.75" y="18" width="1.5" height="12" />`,
  part: markup`<rect x="-2.5" y="23" width="5" height="1.5" /><rect x="-.75" y="23" width="1.5" height="7" />`,
  supported: markup`<rect x="-.75" y="23" width="1.5" height="7" />`,
  uncovered: markup`<circle cx="0" cy="27" r="1.5" />`,
}
