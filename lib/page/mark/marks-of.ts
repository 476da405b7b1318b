import { pageWordsStart, readDetails, type DetailReading, type DetailRow } from '@/lib/details/reading'
import { stateOf } from '@/lib/details/state'
import type { Detail, Finding } from '@/lib/schema/finding'
import { outcomes, type MarkSetting } from '@/lib/schema/outcomes'
import type { HighlightLayer } from './adopt-styles'
import type { Span } from '@/lib/text/spans'

export interface Underline extends Span {
  layer: HighlightLayer
  /**
   * Setting that shows the line; `words`: shown while the user points at the sentence; `part`: always shown, in a sentence
   * that is supported in part.
   */
  shownBy: MarkSetting | 'words' | 'part'
}

/**
 * Returns the underlines of a finding, in reading order: under the words of each detail, or under the whole sentence if
 * no words are known. A supported sentence also has one under its last name or number, shown if the others are not, unless
 * only other words were found. In a sentence that is covered in part, the words without a claim are
 * underlined. A state that no setting shows has no underline.
 * @param text the text that the offsets refer to
 */
export function underlinesOf(finding: Finding, text: string): Underline[] {
  const state = stateOf(finding)
  const { shownBy } = outcomes[state]
  if (shownBy === null) return []
  const rows = readDetails(finding).filter(({ detail }) => !isWholeSentence(detail, finding))
  if (state === 'supported') {
    const words = wordMarks(finding, rows, text)
    const value = words.filter(({ layer, start, end }) => layer === MATCH && NAMES.test(text.slice(start, end))).at(-1)
    if (value) return [...words, { ...value, shownBy: 'supported' }]
    return words.some(({ layer }) => layer === MATCH) ? words : [...words, lastWord(finding, text)]
  }
  if (state === 'part')
    return wordMarks(finding, rows, text).map((mark) =>
      mark.layer === 'claimlight-open' ? { ...mark, shownBy: 'part' } : mark,
    )
  if (rows.some(({ reading }) => SETTING_OF_READING[reading] === shownBy)) return wordMarks(finding, rows, text)
  const layer = state === 'contradicted' ? 'claimlight-sentence' : 'claimlight-doubt'
  return [{ start: finding.start, end: finding.end, layer, shownBy }]
}

const MATCH: HighlightLayer = 'claimlight-matches'
/** Words with a name or a number. */
const NAMES = /[\p{Lu}\p{N}]/u

function wordMarks(finding: Finding, rows: readonly DetailRow[], text: string): Underline[] {
  const marks: Underline[] = []
  for (const row of [...rows].sort((a, b) => a.detail.start - b.detail.start)) {
    const last = marks.at(-1)
    const { start, end } = spanOf(row.detail, finding, text)
    const from = Math.max(start, last?.end ?? finding.start)
    if (from >= end) continue
    const layer = LAYER_OF_READING[row.reading]
    const isJoined = layer === MATCH && last?.layer === layer && text.slice(last.end, from).trim() === ''
    if (isJoined) last.end = end
    else marks.push({ start: from, end, layer, shownBy: SETTING_OF_READING[row.reading] })
  }
  return marks
}

/** Returns the mark of a sentence without known words, at its end as a footnote has it: under its first word it would be on that word. */
function lastWord({ start, end }: Finding, text: string): Underline {
  const word = [...text.slice(start, end).matchAll(WORD)].at(-1)
  const from = start + (word?.index ?? 0)
  return { start: from, end: from + (word?.[0].length ?? end - start), layer: MATCH, shownBy: 'supported' }
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]|[.,](?=\p{N}))*/gu

/** Returns whether the step keys go to a finding: to those that have a row of their own in the list. */
export const isStepTarget = (finding: Finding): boolean => outcomes[stateOf(finding)].place === 'row'

const LAYER_OF_READING: Record<DetailReading, HighlightLayer> = {
  differs: 'claimlight-differs',
  doubt: 'claimlight-doubt',
  compare: 'claimlight-compare',
  open: 'claimlight-open',
  mentioned: 'claimlight-open',
  matches: MATCH,
}

const SETTING_OF_READING: Record<DetailReading, MarkSetting | 'words'> = {
  differs: 'contradicted',
  doubt: 'look',
  compare: 'look',
  open: 'words',
  mentioned: 'words',
  matches: 'words',
}

/** Returns whether a detail is the whole sentence, as the engine gives it if it does not know the words. */
const isWholeSentence = (detail: Detail, finding: Finding): boolean =>
  detail.start <= finding.start && detail.end >= finding.end

/** Returns the span of a detail: whole words within the sentence, without outer spaces, commas and semicolons. */
function spanOf(detail: Detail, finding: Finding, text: string): Span {
  let start = Math.max(pageWordsStart(detail), finding.start)
  let end = Math.min(detail.end, finding.end)
  while (start < end && TRIMMED_CHARACTER.test(text.charAt(start))) start++
  while (end > start && TRIMMED_CHARACTER.test(text.charAt(end - 1))) end--
  if (start >= end) return { start, end }
  while (start > finding.start && isInWord(text, start)) start--
  while (end < finding.end && isInWord(text, end)) end++
  if (detail.kind === 'negation') return withVerb(start, end, finding, text)
  // If the words are in quotation marks, both marks are included.
  const isQuoted = start > finding.start && end < finding.end && QUOTES.has(text.charAt(start - 1) + text.charAt(end))
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end }
}

const TRIMMED_CHARACTER = /[\s,;]/
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
const QUOTES = new Set(['“”', '‘’', '""', '«»', '„“'])

/** Returns whether an offset is inside a word ("Hinton’s" is one word) or inside a surrogate pair. */
const isInWord = (text: string, at: number): boolean =>
  (isWordUnit(text, at - 1) && isWordUnit(text, at)) || /[\uDC00-\uDFFF]/.test(text.charAt(at))

function isWordUnit(text: string, at: number): boolean {
  const unit = text.charAt(at)
  if (WORD_CHARACTER.test(unit)) return true
  return /['’]/.test(unit) && WORD_CHARACTER.test(text.charAt(at - 1)) && WORD_CHARACTER.test(text.charAt(at + 1))
}

/** Extends the span of "not" by the verb before it (else the word after it), and that of "never" by the next word. */
function withVerb(start: number, end: number, finding: Finding, text: string): Span {
  const words = text.slice(start, end).toLowerCase()
  const before = /[\p{L}'’]+\s$/u.exec(text.slice(finding.start, start))?.[0] ?? ''
  const after = /^\s[\p{L}'’]+/u.exec(text.slice(end, finding.end))?.[0] ?? ''
  if (words === 'not' && before !== '') return { start: start - before.length, end }
  if (words === 'not' || words === 'never') return { start, end: end + after.length }
  return { start, end }
}
