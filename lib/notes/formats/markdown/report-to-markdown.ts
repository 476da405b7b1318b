import type { Source } from '@/lib/dossier/format/schema'
import { hasTwoValues, rowsOf, type DetailRow, type DetailReading } from '@/lib/check/details/reading'
import { sayReading, sayReasonBesideRows, sayState } from '@/lib/check/details/say'
import { findingStates, stateOf, type FindingState } from '@/lib/check/details/state'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { tierName } from '@/lib/i18n/tier-words'
import { escapeMarkdown, markdownUrl } from './escape-markdown'
import {
  caveatsOf,
  claimsBehind,
  isWeb,
  kindOf,
  listedIn,
  notesIn,
  originOf,
  originOfReport,
  otherAnswersOf,
  reportOn,
  dossierNamesOf,
  paragraphOf,
  siteAndDate,
  summaryOf,
  tierOf,
  sayStateCount,
  type PageReport,
} from '@/lib/notes/formats/shared/page-report'

/** Writes the report of a page as Markdown, the most serious findings first. All content is escaped. */
export function reportToMarkdown(report: PageReport): string {
  const { title, url, findings } = report
  const listed = listedIn(report)
  const name = escapeMarkdown(title) || escapeMarkdown(t('saved.untitled'))
  const parts = [
    `# ${isWeb(url) ? `[${name}](${markdownUrl(url)})` : name}`,
    escapeMarkdown(siteAndDate(report)),
    `**${escapeMarkdown(summaryOf(report))}**`,
    findingStates.map((state) => `${signs[state]} ${sayStateCount(state, report)}`).join(' · '),
    findings.length === 0 ? '' : `${t('minimap.start')} \`${stripOf(report)}\` ${t('minimap.end')}`,
    escapeMarkdown(originOfReport(report)),
    `## ${escapeMarkdown(t('report.findings'))}`,
    ...(listed.length === 0 ? [escapeMarkdown(t('page.nothing'))] : listed.map((finding) => entry(finding, report))),
    ...notesPart(report),
    escapeMarkdown(t('report.caution')),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const signs: Record<FindingState, string> = {
  contradicted: '■',
  look: '◆',
  supported: '○',
  uncovered: '·',
}
const CELLS = 48

/** The overview of the article as one line: each cell has the sign of its most important finding. */
function stripOf({ findings, textLength }: PageReport): string {
  const cells = Array.from({ length: CELLS }, () => '–')
  for (const state of [...findingStates].reverse()) {
    for (const finding of findings) {
      if (stateOf(finding) !== state) continue
      const at = Math.floor(((finding.start + finding.end) / 2 / Math.max(1, textLength)) * CELLS)
      cells[Math.min(CELLS - 1, Math.max(0, at))] = signs[state]
    }
  }
  return cells.join('')
}

function entry(finding: Finding, whole: PageReport): string {
  const { quote } = finding
  const report = reportOn(finding, whole)
  const paragraph = paragraphOf(finding, report)
  const head = [
    sayState(finding),
    kindOf(finding),
    dossierNamesOf(finding, whole),
    paragraph === 0 ? '' : t('page.paragraph', { n: paragraph }),
  ]
  return [
    `### ${signs[stateOf(finding)]} ${head.filter(Boolean).map(escapeMarkdown).join(' · ')}`,
    `> ${escapeMarkdown(quote)}`,
    ...evidence(finding, report),
    ...otherAnswersOf(finding, whole).flatMap((other) => [
      `**${value(other.name)}** · ${signs[stateOf(other.finding)]} ${escapeMarkdown(sayState(other.finding))}`,
      ...evidence(other.finding, other.report),
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The user's notes, with the words that they are on. Their markup is escaped: the report has headings of its own. */
function notesPart(report: PageReport): string[] {
  const notes = notesIn(report)
  return notes.length === 0 ? [] : [`## ${escapeMarkdown(t('report.notes'))}`, ...notes.flatMap(noteEntry), '---']
}

function noteEntry({ anchor, note, tags }: Annotation): string[] {
  const quote = escapeMarkdown(anchor?.quote.exact ?? '')
  const lines = note.split(/\r\n?|[\n\u2028\u2029]/).map(escapeMarkdown)
  return [
    quote === '' ? '' : `> ${quote}`,
    lines.filter((line) => line !== '').join('\\\n'),
    escapeMarkdown(tags.join(', ')),
  ]
}

/** The details, the reason, the claims and the sources of what one dossier says. */
function evidence(finding: Finding, report: PageReport): string[] {
  return [
    rowsOf(finding)
      .map((row) => detailLine(row, report))
      .join('\n'),
    escapeMarkdown(sayReasonBesideRows(finding)),
    claimsBehind(finding, report)
      .map(({ text }) => `- ${t('finding.dossier')}: ${escapeMarkdown(t('saved.quote', { quote: text }))}`)
      .join('\n'),
    ...caveatsOf(finding, report).map(escapeMarkdown),
    report
      .sourcesOf(finding.sources)
      .map((source) => `- ${link(source)}`)
      .join('\n'),
  ]
}

/** "- ■ Differs · Page **March 2022** · Dossier **13 July 2022** · Tier 1 · When he left Tesla" */
function detailLine(row: DetailRow, report: PageReport): string {
  const { detail, reading } = row
  const hasTwo = hasTwoValues(row)
  const shown = (text: string): string => (hasTwo ? `**${value(text)}**` : value(text))
  const tier = tierOf(detail, report)
  return `- ${[
    `${readingSigns[reading]} ${escapeMarkdown(sayReading(reading))}`,
    `${t('finding.page')} ${shown(detail.article)}`,
    detail.dossier === null ? '' : `${t('finding.dossier')} ${shown(detail.dossier)}`,
    tier === null ? '' : escapeMarkdown(tierName(tier)),
    hasTwo ? escapeMarkdown(detail.question ?? '') : '',
  ]
    .filter(Boolean)
    .join(' · ')}`
}

const readingSigns: Record<DetailReading, string> = { differs: '■', doubt: '◆', compare: '□', open: '·', matches: '○' }

/** Emphasis markers need text between them. */
function value(text: string): string {
  return escapeMarkdown(text) || '–'
}

function link(source: Source): string {
  const title = escapeMarkdown(source.title) || `\\[${source.n}\\]`
  const rest = [originOf(source), tierName(source.tier)].filter(Boolean).map(escapeMarkdown).join(' · ')
  return `\\[${source.n}\\] ${isWeb(source.url) ? `[${title}](${markdownUrl(source.url)})` : title} · ${rest}`
}
