import type { DetailReading } from '@/lib/details/reading'
import { findingStates, outcomes, stateOf } from '@/lib/details/state'
import { sayOrigins } from '@/lib/details/say-origins'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { escapeMarkdown, markdownClaim, markdownLink, markdownSource } from './to-markdown'
import {
  reportContentOf,
  type PageReport,
  type ReportContent,
  type ReportEntry,
  type ReportEvidence,
  type ReportRow,
} from '@/lib/notes/formats/shared/page-report'

/** Writes the report of a page as Markdown, the most serious findings first. All content is escaped. */
export function reportToMarkdown(report: PageReport): string {
  const { url, findings } = report
  const { title, published, summary, counts, entries, notes, origin } = reportContentOf(report)
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const parts = [
    `# ${markdownLink(name, url)}`,
    escapeMarkdown(published),
    `**${escapeMarkdown(summary)}**`,
    counts.map(({ state, words }) => `${outcomes[state].text} ${words}`).join(' · '),
    findings.length === 0 ? '' : `${t('minimap.start')} \`${minimapLine(report)}\` ${t('minimap.end')}`,
    escapeMarkdown(origin),
    `## ${escapeMarkdown(t('report.findings'))}`,
    ...(entries.length === 0 ? [escapeMarkdown(t('page.nothing'))] : entries.flatMap(entryParts)),
    ...(notes.length === 0 ? [] : [`## ${escapeMarkdown(t('report.notes'))}`, ...notes.flatMap(noteParts), '---']),
    escapeMarkdown(t('report.caution')),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const MINIMAP_CELLS = 48

/** Returns the overview of the article as one line: each cell has the sign of its most important finding. */
function minimapLine({ findings, textLength }: PageReport): string {
  const cells = Array.from({ length: MINIMAP_CELLS }, () => '–')
  for (const state of [...findingStates].reverse()) {
    for (const finding of findings) {
      if (stateOf(finding) !== state) continue
      const at = Math.floor(((finding.start + finding.end) / 2 / Math.max(1, textLength)) * MINIMAP_CELLS)
      cells[Math.min(MINIMAP_CELLS - 1, Math.max(0, at))] = outcomes[state].text
    }
  }
  return cells.join('')
}

function entryParts({ state, verdict, asides, place, quote, others, ...evidence }: ReportEntry): string[] {
  return [
    `### ${outcomes[state].text} ${[verdict, ...asides, place].filter(Boolean).map(escapeMarkdown).join(' · ')}`,
    `> ${escapeMarkdown(quote)}`,
    ...evidenceParts(evidence),
    ...others.flatMap((other) => [
      `**${escapeValue(other.name)}** · ${outcomes[other.state].text} ${escapeMarkdown(other.verdict)}`,
      ...evidenceParts(other),
    ]),
  ]
}

/** Returns one of the user's notes, with its quote. Its Markdown is escaped, since headings could break the report. */
function noteParts({ quote, change, note, tags }: ReportContent['notes'][number]): string[] {
  const words = escapeMarkdown(quote ?? '')
  const lines = note.split(/\r\n?|[\n\u2028\u2029]/).map(escapeMarkdown)
  const news = change === '' ? '' : `**${escapeMarkdown(change)}**`
  return [
    words === '' ? '' : `> ${words}`,
    news,
    lines.filter((line) => line !== '').join('\\\n'),
    escapeMarkdown(tags),
  ]
}

function evidenceParts({ rows, reason, claims, caveats, sources }: ReportEvidence): string[] {
  return [
    rows.map(detailLine).join('\n'),
    escapeMarkdown(reason),
    claims.map(markdownClaim).join('\n'),
    ...caveats.map(escapeMarkdown),
    escapeMarkdown(sayOrigins(sources)),
    sources.map((source) => `- \\[${source.n}\\] ${markdownSource(source)}`).join('\n'),
  ]
}

/** Returns "- ■ Differs · Page **March 2022** · Evidence **13 July 2022** · Tier 1 · When he left Tesla". */
function detailLine({ reading, words, hasTwo, article, dossier, question, tier }: ReportRow): string {
  const shown = (text: string): string => (hasTwo ? `**${escapeValue(text)}**` : escapeValue(text))
  return `- ${[
    `${readingSigns[reading]} ${escapeMarkdown(words)}`,
    `${t('finding.page')} ${shown(article)}`,
    dossier === null ? '' : `${t('finding.evidence')} ${shown(dossier)}`,
    tier === null ? '' : escapeMarkdown(tierName(tier)),
    hasTwo ? escapeMarkdown(question ?? '') : '',
  ]
    .filter(Boolean)
    .join(' · ')}`
}

const readingSigns: Record<DetailReading, string> = {
  ...{ differs: '■', doubt: '◆', compare: '□', open: '○', mentioned: '○', matches: '✓' },
}

function escapeValue(text: string): string {
  return escapeMarkdown(text) || '–'
}
