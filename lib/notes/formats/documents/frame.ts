import { element, htmlOf, inHtml, inMarkdown, words, type Content } from '@/lib/documents/document'
import { iconFrame, icons } from '@/lib/details/icons'
import { outcomes, type FindingState } from '@/lib/details/state'
import { locale } from '@/lib/i18n/t'
import { colourVariables, verdictRules } from '@/lib/schema/colours'
import { verdicts } from '@/lib/schema/verdicts'

/**
 * Returns a self-contained HTML file: no scripts, no external resources, with styles for light, dark and print. Its
 * policy forbids everything but its styles. Content of a file in pieces follows after its beginning.
 * @param styles styles of this file, added to those of a report
 */
export function beginningOfFile(title: string, styles = ''): string {
  return `<!doctype html>
<html lang="${locale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Claimlight">
${htmlOf(element('title', title))}
<style>${reportStyles}${styles}</style>
</head>
<body>
`
}

export const END_OF_FILE = '\n</body>\n</html>\n'

/** Returns the sign of a state: a drawing in HTML, a character in Markdown. */
export function stateSign(state: FindingState): Content {
  const { sign, text } = outcomes[state]
  return [
    inHtml(
      element(
        'svg.sign',
        { 'aria-hidden': 'true', ...iconFrame },
        icons[sign].map((path) => element('path', path)),
      ),
    ),
    inMarkdown(text),
    words(' '),
  ]
}

/** Styles of the report: the colours of the sidebar in both themes, and dark on white in print. */
export const reportStyles = `
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
small, .small, .verdict-filter, footer { font-size: 0.8125rem; color: var(--ink-2); }
a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: 3px; }
.lead { font: 400 1.25rem/1.3 var(--serif); margin: 0.75rem 0 0.5rem; }
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
@media print { :root { color-scheme: light; } ::details-content { content-visibility: visible; block-size: auto; } body { max-width: none; padding: 0; font-size: 10pt; } .printed { display: block; font-size: 8pt; color: var(--ink-2); } .sign { print-color-adjust: exact; } @page { margin: 18mm; } }
@media (forced-colors: active) { .sign { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } :root { ${verdicts.map((name) => `--${name}: CanvasText;`).join(' ')} } }
`
