import { attributesOf, iconFrame, icons, type IconPath } from '@/lib/details/icons'
import type { Source } from '@/lib/dossier/format/schema'
import { tierName } from '@/lib/i18n/tier-words'
import { locale } from '@/lib/i18n/t'
import { markup, type Markup } from '@/lib/notes/formats/shared/markup'
import { isWebUrl, originOf } from '@/lib/notes/formats/shared/page-report'
import type { Verdict } from '@/lib/schema/finding'

/**
 * The beginning of a self-contained HTML file, up to its body. Its policy forbids everything but its styles.
 *
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

/** The icon of a verdict in a saved file. */
export function verdictSign(sign: Verdict | 'in-part' | 'compare'): Markup {
  return markup`<svg class="sign" aria-hidden="true"${written(iconFrame)}>${icons[sign].map((path) => markup`<path${written(path)} />`)}</svg>`
}

const written = (parts: IconPath): Markup[] => attributesOf(parts).map(([name, value]) => markup` ${name}="${value}"`)

/** A source as a list row: tier, title as a link, and origin; the address is shown only in print. */
export function sourceLine(source: Source): Markup {
  const { n, title, url, tier } = source
  const origin = originOf(source)
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
:root { color-scheme: light dark; --sheet: light-dark(#ffffff, #1b1f21); --sunk: light-dark(#f7f8f7, #212628); --ink: light-dark(#17191b, #ecedea); --ink-2: light-dark(#474d50, #b9bfbd); --rule: light-dark(#dcdfdd, #333a3c); --edge: light-dark(#7f8785, #717a78);
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif; --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.contradicted { --v: light-dark(#b3221a, #ff8f7d); }
.disputed, .look { --v: light-dark(#6c2fb0, #c48ffa); }
.supported { --v: light-dark(#00657f, #86dff0); }
.unverified, .uncovered, .part { --v: light-dark(#5d6265, #a3a9a8); }
* { box-sizing: border-box; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: var(--sheet); color: var(--ink); font: 400 0.9375rem/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font: 600 1.5rem/1.3 var(--serif); margin-top: 0.25rem; }
h2 { font: 600 1.125rem/1.4 var(--serif); margin: 2rem 0 0.5rem; }
h3 { display: flex; align-items: center; gap: 0.5rem; font: 600 0.9375rem/1.5 var(--sans); color: var(--v); }
.answer { margin-top: 0.75rem; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--rule); }
h4 { display: flex; align-items: center; gap: 0.5rem; margin: 0; font: 600 0.9375rem/1.5 var(--sans); color: var(--v); }
h4 small { font-weight: 400; color: var(--ink-2); }
h3 small { font-weight: 400; color: var(--ink-2); }
h3 .place { margin-inline-start: auto; }
small, .small, .ends, .verdict-filter, footer { font-size: 0.8125rem; color: var(--ink-2); }
a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: 3px; }
.lead { font: 400 1.5rem/1.3 var(--serif); margin: 1.5rem 0 1rem; }
.minimap { display: block; overflow: visible; }
.minimap svg { overflow: visible; fill: var(--v); }
.minimap line { stroke: var(--edge); }
.ends { display: flex; justify-content: space-between; }
.verdict-filter { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.75rem; }
.sign { width: 1rem; height: 1rem; color: var(--v); --on-verdict: var(--sheet); vertical-align: -0.15em; flex: none; }
ol > li { padding: 0.875rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
ol > li > * + * { margin-top: 0.5rem; }
blockquote { font: 400 1.0625rem/1.55 var(--serif); unicode-bidi: isolate; }
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
@media (max-width: 30rem) { .details { overflow-wrap: break-word; } .details :is(th, td) { padding-inline: 0.375rem; } .details th[scope='row'] { width: 28%; } .details td { width: 36%; } .details .two td { font-size: 0.9375rem; } }
.caveat { padding: 0.5rem 0.625rem; border: 1px dashed var(--edge); border-radius: 4px; color: var(--ink-2); }
.sources li { display: grid; grid-template-columns: 3.75rem minmax(0, 1fr); gap: 0.5rem; padding-top: 0.25rem; font-size: 0.875rem; }
.tier { font-size: 0.75rem; font-weight: 600; line-height: 1.75; }
.printed { display: none; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--rule); display: grid; gap: 0.5rem; }
footer dl > div { display: flex; gap: 0.5rem; }
footer dt { flex: none; width: 3.75rem; font-weight: 600; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; } .printed { display: block; font-size: 8pt; color: var(--ink-2); } .sign, .minimap { print-color-adjust: exact; } @page { margin: 18mm; } }
@media (forced-colors: active) { .sign, .minimap { forced-color-adjust: none; --v: CanvasText; --sheet: Canvas; } .contradicted, .disputed, .look, .supported, .unverified, .uncovered, .part { --v: CanvasText; } }
`
