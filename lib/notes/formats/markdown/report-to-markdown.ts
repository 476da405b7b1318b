import type { QuotePart } from '@/lib/details/shown'
import { findingStates, outcomes, stateOf } from '@/lib/details/state'
import { quotationMarksFor } from '@/lib/i18n/quotation-marks'
import { t } from '@/lib/i18n/t'
import { escapeMarkdown, markdownLink } from './to-markdown'
import {
  reportContentOf,
  type PageReport,
  type ReportContent,
  type ReportAnswer,
  type ReportGroup,
  type ReportItem,
} from '@/lib/notes/formats/shared/page-report'

/** Writes the report of a page as Markdown, the most serious findings first. All content is escaped. */
export function reportToMarkdown(report: PageReport): string {
  const { url, findings } = report
  const { title, published, summary, counts, groups, notes, meanings, origin } = reportContentOf(report)
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const parts = [
    `# ${markdownLink(name, url)}`,
    escapeMarkdown(published),
    `**${escapeMarkdown(findings.length === 0 ? t('page.nothing') : summary)}**`,
    counts.map(({ state, words }) => `${outcomes[state].text} ${words}`).join(' · '),
    findings.length === 0 ? '' : `${t('minimap.start')} \`${minimapLine(report)}\` ${t('minimap.end')}`,
    ...groups.flatMap(groupParts),
    ...(notes.length === 0 ? [] : [`## ${escapeMarkdown(t('report.notes'))}`, ...notes.flatMap(noteParts)]),
    '---',
    `**${escapeMarkdown(t('report.howMade'))}** ${escapeMarkdown(t('report.steps'))}`,
    meanings
      .map(({ state, name, words }) => `- ${outcomes[state].text} ${name}${t('detail.colon')} ${escapeMarkdown(words)}`)
      .join('\n'),
    escapeMarkdown(origin),
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

function groupParts({ state, name, items }: ReportGroup): string[] {
  return [`## ${outcomes[state].text} ${escapeMarkdown(name)}`, items.map(itemText).join('\n')]
}

function itemText({ sentences, answers }: ReportItem): string {
  const lines = [
    ...sentences.map(({ parts, asides }) => [boldParts(parts), ...asides.map(escapeMarkdown)].join(' · ')),
    ...answers.flatMap(answerLines),
  ]
  return `- ${lines.join('\\\n  ')}`
}

/** Returns "≠ “Example left on **13 July 2022**.” · [Leaving the works](<https://…>) · Own site · Tier 1", and what limits it. */
function answerLines({ name, state, verdict, isOther, evidence, reason, caveats, ...from }: ReportAnswer): string[] {
  const { title, url, about } = from
  const texts = evidence.map((parts) => quotationMarksFor(textOf(parts)).join(boldParts(parts))).join(' ')
  const answer = name === '' ? [] : [`**${escapeValue(name)}**`, `${outcomes[state].text} ${escapeMarkdown(verdict)}`]
  const source = [markdownLink(escapeMarkdown(title), url), ...about.map(escapeMarkdown)].filter(Boolean)
  return [
    [...answer, texts && `${isOther ? '≠' : `${t('finding.evidence')}${t('detail.colon')}`} ${texts}`, ...source]
      .filter(Boolean)
      .join(' · '),
    escapeMarkdown(reason),
    ...caveats.map(escapeMarkdown),
  ].filter(Boolean)
}

const textOf = (parts: readonly QuotePart[]): string => parts.map(({ text }) => text).join('')

/** Returns a text with its marked words in bold. */
function boldParts(parts: readonly QuotePart[]): string {
  return parts
    .map(({ text, reading }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
      const escaped = escapeMarkdown(words)
      return `${before && ' '}${reading === null || escaped === '' ? escaped : `**${escaped}**`}${after && ' '}`
    })
    .join('')
    .trim()
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

function escapeValue(text: string): string {
  return escapeMarkdown(text) || '–'
}
