import { readDetails, switchOf, type DetailReading } from '@/lib/details/reading'
import type { Detail, Finding, Verdict } from '@/lib/schema/finding'
import type { Layer } from './mark-styles'

/** An underline for some words of a sentence, and the setting that shows it. */
export interface Mark {
  start: number
  end: number
  layer: Layer
  shownBy: Verdict
}

/**
 * The underlines of a finding, in reading order and without overlaps: under the words of each detail, or under the
 * whole sentence where no words are known.
 *
 * @param text the text that offsets count in
 */
export function marksOf(finding: Finding, text: string): Mark[] {
  const rows = readDetails(finding).filter(({ detail }) => !isWhole(detail, finding))
  if (!rows.some(({ reading }) => NAMED_BY[finding.verdict].has(reading))) return [wholeSentence(finding)]
  const marks: Mark[] = []
  for (const row of [...rows].sort((a, b) => a.detail.start - b.detail.start)) {
    const last = marks.at(-1)
    const { start, end } = wordsOf(row.detail, finding, text)
    const from = Math.max(start, last?.end ?? finding.start)
    if (from >= end) continue
    const layer = LAYERS[row.reading]
    const isJoined = layer === 'claimlight-matches' && last?.layer === layer && isBlank(text.slice(last.end, from))
    if (isJoined) last.end = end
    else marks.push({ start: from, end, layer, shownBy: switchOf(row, rows) })
  }
  return marks.length > 0 ? marks : [wholeSentence(finding)]
}

/** Whether the step keys go to a mark: it has two values to compare, or a doubt. */
export function isStepTarget({ layer }: Mark): boolean {
  return STOPS.has(layer)
}

const LAYERS: Record<DetailReading, Layer> = {
  differs: 'claimlight-differs',
  doubt: 'claimlight-doubt',
  compare: 'claimlight-compare',
  open: 'claimlight-open',
  matches: 'claimlight-matches',
}

const STOPS = new Set<Layer>(['claimlight-sentence', 'claimlight-differs', 'claimlight-doubt', 'claimlight-compare'])

/** The detail readings that select the words of a verdict. */
const NAMED_BY: Record<Verdict, ReadonlySet<DetailReading>> = {
  contradicted: new Set<DetailReading>(['differs']),
  disputed: new Set<DetailReading>(['doubt']),
  supported: new Set<DetailReading>(['matches', 'doubt', 'compare']),
  unverified: new Set<DetailReading>(['differs', 'doubt', 'compare', 'open', 'matches']),
}

const WHOLE: Record<Verdict, Layer> = {
  contradicted: 'claimlight-sentence',
  disputed: 'claimlight-doubt',
  supported: 'claimlight-matches',
  unverified: 'claimlight-open',
}

function wholeSentence({ start, end, verdict }: Finding): Mark {
  return { start, end, layer: WHOLE[verdict], shownBy: verdict }
}

/** The engine returns the sentence's span where it does not know the words. */
function isWhole(detail: Detail, finding: Finding): boolean {
  return detail.start <= finding.start && detail.end >= finding.end
}

/** The words of a detail: whole words, without outer spaces and commas, within the sentence. */
function wordsOf(detail: Detail, finding: Finding, text: string): { start: number; end: number } {
  let start = Math.max(detail.start, finding.start)
  let end = Math.min(detail.end, finding.end)
  while (start < end && OUTER.test(text.charAt(start))) start++
  while (end > start && OUTER.test(text.charAt(end - 1))) end--
  if (start >= end) return { start, end }
  while (start > finding.start && isInWord(text, start)) start--
  while (end < finding.end && isInWord(text, end)) end++
  if (detail.kind === 'negation') return withVerb(start, end, finding, text)
  // A quotation keeps both of its marks.
  const isQuoted = start > finding.start && end < finding.end && QUOTES.has(text.charAt(start - 1) + text.charAt(end))
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end }
}

const OUTER = /[\s,;]/
const LETTER = /[\p{L}\p{M}\p{N}]/u
const QUOTES = new Set(['“”', '‘’', '""', '«»', '„“'])

/** Whether an offset is inside a word: "Hinton’s" is one word. Surrogate pairs are never cut. */
function isInWord(text: string, at: number): boolean {
  return (isWordUnit(text, at - 1) && isWordUnit(text, at)) || /[\uDC00-\uDFFF]/.test(text.charAt(at))
}

function isWordUnit(text: string, at: number): boolean {
  const unit = text.charAt(at)
  if (LETTER.test(unit)) return true
  return /['’]/.test(unit) && LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at + 1))
}

/** Includes the verb before "not" and the one after "never". */
function withVerb(start: number, end: number, finding: Finding, text: string): { start: number; end: number } {
  const words = text.slice(start, end).toLowerCase()
  const before = /[\p{L}'’]+\s$/u.exec(text.slice(finding.start, start))?.[0] ?? ''
  const after = /^\s[\p{L}'’]+/u.exec(text.slice(end, finding.end))?.[0] ?? ''
  if (words === 'not' && before !== '') return { start: start - before.length, end }
  if (words === 'not' || words === 'never') return { start, end: end + after.length }
  return { start, end }
}

function isBlank(between: string): boolean {
  return between.trim() === ''
}
