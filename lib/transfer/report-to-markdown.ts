import type { Source } from '@/lib/dossier/schema'
import type { Finding, Verdict } from '@/lib/match/types'
import { t } from '@/lib/i18n/t'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
import {
  caveatsOf,
  countOf,
  inOrderOfAttention,
  isWeb,
  kindOf,
  originOf,
  originOfReport,
  paragraphOf,
  siteAndDate,
  summaryOf,
  wordOf,
  type PageReport,
} from './page-report'

/** The report of a page as Markdown, its findings in reading order. Every word of page and dossier is escaped. */
export function reportToMarkdown(report: PageReport): string {
  const { title, url, findings } = report
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const parts = [
    `# ${isWeb(url) ? `[${name}](${markdownUrl(url)})` : name}`,
    escapeMarkdown(siteAndDate(report)),
    `**${escapeMarkdown(summaryOf(report))}**`,
    inOrderOfAttention
      .map((verdict) => `${signs[verdict]} ${countOf(verdict, report)} ${wordOf(verdict, report)}`)
      .join(' · '),
    findings.length === 0 ? '' : `${t('strip.start')} \`${stripOf(report)}\` ${t('strip.end')}`,
    escapeMarkdown(originOfReport(report)),
    `## ${escapeMarkdown(t('report.findings'))}`,
    ...(findings.length === 0
      ? [escapeMarkdown(t('page.nothing'))]
      : findings.map((finding) => entry(finding, report))),
    escapeMarkdown(t('report.caution')),
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

function entry(finding: Finding, report: PageReport): string {
  const { quote, verdict, differences, reason, sources } = finding
  const paragraph = paragraphOf(finding, report)
  const head = [t(`verdict.${verdict}`), kindOf(finding), paragraph === 0 ? '' : t('page.paragraph', { n: paragraph })]
  const list = report.sourcesOf(sources)
  return [
    `### ${signs[verdict]} ${head.filter(Boolean).map(escapeMarkdown).join(' · ')}`,
    `> ${escapeMarkdown(quote)}`,
    ...differences.map(
      ({ about, article, dossier }) =>
        `${about === '' ? '' : `${escapeMarkdown(about)}: `}${t('finding.page')} **${value(article)}** · ${t('finding.dossier')} **${value(dossier)}**`,
    ),
    escapeMarkdown(reason),
    ...caveatsOf(finding, report).map(escapeMarkdown),
    list.map((source) => `- ${link(source)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Between two pairs of stars nothing may be empty. */
function value(text: string): string {
  return escapeMarkdown(text) || '–'
}

function link(source: Source): string {
  const title = escapeMarkdown(source.title) || `\\[${source.n}\\]`
  const rest = [originOf(source), t('tier.name', { tier: source.tier })].filter(Boolean).map(escapeMarkdown).join(' · ')
  return `\\[${source.n}\\] ${isWeb(source.url) ? `[${title}](${markdownUrl(source.url)})` : title} · ${rest}`
}
