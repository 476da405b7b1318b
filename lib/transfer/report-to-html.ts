import type { Source } from '@/lib/dossier/schema'
import type { Finding, Verdict } from '@/lib/match/types'
import { markup, type Markup } from './markup'
import {
  caveatsOf,
  countOf,
  inOrderOfAttention,
  isWeb,
  kindOf,
  originOf,
  paragraphOf,
  type PageReport,
  type ReportWords,
} from './page-report'
import { reportStyles } from './report-styles'

/**
 * The report of a page as one HTML file that stands by itself: no script, nothing from outside, light and dark, and made
 * to be printed. Its own policy forbids all but its styles. Every word of page and dossier is text.
 */
export function reportToHtml(report: PageReport, words: ReportWords): string {
  const { title, url, site, published, made, sentences, findings, dossier } = report
  const name = title.trim() === '' ? words.untitled : title
  return markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Claimlight">
<title>${words.report}: ${name}</title>
<style>${reportStyles}</style>
</head>
<body>
<header>
<p class="small">${[site, published === null ? '' : words.published(published)].filter(Boolean).join(' · ')}</p>
<h1><bdi>${name}</bdi></h1>
${isWeb(url) && markup`<p class="small address"><a href="${url}" rel="noreferrer noopener">${url}</a></p>`}
</header>
<main>
<p class="lead">${words.summary(countOf('contradicted', report), sentences)}</p>
${findings.length > 0 && strip(report, words)}
<ul class="tally">
${inOrderOfAttention.map(
  (verdict) =>
    markup`<li class="${verdict}">${sign(verdict)} <b>${countOf(verdict, report)}</b> ${words.verdict[verdict]}</li>`,
)}
</ul>
<h2>${words.findings}</h2>
${findings.length === 0 ? markup`<p>${words.none}</p>` : markup`<ol>${findings.map((one) => entry(one, report, words))}</ol>`}
</main>
<footer>
<p>${words.heldBeside(dossier)} ${words.made(made)}</p>
<p>${words.caution}</p>
<dl>
${([1, 2, 2.5, 3] as const).map((tier) => markup`<div><dt>${words.tier(tier)}</dt><dd>${words.tierMeans[tier]}</dd></div>`)}
</dl>
</footer>
</body>
</html>
`.text
}

function entry(finding: Finding, report: PageReport, words: ReportWords): Markup {
  const { verdict, quote, differences, reason } = finding
  const kind = kindOf(finding, words)
  const paragraph = paragraphOf(finding, report)
  const sources = report.sourcesOf(finding.sources)
  return markup`
<li class="${verdict}">
<h3>${sign(verdict)} ${words.verdict[verdict]}${kind !== '' && markup` <small>· ${kind}</small>`}${
    paragraph > 0 && markup` <small class="place">${words.paragraph(paragraph)}</small>`
  }</h3>
<blockquote dir="auto">${quote}</blockquote>
${differences.map(
  ({ about, article, dossier }) => markup`
${about !== '' && markup`<p class="small">${about}</p>`}
<dl class="pair">
<div><dt>${words.page}</dt><dd><bdi>${article}</bdi></dd></div>
<div><dt>${words.dossier}</dt><dd><bdi>${dossier}</bdi></dd></div>
</dl>`,
)}
${reason !== '' && markup`<p>${reason}</p>`}
${caveatsOf(finding, report, words).map((caveat) => markup`<p class="caveat">${caveat}</p>`)}
${sources.length > 0 && markup`<ul class="sources">${sources.map((source) => sourceLine(source, words))}</ul>`}
</li>`
}

function sourceLine(source: Source, words: ReportWords): Markup {
  const { n, title, url, tier } = source
  const origin = originOf(source)
  const name = title.trim() === '' ? `[${n}]` : title
  return markup`
<li><span class="tier">${words.tier(tier)}</span> <span>${
    isWeb(url) ? markup`<a href="${url}" rel="noreferrer noopener">${name}</a>` : name
  } <small>${origin === '' ? '' : `${origin} · `}[${n}]</small>${
    isWeb(url) && markup`<span class="printed">${url}</span>`
  }</span></li>`
}

/** The article from start to end, a mark where each finding stands, height by verdict; the gravest are drawn last. */
function strip({ findings, textLength, ...report }: PageReport, words: ReportWords): Markup {
  const place = ({ start, end }: Finding): string =>
    `${Math.min(100, Math.max(0, ((start + end) / 2 / Math.max(1, textLength)) * 100)).toFixed(2)}%`
  const drawn = [...inOrderOfAttention]
    .reverse()
    .flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict))
  const counts = inOrderOfAttention
    .map((verdict) => `${countOf(verdict, { ...report, findings, textLength })} ${words.verdict[verdict]}`)
    .join(', ')
  return markup`
<svg class="strip" width="100%" height="32" role="img" aria-label="${words.strip}: ${counts}">
<line x1="0" y1="30.5" x2="100%" y2="30.5" />
${drawn.map((finding) => markup`<svg x="${place(finding)}" class="${finding.verdict}">${shape(finding.verdict)}</svg>`)}
</svg>
<p class="ends"><span>${words.start}</span><span>${words.end}</span></p>`
}

function shape(verdict: Verdict): Markup {
  switch (verdict) {
    case 'contradicted':
      return markup`<rect x="-2.5" y="2" width="5" height="28" />`
    case 'disputed':
      return markup`<path d="M0 10 5 15 0 20-5 15Z" /><rect x="-.75" y="18" width="1.5" height="12" />`
    case 'supported':
      return markup`<rect x="-.75" y="23" width="1.5" height="7" />`
    case 'unverified':
      return markup`<circle cx="0" cy="27" r="1.5" />`
  }
}

/** The same four signs as everywhere: filled square, half diamond, ring with tick, broken ring. */
function sign(verdict: Verdict): Markup {
  switch (verdict) {
    case 'contradicted':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><rect x="1.5" y="1.5" width="17" height="17" rx="2.5" /><path class="cut" d="M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4" /></svg>`
    case 'disputed':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><path class="line" d="M10 1.4 18.6 10 10 18.6 1.4 10Z" /><path d="M10 1.4V18.6L1.4 10Z" /></svg>`
    case 'supported':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle class="line" cx="10" cy="10" r="8.1" /><path class="line" d="m6.2 10.3 2.6 2.6 5-5.6" /></svg>`
    case 'unverified':
      return markup`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true"><circle class="line broken" cx="10" cy="10" r="8.1" /></svg>`
  }
}
