import type { Source } from '@/lib/dossier/schema'
import type { Finding, Verdict } from '@/lib/match/types'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { escapeMarkdown, markdownUrl } from './escape-markdown'

export interface PageReport {
  title: string
  url: string
  site: string
  sentences: number
  findings: readonly Finding[]
  dossier: { name: string; asOf: string; version: string }
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
}

/** The findings of one page as Markdown, conflicts first; every word of the page is escaped. */
export function pageReportToMarkdown(report: PageReport): string {
  const { title, url, site, sentences, findings, dossier } = report
  const order: Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
  const name = escapeMarkdown(title) || t('saved.untitled')
  const conflicts = findings.filter(({ verdict }) => verdict === 'contradicted').length
  const head = [
    `# ${/^https?:\/\//i.test(url) ? `[${name}](${markdownUrl(url)})` : name}`,
    [site && escapeMarkdown(site), t('report.conflicts', conflicts, { of: t('count.sentences', sentences) })]
      .filter(Boolean)
      .join(' · '),
    t('report.heldBeside', {
      subject: escapeMarkdown(dossier.name),
      version: escapeMarkdown(dossier.version),
      asOf: escapeMarkdown(formatDate(dossier.asOf)),
    }),
  ]
  const sections = order.flatMap((verdict) => {
    const own = findings.filter((finding) => finding.verdict === verdict)
    if (own.length === 0) return []
    return [
      `## ${t(`verdicts.${verdict}`, own.length)} (${own.length})`,
      ...own.map((finding) => entry(finding, report)),
    ]
  })
  return `${[...head, ...sections].join('\n\n')}\n`
}

function entry({ quote, differences, reason, sources }: Finding, { sourcesOf }: PageReport): string {
  return [
    `> ${escapeMarkdown(quote)}`,
    ...differences.map(
      ({ about, article, dossier }) =>
        (about === '' ? '' : `${escapeMarkdown(about)}: `) +
        t('report.differs', { article: `**${escapeMarkdown(article)}**`, dossier: `**${escapeMarkdown(dossier)}**` }),
    ),
    ...(reason === '' ? [] : [escapeMarkdown(reason)]),
    ...(sources.length === 0 ? [] : [sourcesOf(sources).map(link).join('; ')]),
  ].join('\n\n')
}

function link({ n, title, url, tier }: Source): string {
  const words = `${escapeMarkdown(title)} (${t('report.tier', { tier })})`
  return url !== undefined && /^https?:\/\//i.test(url)
    ? `\\[${n}\\] [${words}](${markdownUrl(url)})`
    : `\\[${n}\\] ${words}`
}
