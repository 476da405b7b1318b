import type { Dossier, Source } from '@/lib/dossier/schema'
import type { Verdict } from '@/lib/match/types'
import type { Report, ReportedFinding } from './report'

const ORDER: readonly Verdict[] = ['contradicted', 'disputed', 'supported', 'unverified']
/** ANSI colours nearest to the panel's: red, violet, blue, grey. */
const COLOUR: Record<Verdict, number> = { contradicted: 31, disputed: 35, supported: 36, unverified: 90 }
/** The panel's marks in letters: shape tells the verdict also where there is no colour. */
const MARK: Record<Verdict, string> = { contradicted: '■', disputed: '◆', supported: '✓', unverified: '○' }

/**
 * The report for people: the counts, then the gravest findings first, each with both values, the reason and its sources.
 *
 * @param lineOf gives the line on which an offset stands, counted from 1; null where there are no lines
 */
export function printReport(
  report: Report,
  dossier: Dossier,
  lineOf: ((offset: number) => number) | null,
  colour: boolean,
): string {
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words)
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  const head = `${paint(1, report.file)} · ${report.subject.name}, ${counted(report.subject.mentions, 'mention')}`
  const groups = ORDER.flatMap((verdict) => report.findings.filter((finding) => finding.verdict === verdict))
  const items = groups.map((finding) => item(finding, lineOf?.(finding.start), sources, paint))
  return [head, '', ...items, summary(report), ''].join('\n')
}

function item(
  finding: ReportedFinding,
  line: number | undefined,
  sources: ReadonlyMap<number, Source>,
  paint: (code: number, words: string) => string,
): string {
  const { verdict } = finding
  const word = `${MARK[verdict]} ${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}${finding.partial ? ' in part' : ''}`
  const rows = [
    `${paint(COLOUR[verdict], word)} ${line === undefined ? '' : paint(90, `· line ${line}`)}`,
    `  ${plain(finding.quote)}`,
    ...finding.differences.map(
      (d) => `  page: ${paint(1, plain(d.article))}  ≠  dossier: ${paint(1, plain(d.dossier))}`,
    ),
    `  ${plain(finding.reason)}`,
    ...finding.sources.slice(0, 2).flatMap((n) => {
      const source = sources.get(n)
      return source ? [paint(90, `  ${sourceLine(source)}`)] : []
    }),
  ]
  const more = finding.sources.length - 2
  if (more > 0) rows.push(paint(90, `  and ${counted(more, 'more source')}`))
  return `${rows.join('\n')}\n`
}

function sourceLine({ n, tier, title, url }: Source): string {
  return `[${n}] Tier ${tier} · ${plain(title)}${url === undefined ? '' : ` · ${plain(url)}`}`
}

/** On one line, and without control characters: a page may not write to the terminal by itself. */
export function plain(words: string): string {
  return words
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The counts of a report in one line. */
export function summary(report: Pick<Report, 'findings'>): string {
  if (report.findings.length === 0) return 'Nothing here that the dossier speaks of.'
  const counts = ORDER.map((verdict) => ({ verdict, n: report.findings.filter((f) => f.verdict === verdict).length }))
  return counts
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `${n} ${verdict}`)
    .join(' · ')
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}
