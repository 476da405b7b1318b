import type { DocBlock, Link } from '@/lib/dossier/readers/block'
import { authorYearMarks } from './author-year'

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
  /** Whether names behind a full stop cite, as in "1969.nasa+1 The". */
  chatMarks: boolean
  /** Finds the plain digits that cite: only in a document without marks such as `[1]`. */
  findDigits: FindDigitMarks | null
  /** Whether the document cites by author and year, so that also unknown works in brackets are citations. */
  authorYear: boolean
}

/** The style in which only marks in square brackets cite. */
export const PLAIN_STYLE: CitationStyle = {
  round: false,
  raised: false,
  worksCite: false,
  marksFollowStop: false,
  chatMarks: false,
  findDigits: null,
  authorYear: false,
}

export const SQUARE_MARK =
  /\[\d{1,4}\]\s?(?:[–—-]|to\b|through\b)\s?\[\d{1,4}\]|\[\s*\^?\d{1,4}(?:\s*[,;–-]\s*\^?\d{1,4}){0,40}\s*\^?\]|\[\^[\p{L}\p{N}_-]{1,40}\]|【(\d{1,4})[^】]{0,80}】/gu
export const ROUND_MARK =
  /(?<=[\p{L}\p{N}.!?"”’)%]\s?)\(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}\)(?=\s*(?:[.,;:!?(]|$)|\s+\p{Lu})/gu
export const RAISED_MARK =
  /(?<=[\p{L}.!?"”’),;:]\s?|\b(?:1[5-9]|20)\d\d|\b\p{Lu}\p{Ll}+\s\d{1,3})(?<!\b(?:[kcdm]?m|ft|yd|mi|in|s|h)(?=[²³](?![¹²³⁰⁴-⁹])))[¹²³⁰⁴-⁹]{1,3}(?:[,˒·]?\s?[¹²³⁰⁴-⁹]{1,3}){0,10}/gu

/** A work in brackets: "(Port Authority, annual report 2023)" after a full stop; before one only with date or pages. */
export const WORK_IN_BRACKETS =
  /(?<=[.!?]["”’)]?\s)\((\p{Lu}[^()\d]{2,80}(?:,|\s)\s?[^()]{0,60}\b(?:1[5-9]|20)\d\d[^()]{0,20})\)|\((\p{Lu}[^()\d]{2,60},\s(?:(?:\d{1,2}\s)?\p{Lu}\p{Ll}+\s(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d|[^()]{0,40}\bpp?\.\s?[\d–-]{1,9}))\)(?=[.;])/gu

/** A chat's mark of its sources, copied as text: "1969.nasa+1", "(nasa.gov +2)". */
const CHAT_MARK_WORD = String.raw`[\p{L}\p{N}-]{0,40}(?:\.[\p{L}\p{N}-]{1,40}){0,4}`
const COUNTED_CHAT_MARK = String.raw`\p{L}${CHAT_MARK_WORD}(?: \p{Lu}${CHAT_MARK_WORD}){0,3}(?<!\b(?:GMT|UTC|CES?T|EES?T|BST))\s?\+\d{1,2}`
const NEXT_SENTENCE = String.raw`(?=\s+["“(]?\p{Lu}|\s*$)`
const CHAT_MARK = new RegExp(
  String.raw`(?<=[.!?]["”’)]?)\s?${COUNTED_CHAT_MARK}(?:\s?${COUNTED_CHAT_MARK}){0,9}${NEXT_SENTENCE}|\s?[[(]${COUNTED_CHAT_MARK}(?:[,;]?\s?${COUNTED_CHAT_MARK}){0,9}[\])]`,
  'gu',
)
/** A chat's mark without a count, read only beside others: "stages.wikipedia Eagle"; "Node.js" is none. */
const SINGLE_CHAT_MARK = new RegExp(
  String.raw`(?<=(?:\p{L}{2}|\d|[)”"])[.!?]["”’)]?)(?!(?:com|org|net|gov|edu|mil|int|info|app|dev|ai|io|js|ts|py|md|pdf|html?|exe|co|tv|me|uk|de|fr|eu)\b)[a-z][a-z\d-]{2,30}(?:\.[a-z]{2,12}){0,2}${NEXT_SENTENCE}`,
  'gu',
)

/** The citation style of a document, from a first pass over it. `paragraphs`: its text without lists of sources. */
export function citationStyleOf(
  blocks: readonly DocBlock[],
  paragraphs: readonly DocBlock[],
  isKnownLabel: (label: string) => boolean,
): CitationStyle {
  const texts = blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'footnote').map(({ text }) => text)
  const running = paragraphs.map(({ text }) => text)
  const unlinked = paragraphs.map(withoutLinks)
  const count = (pattern: RegExp, of = texts) => of.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0)
  const isBare = count(SQUARE_MARK) === 0
  const round = count(ROUND_MARK)
  const raised = count(RAISED_MARK)
  const works = running.reduce((sum, text) => sum + authorYearMarks(text, isKnownLabel, false).length, 0)
  const areRaisedKnown = (text: string) =>
    [...text.matchAll(RAISED_MARK)].flatMap(([mark]) => labelsOfMark(mark)).every(isKnownLabel)
  return {
    round: isBare && round > 2,
    raised: isBare && raised > round && (raised > 2 || running.every(areRaisedKnown)),
    worksCite: isBare && count(WORK_IN_BRACKETS) > 1,
    marksFollowStop: count(MARK_AFTER_STOP) > 1,
    chatMarks:
      count(CHAT_MARK, running) + paragraphs.flatMap(({ text, links }) => links.filter(isChatMarkLink(text))).length >
      0,
    findDigits: count(SQUARE_MARK, running) === 0 && raised < 3 ? digitMarksOf(unlinked, isKnownLabel) : null,
    authorYear: works > 1,
  }
}

export function withoutLinks({ text, links }: Pick<DocBlock, 'text' | 'links'>): string {
  return links.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

const isChatMarkLink =
  (text: string) =>
  ({ start, end }: Link): boolean =>
    /\+\d{1,2}$/.test(text.slice(start, end))

export function chatMarksIn(text: string): { match: RegExpExecArray; names: string[] }[] {
  return [CHAT_MARK, SINGLE_CHAT_MARK].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      match,
      names: match[0]
        .split(/\+\d{1,2}/)
        .map((name) => name.replace(/^[\s[(,;]+|[\s\])]+$/g, ''))
        .filter(Boolean),
    })),
  )
}

const MARK_AFTER_STOP = /[.!?]["”’)]?\s\[\^?[\w-]{1,12}\](?=\s["“\p{Lu}])/gu

export function plainDigits(words: string): string {
  return words.replace(/[¹²³⁰⁴-⁹]/g, (sign) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
}

/** Returns the labels of `[3, 5]` or `[2–4]`. A range of more than 40 is skipped as a slip, such as [1-2000]. */
export function labelsOfMark(mark: string): string[] {
  const labels: string[] = []
  const name = /^\[\^([^\]]*)\]$/.exec(mark)?.[1]
  if (name && /[\p{L}_]/u.test(name)) return [name]
  const plain = plainDigits(mark)
  for (const [, from = '', to] of plain
    .replace(/\]\s?(?:[–—-]|to|through)\s?\[/g, '–')
    .matchAll(/(\d+)(?:\s*[–-]\s*\^?(\d+))?/g)) {
    const last = to === undefined ? Number(from) : Number(to)
    if (last - Number(from) > 40) continue
    for (let n = Number(from); n <= last; n += 1) labels.push(String(n))
  }
  return labels
}

/** Finds citation marks that became plain digits: "… on July 16, 1969.1 The Saturn V …", as Gemini's documents export them. */
type FindDigitMarks = (text: string) => { start: number; end: number; digits: string }[]

const MARK_DIGITS = String.raw`\d{1,3}(?:(?:\s?[,–-]\s?|\s)\d{1,3}){0,9}`
const NEXT_SENTENCE_OR_QUOTE = String.raw`(?=\s+["“‘(]?\p{Lu}|\s*$)`
/** Digits behind the full stop of a word, a year, a percentage or a bracket. */
const DIGITS_BEHIND_STOP = new RegExp(
  String.raw`(?<=(?:\p{L}|(?:^|[\s(–“"])(?:1\d|20)\d\d|[%°)\]”"’])[.!?]["”’)\]]{0,2})(?<!\b(?:[Nn]os?|[Ff]igs?|[Vv]ols?|[Pp]p?|[Cc]h|[Ss]ect?|[Aa]rt|[Ee]q|[Vv]er|v|(?<!\p{Lu}\p{Ll}{2,20} )V|[Nn]r|[Aa]pp|[Pp]t)\.)(${MARK_DIGITS})(?:${NEXT_SENTENCE_OR_QUOTE}|(?=\s\d))`,
  'gu',
)
const MONTH_PATTERN = String.raw`(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{3,6})?\.?`
/** Digits behind a date or a grouped number, which have no room for them: "July 16, 19691", "2,9003". */
const DIGITS_BEHIND_VALUE = new RegExp(
  String.raw`(?<=\b${MONTH_PATTERN} (?:\d{1,2}(?:st|nd|rd|th)?, ?)?(?:1[5-9]|20)\d\d|(?<![\d.,])\d{1,3}(?:,\d{3}){1,3})(\d{1,2}(?:,\d{1,2}){0,4})(?=[\s.,;:!?)|]|$)`,
  'gu',
)

/**
 * Returns how to find the digits that are marks. Null if a document seems to have none: fewer than two full stops have
 * digits behind them, and none of these are the number of a listed source.
 *
 * @param texts the paragraphs of the document
 * @param isKnownLabel whether the list of sources has a number
 */
function digitMarksOf(texts: readonly string[], isKnownLabel: (label: string) => boolean): FindDigitMarks | null {
  const areKnown = ({ digits }: { digits: string }): boolean => digits.split(/\s?[,–-]\s?|\s/).every(isKnownLabel)
  const behindStops = texts.flatMap((text) => matchesOf(DIGITS_BEHIND_STOP, text))
  if (behindStops.length < 2 && !behindStops.some(areKnown)) return null
  return (text) => [...matchesOf(DIGITS_BEHIND_STOP, text), ...matchesOf(DIGITS_BEHIND_VALUE, text).filter(areKnown)]
}

function matchesOf(pattern: RegExp, text: string): ReturnType<FindDigitMarks> {
  return [...text.matchAll(pattern)].map(({ 0: digits, index }) => ({
    start: index,
    end: index + digits.length,
    digits,
  }))
}
