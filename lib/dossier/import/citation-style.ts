import type { DocBlock } from '@/lib/dossier/readers/block'

/** How a document marks its sources; brackets are always read. */
export interface CitationStyle {
  /** Whether `(1)` cites: only in a document without marks such as `[1]`, since `(1)` also numbers parts of a text. */
  round: boolean
  /** Whether `¹` cites: only in a document without marks such as `[1]`, since `¹` is also an exponent. */
  raised: boolean
  /** Whether "(Herald, 3 March 2022)" after a full stop cites: only in a document without marks such as `[1]`. */
  worksCite: boolean
  /** Whether each mark comes after the full stop of its own sentence: "… in 1890. [1] It". */
  marksFollowStop: boolean
}

/** The style in which only marks in square brackets cite. */
export const PLAIN_STYLE: CitationStyle = { round: false, raised: false, worksCite: false, marksFollowStop: false }

export const SQUARE_MARK =
  /\[\d{1,4}\]\s?[–-]\s?\[\d{1,4}\]|\[\s*\^?\d{1,4}(?:\s*[,;–-]\s*\^?\d{1,4}){0,40}\s*\^?\]|\[\^[\p{L}\p{N}_-]{1,40}\]|【(\d{1,4})[^】]{0,80}】/gu
export const ROUND_MARK =
  /(?<=[\p{L}\p{N}.!?"”’)%]\s?)\(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}\)(?=\s*(?:[.,;:!?(]|$)|\s+\p{Lu})/gu
export const RAISED_MARK =
  /(?<=[\p{L}.!?"”’),;:]\s?|\b(?:1[5-9]|20)\d\d)[¹²³⁰⁴-⁹]{1,3}(?:[,˒·]?\s?[¹²³⁰⁴-⁹]{1,3}){0,10}/gu

/** A work in brackets: "(Port Authority, annual report 2023)" after a full stop; before one only with date or pages. */
export const WORK_IN_BRACKETS =
  /(?<=[.!?]["”’)]?\s)\((\p{Lu}[^()\d]{2,80}(?:,|\s)\s?[^()]{0,60}\b(?:1[5-9]|20)\d\d[^()]{0,20})\)|\((\p{Lu}[^()\d]{2,60},\s(?:(?:\d{1,2}\s)?\p{Lu}\p{Ll}+\s(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d|[^()]{0,40}\bpp?\.\s?[\d–-]{1,9}))\)(?=[.;])/gu

/** The citation style of a document, from a first pass over it. */
export function citationStyleOf(blocks: readonly DocBlock[]): CitationStyle {
  const texts = blocks.flatMap(({ kind, text }) => (kind === 'heading' || kind === 'footnote' ? [] : text))
  const count = (pattern: RegExp) => texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0)
  const isBare = count(SQUARE_MARK) === 0
  const [round, raised] = [count(ROUND_MARK), count(RAISED_MARK)]
  return {
    round: isBare && round > 2,
    raised: isBare && raised > 2 && raised > round,
    worksCite: isBare && count(WORK_IN_BRACKETS) > 1,
    marksFollowStop: count(MARK_AFTER_STOP) > 1,
  }
}

const MARK_AFTER_STOP = /[.!?]["”’)]?\s\[\^?[\w-]{1,12}\](?=\s["“\p{Lu}])/gu
