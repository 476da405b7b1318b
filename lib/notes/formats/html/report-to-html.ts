import { verdictOfReading } from '@/lib/details/reading'
import { findingStates, stateOf, outcomes } from '@/lib/details/state'
import { stateShapes } from '@/lib/schema/outcomes'
import type { QuotePart } from '@/lib/details/shown'
import type { Finding, Verdict } from '@/lib/schema/finding'
import { quotationMarksFor } from '@/lib/i18n/quotation-marks'
import { t, locale } from '@/lib/i18n/t'
import { markup, noteLines, type Markup } from '@/lib/notes/formats/shared/markup'
import {
  reportContentOf,
  isWebUrl,
  type PageReport,
  type ReportContent,
  type ReportAnswer,
  type ReportGroup,
  type ReportItem,
} from '@/lib/notes/formats/shared/page-report'
import { attributesOf, iconFrame, icons, type IconPath } from '@/lib/details/icons'
import { colourVariables, verdictRules } from '@/lib/schema/colours'
import { verdicts } from '@/lib/schema/verdicts'

/**
 * Writes the report of a page as one self-contained HTML file: no scripts, no external resources, with styles for
 * light, dark and print. All content is escaped, and the file's own policy forbids everything but its styles.
 */
export function reportToHtml(report: PageReport): string {
  const { url, findings } = report
  const { title, published, summary, counts, groups, notes, meanings, origin } = reportContentOf(report)
  const name = title || t('saved.untitled')
  return markup`${documentHead(t('report.title', { title: name }))}<body>
<header>
<p class="small">${published}</p>
<h1><bdi lang="en">${name}</bdi></h1>
${isWebUrl(url) && markup`<p class="small address"><a href="${url}" rel="noreferrer noopener">${url}</a></p>`}
</header>
<main>
<p class="lead">${findings.length === 0 ? t('page.nothing') : summary}</p>
${findings.length > 0 && minimapOf(report, counts)}
<ul class="verdict-filter">
${counts.map(({ state, words }) => markup`<li class="${state}">${verdictSign(outcomes[state].sign)} ${words}</li>`)}
</ul>
${groups.map(groupSection)}
${notes.length > 0 && markup`<h2>${t('report.notes')}</h2>\n<ol>${notes.map(noteItem)}</ol>`}
</main>
<footer>
<h2>${t('report.howMade')}</h2>
<p>${t('report.steps')}</p>
<dl>
${meanings.map(({ state, name, words }) => markup`<div class="${state}"><dt>${verdictSign(outcomes[state].sign)} ${name}</dt><dd>${words}</dd></div>`)}
</dl>
<p>${origin}</p>
</footer>
</body>
</html>
`.text
}

/** Writes the sentences of a state. What nothing contradicts is folded, so that the report is one screen. */
function groupSection({ state, name, items }: ReportGroup): Markup {
  const head = markup`${verdictSign(outcomes[state].sign)} ${name}`
  const list = markup`<ol class="found">${items.map(itemOf)}</ol>`
  return outcomes[state].place === 'row'
    ? markup`\n<section class="${state}">\n<h2>${head}</h2>\n${list}\n</section>`
    : markup`\n<details class="${state}">\n<summary>${head}</summary>\n${list}\n</details>`
}

function itemOf({ sentences, answers }: ReportItem): Markup {
  return markup`
<li>
${sentences.map(({ parts, asides }) => markup`<p class="page" dir="auto"><span lang="en">${parts.map(quotePart)}</span>${asides.length > 0 && markup` <small>${asides.join(' · ')}</small>`}</p>`)}
${answers.map(answerLines)}
</li>`
}

function answerLines({ name, state, verdict, isOther, evidence, reason, caveats, ...from }: ReportAnswer): Markup {
  const { title, url, about } = from
  const source = isWebUrl(url) ? markup`<a href="${url}" rel="noreferrer noopener">${title}</a>` : title
  return markup`<p class="says ${state}">${name !== '' && markup`<strong>${name}</strong> <small>${verdictSign(outcomes[state].sign)} ${verdict}</small> `}${
    isOther ? markup`<b class="other">≠</b>` : evidence.length > 0 && markup`<small>${t('finding.evidence')}</small>`
  } ${evidence.map(quotedParts)} <small>${source}${about.map((words) => markup` · ${words}`)}</small></p>
${reason !== '' && markup`<p class="small">${reason}</p>`}
${caveats.map((caveat) => markup`<p class="caveat">${caveat}</p>`)}`
}

function quotedParts(parts: readonly QuotePart[]): Markup {
  const [before, after] = quotationMarksFor(parts.map(({ text }) => text).join(''))
  return markup`<span lang="en">${before}${parts.map(quotePart)}${after}</span> `
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

/** Styles of the report: the colours of the sidebar in both themes, and dark on white in print. */
export const reportStyles = markup`
:root { color-scheme: light dark; ${colourVariables('sheet', 'sunk', 'ink', 'ink-2', 'rule', 'edge', ...verdicts)}
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif; --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
${verdictRules}
* { box-sizing: border-box; }
body { max-width: 54rem; margin: 0 auto; padding: 1.25rem 1.25rem 2rem; background: var(--sheet); color: var(--ink); font: 400 0.9375rem/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font: 600 1.5rem/1.3 var(--serif); margin-top: 0.25rem; }
h2 { font: 600 1.125rem/1.4 var(--serif); margin: 2rem 0 0.5rem; break-after: avoid; }
h3, h4 { margin: 0; font: 600 0.9375rem/1.5 var(--sans); color: var(--v); break-after: avoid; overflow-wrap: break-word; }
h3 small, h4 small { font-weight: 400; color: var(--ink-2); }
h3 .place { float: inline-end; margin-inline-start: 0.5rem; line-height: 1.75; white-space: nowrap; }
small, .small, .ends, .verdict-filter, footer { font-size: 0.8125rem; color: var(--ink-2); }
a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: 3px; }
.lead { font: 400 1.25rem/1.3 var(--serif); margin: 0.75rem 0 0.5rem; }
.minimap { display: block; overflow: visible; }
.minimap svg { overflow: visible; fill: var(--v); }
.minimap line { stroke: var(--edge); }
.ends { display: flex; justify-content: space-between; }
.verdict-filter { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.25rem; }
.sign { width: 1rem; height: 1rem; color: var(--v); --on-verdict: var(--sheet); vertical-align: -0.15em; flex: none; }
ol > li { padding: 0.875rem 0; border-top: 1px solid var(--rule); }
ol > li > * + * { margin-top: 0.5rem; }
.found > li { padding: 0.5rem 0; }
.found > li > * + * { margin-top: 0.25rem; }
:is(ol > li, blockquote, .claim, .caveat) { break-inside: avoid; }
h2:has(.sign), summary { color: var(--v); font: 600 0.9375rem/1.5 var(--sans); margin: 1rem 0 0.375rem; }
summary { cursor: pointer; margin: 0.5rem 0 0.25rem; }
.page { font: 400 1rem/1.45 var(--serif); unicode-bidi: isolate; }
.page small { font-family: var(--sans); white-space: nowrap; }
.found .caveat { padding: 0; border: 0; font-size: 0.8125rem; }
.says { font-size: 0.875rem; line-height: 1.45; color: var(--ink-2); }
.says span { color: var(--ink); }
.says mark { text-decoration: none; font-weight: 600; }
.other { color: var(--v); }
blockquote { font: 400 1.0625rem/1.55 var(--serif); unicode-bidi: isolate; }
mark { background: none; color: inherit; text-decoration: underline dashed 2px var(--v); text-underline-offset: 4px; text-decoration-skip-ink: none; }
mark.contradicted { text-decoration-style: solid; font-weight: 600; }
mark.unverified { text-decoration-thickness: 1px; }
.caveat { padding: 0.5rem 0.625rem; border: 1px dashed var(--edge); border-radius: 4px; color: var(--ink-2); }
.sources li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0.5rem; padding-top: 0.25rem; font-size: 0.875rem; }
.tier { font-size: 0.75rem; font-weight: 600; line-height: 1.75; }
.printed { display: none; }
footer { margin-top: 1rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); display: grid; gap: 0.5rem; }
footer h2 { margin: 0; font: 600 0.8125rem/1.5 var(--sans); color: var(--ink); }
footer dt { display: inline; font-weight: 600; color: var(--v); }
footer dd { display: inline; margin-inline-start: 0.25rem; }
@media print { :root { color-scheme: light; } ::details-content { content-visibility: visible; block-size: auto; } body { max-width: none; padding: 0; font-size: 10pt; } .printed { display: block; font-size: 8pt; color: var(--ink-2); } .sign, .minimap { print-color-adjust: exact; } @page { margin: 18mm; } }
@media (forced-colors: active) { .sign, .minimap { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } :root { ${verdicts.map((name) => `--${name}: CanvasText;`).join(' ')} } }
`
