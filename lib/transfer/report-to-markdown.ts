import type { Source } from '@/lib/dossier/schema'
import type { Finding, Verdict } from '@/lib/match/types'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
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

/** The report of a page as Markdown, its findings in reading order. Every word of page and dossier is escaped. */
export function reportToMarkdown(report: PageReport, words: ReportWords): string {
  const { title, url, site, published, made, sentences, findings, dossier } = report
  const name = escapeMarkdown(title) || escapeMarkdown(words.untitled)
  const parts = [
    `# ${isWeb(url) ? `[${name}](${markdownUrl(url)})` : name}`,
    [site, published === null ? '' : words.published(published)].filter(Boolean).map(escapeMarkdown).join(' · '),
    `**${escapeMarkdown(words.summary(countOf('contradicted', report), sentences))}**`,
    inOrderOfAttention
      .map((verdict) => `${signs[verdict]} ${countOf(verdict, report)} ${escapeMarkdown(words.verdict[verdict])}`)
      .join(' · '),
    findings.length === 0 ? '' : `${escapeMarkdown(words.start)} \`${stripOf(report)}\` ${escapeMarkdown(words.end)}`,
    escapeMarkdown(`${words.heldBeside(dossier)} ${words.made(made)}`),
    `## ${escapeMarkdown(words.findings)}`,
    ...(findings.length === 0
      ? [escapeMarkdown(words.none)]
      : findings.map((finding) => entry(finding, report, words))),
    escapeMarkdown(words.caution),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const signs: Record<Verdict, string> = { contradicted: '■', disputed: '◆', supported: '○', unverified: '·' }
const CELLS = 48

/** The article from start to end in one line: in each cell the sign that asks for most attention. */
function stripOf({ findings, textLength }: PageReport): string {
  const cells = Array.from({ length: CELLS }, () => '–')
  for (const verdict of [...inOrderOfAttention].reverse()) {
    for (const { start, end, verdict: own } of findings) {
      if (own !== verdict) continue
      const at = Math.floor(((start + end) / 2 / Math.max(1, textLength)) * CELLS)
      cells[Math.min(CELLS - 1, Math.max(0, at))] = signs[verdict]
    }
  }
  return cells.join('')
}

function entry(finding: Finding, report: PageReport, words: ReportWords): string {
  const { quote, verdict, differences, reason, sources } = finding
  const paragraph = paragraphOf(finding, report)
  const head = [words.verdict[verdict], kindOf(finding, words), paragraph === 0 ? '' : words.paragraph(paragraph)]
  const list = report.sourcesOf(sources)
  return [
    `### ${signs[verdict]} ${head.filter(Boolean).map(escapeMarkdown).join(' · ')}`,
    `> ${escapeMarkdown(quote)}`,
    ...differences.map(
      ({ about, article, dossier }) =>
        `${about === '' ? '' : `${escapeMarkdown(about)}: `}${escapeMarkdown(words.page)} **${value(article)}** · ${escapeMarkdown(words.dossier)} **${value(dossier)}**`,
    ),
    escapeMarkdown(reason),
    ...caveatsOf(finding, report, words).map(escapeMarkdown),
    list.map((source) => `- ${link(source, words)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Between two pairs of stars nothing may be empty. */
function value(text: string): string {
  return escapeMarkdown(text) || '–'
}

function link(source: Source, words: ReportWords): string {
  const title = escapeMarkdown(source.title) || `\\[${source.n}\\]`
  const rest = [originOf(source), words.tier(source.tier)].filter(Boolean).map(escapeMarkdown).join(' · ')
  return `\\[${source.n}\\] ${isWeb(source.url) ? `[${title}](${markdownUrl(source.url)})` : title} · ${rest}`
}
