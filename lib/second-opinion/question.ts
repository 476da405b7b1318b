import { claimsOfFinding } from '@/lib/details/claim-parts'
import { rowsOf } from '@/lib/details/reading'
import type { Claim } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/schema/finding'

/** Question to a model: one sentence, its details and the claims that the engine found, without the verdict. */
export interface Question {
  sentence: string
  /** In reading order, at least one. */
  details: QuestionDetail[]
  /** At least one. */
  claims: QuestionClaim[]
}

export interface QuestionDetail {
  /** Counted from 1. */
  number: number
  words: string
  /** Range in the sentence, in UTF-16 units. */
  start: number
  end: number
  /** The engine names no words: the detail is the sentence as a whole. */
  isWhole: boolean
}

export type QuestionClaim = Pick<Claim, 'id' | 'text'>

/** A longer sentence is no sentence; the models on a computer have a small context. */
const LONGEST_SENTENCE = 2000
const LONGEST_CLAIM = 800
const MOST_CLAIMS = 5
const MOST_DETAILS = 20

/** The ids of the claims that a question on this finding holds, the most important first. */
export function claimIdsOf(finding: Finding): string[] {
  return claimsOfFinding(rowsOf(finding), finding.claims).slice(0, MOST_CLAIMS)
}

/**
 * The question on a finding; null where there is nothing to compare, or the sentence is too long.
 *
 * @param claims the claims of `claimIdsOf`; those that the dossier does not have any more are missing
 */
export function questionOf(finding: Finding, claims: readonly QuestionClaim[]): Question | null {
  const sentence = finding.quote
  if (claims.length === 0 || sentence.trim() === '' || sentence.length > LONGEST_SENTENCE) return null
  return {
    sentence,
    details: detailsOf(finding),
    claims: claims
      .slice(0, MOST_CLAIMS)
      .map(({ id, text }) => ({ id, text: text.length > LONGEST_CLAIM ? `${text.slice(0, LONGEST_CLAIM)}…` : text })),
  }
}

function detailsOf(finding: Finding): QuestionDetail[] {
  const { quote } = finding
  const placed = rowsOf(finding)
    .flatMap(({ detail }) => rangeOf(finding, detail) ?? [])
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => start >= (all[i - 1]?.end ?? 0))
    .slice(0, MOST_DETAILS)
  if (placed.length === 0) return [{ number: 1, words: quote, start: 0, end: quote.length, isWhole: true }]
  return placed.map(({ start, end }, i) => ({
    number: i + 1,
    words: quote.slice(start, end),
    start,
    end,
    isWhole: end - start === quote.length,
  }))
}

/** Offsets refer to the page's text. Where the quote is of another length, the words are looked for in it. */
function rangeOf(
  { quote, start, end }: Finding,
  detail: { start: number; end: number; article: string },
): { start: number; end: number } | null {
  const [from, to] = [detail.start - start, detail.end - start]
  if (quote.length === end - start && from >= 0 && from < to && to <= quote.length) return { start: from, end: to }
  const at = detail.article === '' ? -1 : quote.indexOf(detail.article)
  return at < 0 ? null : { start: at, end: at + detail.article.length }
}
