import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/lists'
import { paragraphAt } from '@/lib/details/paragraphs'
import { findingStates, stateOf, type FindingState } from '@/lib/details/state'

export interface StripMark {
  /** Middle of the mark, 0 at the start of the article and 1 at its end. */
  at: number
  state: FindingState
  /** Findings in the order of the text; never empty. */
  findings: Finding[]
  /** The finding that the mark opens: its most serious one. */
  first: Finding | undefined
}

/** The minimum width of a mark, in pixels: a bar with some space. */
export const MARK_WIDTH = 4

/**
 * Positions of the marks of an article. Each finding has its own mark while all of them fit; else the strip is
 * divided into bins of equal width, with one mark per bin, at its middle.
 *
 * @param findings in reading order
 * @param width of the strip, in pixels
 */
export function layoutStrip(findings: readonly Finding[], textLength: number, width: number): StripMark[] {
  const at = (finding: Finding): number => middleOfFinding(finding, textLength)
  const bins = Math.max(1, Math.floor(width / MARK_WIDTH))
  if (findings.length <= bins) return findings.map((finding) => markOf([finding], at(finding)))
  const byBin = groupedBy(findings, (finding) => Math.min(bins - 1, Math.floor(at(finding) * bins)))
  return [...byBin].sort(([a], [b]) => a - b).map(([bin, held]) => markOf(held, (bin + 0.5) / bins))
}

/** Returns the middle of a finding in its text, 0 to 1. */
export function middleOfFinding({ start, end }: Finding, textLength: number): number {
  return Math.min(1, Math.max(0, (start + end) / 2 / Math.max(1, textLength)))
}

function markOf(findings: Finding[], at: number): StripMark {
  const state = findingStates.find((state) => findings.some((finding) => stateOf(finding) === state)) ?? 'uncovered'
  return { at, state, findings, first: findings.find((finding) => stateOf(finding) === state) }
}

/** Index of the mark nearest to a position from 0 to 1; -1 where there is none. */
export function nearestMark(at: number, marks: readonly StripMark[]): number {
  const distances = marks.map((mark) => Math.abs(mark.at - at))
  return distances.indexOf(Math.min(...distances))
}

/** Returns the paragraphs of a range as "paragraph 3" or "paragraphs 1–2"; empty where blocks are unknown. */
export function paragraphRange(start: number, end: number, blockStarts: readonly number[]): string {
  const from = paragraphAt(start, blockStarts)
  const to = paragraphAt(end, blockStarts)
  if (from === 0) return ''
  return from === to ? t('strip.paragraph', { n: from }) : t('strip.paragraphs', { from, to })
}
