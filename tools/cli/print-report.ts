import { hasTwoValues, pageWords, rowsOf, type DetailReading } from '@/lib/details/reading'
import type { Source } from '@/lib/dossier/format/schema'
import { sayEngineAndModel, sayState, sayStateCounts } from '@/lib/details/say'
import { findingStates, hasRelated, stateOf, type FindingState } from '@/lib/details/state'
import type { Finding } from '@/lib/schema/finding'
import { lookupIn, type ComparedDossier } from './compared-dossiers'
import { englishReason } from '@/tools/shared/english-reason'
import { toSafeLine } from '@/tools/shared/safe-line'

/** ANSI codes of the colours that are nearest to the panel's: red, magenta, cyan and grey. */
const COLOUR: Record<FindingState, number> = {
  contradicted: 31,
  look: 35,
  part: 90,
  supported: 36,
  uncovered: 90,
}
/** Characters like the panel's marks: their shapes differ, so that they are told apart without colours too. */
const MARK: Record<FindingState, string> = {
  contradicted: '■',
  look: '◆',
  part: '◐',
  supported: '✓',
  uncovered: '○',
}

/**
 * Formats a report for people: the counts, then the most serious findings first, each with its details (or the reason
 * when it has no details) and its sources, then the counts again, since a terminal shows the end. Sentences that are not
 * covered are only counted.
 *
 * @param placeOf returns the place of an offset, such as "line 3"; empty where it has none
 */
export function formatReport(
  checked: { file: string; subject: string; mentions: number; findings: readonly Finding[] },
  compared: readonly ComparedDossier[],
  placeOf: (offset: number) => string,
  colour: boolean,
): string {
  const { file, subject, mentions, findings } = checked
  const paint = (code: number, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words)
  const lookup = lookupIn(compared)
  const head = `${paint(1, toSafeLine(file))} · ${toSafeLine(subject)}, ${counted(mentions, 'mention')}`
  const printed = findings.filter((finding) => stateOf(finding) !== 'uncovered' || hasRelated(finding))
  const items = findingStates.flatMap((state) => printed.filter((finding) => stateOf(finding) === state).map(item))
  const counts = formatCounts(findings)
  return [head, counts, '', ...(items.length > 0 ? [...items, counts, ''] : [])].join('\n')

  function item(finding: Finding): string {
    const state = stateOf(finding)
    const { claims, sources } = lookup(finding)
    const word = `${MARK[state]} ${sayState(finding)}`
    const place = placeOf(finding.start)
    const reason = englishReason(finding)
    const hasDetails = finding.details.length > 0
    // A finding that only lists related claims has no reason and no details.
    const isNear = hasRelated(finding) && reason === ''
    const own = hasDetails ? detailLines(finding) : [`  ${toSafeLine(reason)}`]
    const rows = [
      [
        paint(COLOUR[state], word),
        ...(place === '' ? [] : [paint(90, `· ${place}`)]),
        ...(finding.dossier === undefined ? [] : [paint(90, `· ${toSafeLine(finding.dossier)}`)]),
      ].join(' '),
      `  ${toSafeLine(finding.quote)}`,
      ...(isNear ? [] : own),
      ...(finding.reader && hasDetails ? [`  ${toSafeLine(sayEngineAndModel(finding.reader))}`] : []),
      ...(finding.related ?? [])
        .flatMap((id) => claims.get(id) ?? [])
        .map((claim) => `  ${toSafeLine(claim.text)} [${claim.sources.join(', ')}]`),
      ...finding.sources
        .slice(0, 2)
        .flatMap((n) => sources.get(n) ?? [])
        .map((source) => paint(90, `  ${sourceLine(source)}`)),
    ]
    const more = finding.sources.length - 2
    if (more > 0) rows.push(paint(90, `  and ${counted(more, 'more source')}`))
    return `${rows.join('\n')}\n`
  }

  /** Formats the details, one a line, in aligned columns. */
  function detailLines(finding: Finding): string[] {
    const rows = rowsOf(finding)
    const width = Math.max(...rows.map(({ reading }) => READINGS[reading].word.length))
    return rows.map((row) => {
      const { dossier, question } = row.detail
      const article = pageWords(row.detail)
      const { mark, word, colour, between } = READINGS[row.reading]
      const hasTwo = hasTwoValues(row)
      const value = (words: string): string => (hasTwo ? paint(1, toSafeLine(words)) : toSafeLine(words))
      const isOne = dossier === null || dossier === article
      const values = isOne ? value(article) : `page: ${value(article)}  ${between}  dossier: ${value(dossier)}`
      const about = hasTwo && question !== null ? `  ${paint(90, `(${toSafeLine(question)})`)}` : ''
      return `  ${paint(colour, `${mark} ${word.padEnd(width)}`)}  ${values}${about}`
    })
  }
}

/** Returns the place of an offset as "paragraph 3"; empty above the first paragraph. */
export function paragraphPlaces(starts: readonly number[]): (offset: number) => string {
  return (offset) => {
    const n = starts.filter((start) => start <= offset).length
    return n === 0 ? '' : `paragraph ${n}`
  }
}

/** Marks and words for each reading of a detail. A detail in doubt has no sign that one of its values is right. */
const READINGS: Record<DetailReading, { mark: string; word: string; colour: number; between: string }> = {
  differs: { mark: MARK.contradicted, word: 'Differs', colour: COLOUR.contradicted, between: '≠' },
  doubt: { mark: MARK.look, word: 'In doubt', colour: COLOUR.look, between: '·' },
  compare: { mark: '□', word: 'Compare', colour: COLOUR.look, between: '?' },
  open: { mark: MARK.uncovered, word: 'Not found', colour: COLOUR.uncovered, between: '' },
  mentioned: { mark: MARK.uncovered, word: 'Mentioned', colour: COLOUR.uncovered, between: '' },
  matches: { mark: MARK.supported, word: 'Matches', colour: COLOUR.supported, between: '=' },
}

function sourceLine({ n, tier, title, url }: Source): string {
  return `[${n}] ${tier === undefined ? 'Not rated' : `Tier ${tier}`} · ${toSafeLine(title)}${url === undefined ? '' : ` · ${toSafeLine(url)}`}`
}

/** The counts of a report in one line. */
export function formatCounts(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing here that the dossier speaks of.'
  return sayStateCounts(findings).replaceAll(', ', ' · ')
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}
