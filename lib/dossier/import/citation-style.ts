import type { DocBlock, Link } from '@/lib/dossier/readers/block'
import { authorYearMarks } from './author-year'
import { citedNames } from './page-marks'
import { digitMarksOf, type DigitMarks } from './digit-marks'

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
  pills: boolean
  /** The plain digits that cite: only in a document without marks such as `[1]`. */
  digits: DigitMarks | null
  /** Whether the document cites by author and year, so that also unknown works in brackets are citations. */
  authorYear: boolean
  /** The names that cite with a page, "(Chaikin 45)": only in a document without marks such as `[1]`. */
  pageNames: ReadonlySet<string>
}

/** The style in which only marks in square brackets cite. */
export const PLAIN_STYLE: CitationStyle = {
  round: false,
  raised: false,
  worksCite: false,
  marksFollowStop: false,
  pills: false,
  digits: null,
  authorYear: false,
  pageNames: new Set(),
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

/** A pill of a chat, copied as text: "1969.nasa+1", "(nasa.gov +2)". */
const PILL_WORD = String.raw`[\p{L}\p{N}-]{0,40}(?:\.[\p{L}\p{N}-]{1,40}){0,4}`
const COUNTED = String.raw`\p{L}${PILL_WORD}(?: \p{Lu}${PILL_WORD}){0,3}(?<!\b(?:GMT|UTC|CES?T|EES?T|BST))\s?\+\d{1,2}`
const BEHIND = String.raw`(?=\s+["“(]?\p{Lu}|\s*$)`
const PILL = new RegExp(
  String.raw`(?<=[.!?]["”’)]?)\s?${COUNTED}(?:\s?${COUNTED}){0,9}${BEHIND}|\s?[[(]${COUNTED}(?:[,;]?\s?${COUNTED}){0,9}[\])]`,
  'gu',
)
/** A pill of one source, only beside others: "stages.wikipedia Eagle"; an ending such as "Node.js" is none. */
const SINGLE_PILL = new RegExp(
  String.raw`(?<=(?:\p{L}{2}|\d|[)”"])[.!?]["”’)]?)(?!(?:com|org|net|gov|edu|mil|int|info|app|dev|ai|io|js|ts|py|md|pdf|html?|exe|co|tv|me|uk|de|fr|eu)\b)[a-z][a-z\d-]{2,30}(?:\.[a-z]{2,12}){0,2}${BEHIND}`,
  'gu',
)

/** The citation style of a document, from a first pass over it. `paragraphs`: its text without lists of sources. */
export function citationStyleOf(
  blocks: readonly DocBlock[],
  paragraphs: readonly DocBlock[],
  knows: (label: string) => boolean,
): CitationStyle {
  const texts = blocks.flatMap(({ kind, text }) => (kind === 'heading' || kind === 'footnote' ? [] : text))
  const running = paragraphs.map(({ text }) => text)
  const unlinked = paragraphs.map(withoutLinks)
  const count = (pattern: RegExp, of = texts) => of.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0)
  const isBare = count(SQUARE_MARK) === 0
  const [round, raised] = [count(ROUND_MARK), count(RAISED_MARK)]
  const works = running.reduce((sum, text) => sum + authorYearMarks(text, knows, false).length, 0)
  const areRaisedKnown = (text: string) =>
    [...text.matchAll(RAISED_MARK)].flatMap(([mark]) => labelsOf(mark)).every(knows)
  return {
    round: isBare && round > 2,
    raised: isBare && raised > round && (raised > 2 || running.every(areRaisedKnown)),
    worksCite: isBare && count(WORK_IN_BRACKETS) > 1,
    marksFollowStop: count(MARK_AFTER_STOP) > 1,
    pills: count(PILL, running) + paragraphs.flatMap(({ text, links }) => links.filter(isPillLink(text))).length > 0,
    digits: count(SQUARE_MARK, running) === 0 && raised < 3 ? digitMarksOf(unlinked, knows) : null,
    authorYear: works > 1,
    pageNames: isBare ? citedNames(running, knows) : PLAIN_STYLE.pageNames,
  }
}

/** Returns a text with blanks in place of the words of its links: "[2](address)" is no plain digit. */
export function withoutLinks({ text, links }: Pick<DocBlock, 'text' | 'links'>): string {
  return links.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

const isPillLink =
  (text: string) =>
  ({ start, end }: Link): boolean =>
    /\+\d{1,2}$/.test(text.slice(start, end))

/** Returns the pills of a text, with the names of their sources. */
export function pillsIn(text: string): { match: RegExpExecArray; names: string[] }[] {
  return [PILL, SINGLE_PILL].flatMap((pattern) =>
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
export function labelsOf(mark: string): string[] {
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
