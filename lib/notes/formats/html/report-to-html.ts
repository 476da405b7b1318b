import { readingSign, verdictOfReading } from '@/lib/details/reading'
import { findingStates, stateOf, outcomes } from '@/lib/details/state'
import { stateShapes } from '@/lib/schema/outcomes'
import type { QuotePart } from '@/lib/details/shown'
import type { Finding, Verdict } from '@/lib/schema/finding'
import { t, locale } from '@/lib/i18n/t'
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
import { attributesOf, iconFrame, icons, type IconPath } from '@/lib/details/icons'
import type { BookSource } from '@/lib/dossier/browse/dossier-book'
import { sayOrigins } from '@/lib/details/say-origins'
import { sayOriginAndAccess } from '@/lib/i18n/source-words'
import { colourVariables, verdictRules } from '@/lib/schema/colours'
import { verdicts } from '@/lib/schema/verdicts'
import { tierName } from '@/lib/i18n/tier-words'

/**
 * Writes the report of a page as one self-contained HTML file: no scripts, no external resources, with styles for
 * light, dark and print. All content is escaped, and the file's own policy forbids everything but its styles.
 */
export function reportToHtml(report: PageReport): string {
  const { url, findings } = report
  const { title, published, summary, counts, entries, notes, origin } = reportContentOf(report)
  const name = title || t('saved.untitled')
  return markup`${documentHead(t('report.title', { title: name }))}<body>
<header>
<p class="small">${published}</p>
<h1><bdi lang="en">${name}</bdi></h1>
${isWebUrl(url) && markup`<p class="small address"><a href="${url}" rel="noreferrer noopener">${url}</a></p>`}
</header>
<main>
<p class="lead">${summary}</p>
${findings.length > 0 && minimapOf(report, counts)}
<ul class="verdict-filter">
${counts.map(({ state, words }) => markup`<li class="${state}">${verdictSign(outcomes[state].sign)} ${words}</li>`)}
</ul>
<h2>${t('report.findings')}</h2>
${entries.length === 0 ? markup`<p>${t('page.nothing')}</p>` : markup`<ol>${entries.map(entryItem)}</ol>`}
${notes.length > 0 && markup`<h2>${t('report.notes')}</h2>\n<ol>${notes.map(noteItem)}</ol>`}
</main>
<footer>
<p>${origin}</p>
<p>${t('report.caution')}</p>
<dl>
${tierClasses.map(([tier, key]) => markup`<div><dt>${t('tier.name', { tier })}</dt><dd>${t(`tier.means.${key}`)}</dd></div>`)}
</dl>
</footer>
</body>
</html>
`.text
}

const tierClasses = [
  [1, 't1'],
  [2, 't2'],
  [3, 't3'],
] as const

function entryItem({ state, verdict, asides, place, parts, others, ...evidence }: ReportEntry): Markup {
  return markup`
<li class="${state}">
<h3>${verdictSign(outcomes[state].sign)} ${verdict}${asides.map((aside) => markup` <small>· ${aside}</small>`)}${
    place !== '' && markup` <small class="place">${place}</small>`
  }</h3>
<blockquote dir="auto" lang="en">${parts.map(quotePart)}</blockquote>
${evidenceOf(evidence)}
${others.map(otherAnswer)}
</li>`
}

export function quotePart({ text, reading }: QuotePart): Markup {
  return reading === null ? markup`${text}` : markup`<mark class="${verdictOfReading[reading]}">${text}</mark>`
}

function noteItem({ quote, change, note, tags }: ReportContent['notes'][number]): Markup {
  return markup`
<li>
${quote !== null && markup`<blockquote dir="auto">${quote}</blockquote>`}
${change !== '' && markup`<p><strong>${change}</strong></p>`}
${note.trim() !== '' && markup`<p dir="auto">${noteLines(note)}</p>`}
${tags !== '' && markup`<p class="small" dir="auto">${tags}</p>`}
</li>`
}

function otherAnswer({ state, verdict, name, ...evidence }: ReportEntry['others'][number]): Markup {
  return markup`
<div class="answer ${state}">
<h4>${verdictSign(outcomes[state].sign)} ${verdict} <small>· ${name}</small></h4>
${evidenceOf(evidence)}
</div>`
}

function evidenceOf({ rows, reason, claims, caveats, sources }: ReportEvidence): Markup {
  return markup`${rows.length > 0 && details(rows)}
${reason !== '' && markup`<p>${reason}</p>`}
${claims.map(claimLine)}
${caveats.map((caveat) => markup`<p class="caveat">${caveat}</p>`)}
${sourceList(sources)}`
}

/** Writes sources, and how many origins they are where some are copies. */
export function sourceList(sources: readonly BookSource[]): Markup {
  const origins = sayOrigins(sources)
  return markup`${origins !== '' && markup`<p class="small">${origins}</p>`}
${sources.length > 0 && markup`<ul class="sources">${sources.map((source) => sourceLine(source))}</ul>`}`
}

export function claimLine(claim: string): Markup {
  return markup`<p class="claim"><small>${t('finding.evidence')}</small> <span lang="en">${t('saved.quote', { quote: claim })}</span></p>`
}

function details(rows: readonly ReportRow[]): Markup {
  return markup`
<table class="details">
<thead><tr><th scope="col">${t('detail.name')}</th><th scope="col">${t('finding.page')}</th><th scope="col">${t('finding.evidence')}</th></tr></thead>
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
<svg class="minimap" width="100%" height="32" role="img" aria-label="${t('minimap.label')}${t('detail.colon')} ${counts.map(({ words }) => words).join(', ')}">
<line x1="0" y1="30.5" x2="100%" y2="30.5" />
${drawn.map((finding) => markup`<svg x="${place(finding)}" class="${stateOf(finding)}"><path d="${stateShapes[stateOf(finding)]}" /></svg>`)}
</svg>
<p class="ends"><span>${t('minimap.start')}</span><span>${t('minimap.end')}</span></p>`
}

/**
 * The beginning of a self-contained HTML file, up to its body. Its policy forbids everything but its styles.
 * @param styles styles of this file, added to those of a report
 */
export function documentHead(title: string, styles: Markup | null = null): Markup {
  return markup`<!doctype html>
<html lang="${locale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Claimlight">
<title>${title}</title>
<style>${reportStyles}${styles}</style>
</head>
`
}

export function verdictSign(sign: Verdict | 'in-part' | 'compare'): Markup {
  return markup`<svg class="sign" aria-hidden="true"${htmlAttributes(iconFrame)}>${icons[sign].map((path) => markup`<path${htmlAttributes(path)} />`)}</svg>`
}

const htmlAttributes = (parts: IconPath): Markup[] =>
  attributesOf(parts).map(([name, value]) => markup` ${name}="${value}"`)

/** A source as a list row: tier, title as a link, and origin; the address is shown only in print. */
export function sourceLine(source: BookSource): Markup {
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

/** Styles of the report: the colours of the sidebar in both themes, and dark on white in print. */
export const reportStyles = markup`
:root { color-scheme: light dark; ${colourVariables('sheet', 'sunk', 'ink', 'ink-2', 'rule', 'edge', ...verdicts)}
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif; --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
${verdictRules}
* { box-sizing: border-box; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: var(--sheet); color: var(--ink); font: 400 0.9375rem/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font: 600 1.5rem/1.3 var(--serif); margin-top: 0.25rem; }
h2 { font: 600 1.125rem/1.4 var(--serif); margin: 2rem 0 0.5rem; break-after: avoid; }
h3, h4 { margin: 0; font: 600 0.9375rem/1.5 var(--sans); color: var(--v); break-after: avoid; overflow-wrap: break-word; }
h3 small, h4 small { font-weight: 400; color: var(--ink-2); }
h3 .place { float: inline-end; margin-inline-start: 0.5rem; line-height: 1.75; white-space: nowrap; }
.answer { padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--rule); }
small, .small, .ends, .verdict-filter, footer { font-size: 0.8125rem; color: var(--ink-2); }
a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: 3px; }
.lead { font: 400 1.5rem/1.3 var(--serif); margin: 1.5rem 0 1rem; }
.minimap { display: block; overflow: visible; }
.minimap svg { overflow: visible; fill: var(--v); }
.minimap line { stroke: var(--edge); }
.ends { display: flex; justify-content: space-between; }
.verdict-filter { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.75rem; }
.sign { width: 1rem; height: 1rem; color: var(--v); --on-verdict: var(--sheet); vertical-align: -0.15em; flex: none; }
ol > li { padding: 0.875rem 0; border-top: 1px solid var(--rule); }
:is(ol > li, .answer) > * + * { margin-top: 0.5rem; }
:is(blockquote, .details, .claim, .caveat, .sources li) { break-inside: avoid; }
blockquote { font: 400 1.0625rem/1.55 var(--serif); unicode-bidi: isolate; }
mark { background: none; color: inherit; text-decoration: underline dashed 2px var(--v); text-underline-offset: 4px; text-decoration-skip-ink: none; }
mark.contradicted { text-decoration-style: solid; font-weight: 600; }
mark.unverified { text-decoration-thickness: 1px; }
.details { width: 100%; border-collapse: collapse; border: 1px solid var(--rule); background: var(--sheet); }
.details :is(th, td) { padding: 0.375rem 0.75rem; border-top: 1px solid var(--rule); text-align: start; vertical-align: top; font-weight: 400; }
.details thead th { font-size: 0.75rem; color: var(--ink-2); border-top: 0; padding-block: 0.25rem; }
.details th[scope='row'] { width: 30%; color: var(--v); font-size: 0.875rem; }
.details th small { display: block; color: var(--ink-2); }
.details td { width: 35%; font: 400 0.9375rem/1.4 var(--serif); color: var(--ink-2); }
.details td + td { border-inline-start: 1px solid var(--rule); }
.details td small { font-family: var(--sans); white-space: nowrap; }
.details .two :is(th, td) { font-weight: 600; }
.details .two td { font-size: 1rem; color: var(--ink); }
.details small { font-weight: 400; }
/* Narrow: the label of a row is above its two values. */
@media (max-width: 30rem) { .details tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); } .details tr > :first-child { grid-column: 1 / -1; } .details tr > :nth-child(n) { width: auto; } .details td { border-top: 0; } }
.caveat { padding: 0.5rem 0.625rem; border: 1px dashed var(--edge); border-radius: 4px; color: var(--ink-2); }
.sources li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0.5rem; padding-top: 0.25rem; font-size: 0.875rem; }
.tier { font-size: 0.75rem; font-weight: 600; line-height: 1.75; }
.printed { display: none; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--rule); display: grid; gap: 0.5rem; }
footer dl > div { display: flex; gap: 0.5rem; }
footer dt { flex: none; width: 3.75rem; font-weight: 600; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; } .printed { display: block; font-size: 8pt; color: var(--ink-2); } .sign, .minimap { print-color-adjust: exact; } @page { margin: 18mm; } }
@media (forced-colors: active) { .sign, .minimap { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } :root { ${verdicts.map((name) => `--${name}: CanvasText;`).join(' ')} } }
`
