import { collapseSpaces } from '@/lib/text/fold-words'
import { isUnfinished, textAfter } from './placement'
import { attributeOf, unclobbered, tagOf, trimmedText, allIn, firstIn, parentIn } from './unclobbered'

export interface WordsAround {
  /** Up to 40 characters before the element; empty at the start of a block. */
  before: string
  after: string
}

/**
 * Whether an element is only the mark of a note, such as "[3]", "*" or a link to "#fn4", and no words of the sentence.
 * Raised text without a link is judged by `raisedReading`.
 */
export function isNoteMark(element: Element, isRaised: boolean, around: () => WordsAround): boolean {
  const tag = tagOf(element)
  if (!isRaised && !MARK_TAGS.has(tag)) return false
  const text = markTextOf(element)
  if (text === '' || text.length > LONGEST_MARK || ORDINAL_ENDING.test(text)) return false
  if (isPageMark(element, text)) return true
  if (/\bnoteref\b/.test(attributeOf(element, 'role') + attributeOf(element, 'epub:type'))) return true
  const isNamed = NOTE_NAME.test(attributeOf(element, 'class'))
  if (isRaised) return isNamed || (NOTE_LABEL.test(text) && isLinked(element))
  // "[3, 4]" and "(Lee 3)" around links stay as they are: without the digits, empty brackets would be left.
  if (!NOTE_LABEL.test(text)) return false
  const { before, after } = around()
  if (/[[(][^\])]{0,20}$/.test(before)) return false
  const link = tag === 'a' ? attributeOf(element, 'href') : ''
  if (isNamed || !link.includes('#')) return isNamed && (tag === 'a' || /\d|^\W+$/.test(text))
  if (/^\W/.test(text)) return true
  const target = link.slice(link.indexOf('#') + 1)
  if (/[^\s\d./–-]$|[\p{L}\d)”"’]\.$|\d$/u.test(before) && !/^[\p{L}\d]/u.test(after)) return true
  return NOTE_TARGET.test(target) && /\d+$/.exec(target)?.[0] === text
}

/**
 * Whether a sentence lacks something without a mark: words that are no label of a note, or digits beside other digits
 * that lead to no note on the page.
 */
export function isPartOfSentence(element: Element, isRaised: boolean, { before, after }: WordsAround): boolean {
  if (!isUnfinished(before) && !/^\s*\p{Ll}/u.test(after)) return false
  const text = markTextOf(element)
  // A word beside signs of another script says how these are spoken.
  if (tagOf(element) === 'rt') return !/\p{Script=Han}/u.test(parentIn(element)?.textContent ?? '')
  const isLabel = BARE_LABEL.test(text)
  // Numbers of notes never begin with 0, and rarely have three digits behind another digit: such digits are part of a figure.
  const isGlued = text.startsWith('0') || (!isRaised && /^\d{3}$/.test(text) && /\d$/.test(before))
  if (isLabel && !isGlued && MARK_PARENTS.has(tagOf(element))) return false
  return !(/\d/.test(text) && !text.startsWith('0') && text.length <= LONGEST_MARK && hasNote(element))
}

/** Whether an element is a link, has one or is in one, to a place with text on its page. */
function hasNote(element: Element): boolean {
  const link = firstIn(element, 'a') ?? unclobbered(element, 'closest').call(element, 'a')
  const [, id = ''] = (link?.getAttribute('href') ?? '').split('#')
  const target = id === '' ? null : unclobbered(element, 'ownerDocument').getElementById(id)
  return target !== null && !target.contains(element)
}

/** Whether an element marks where a page of an older edition begins: "|214|", "[f. 8v]", or a line within a word. */
function isPageMark(element: Element, text: string): boolean {
  if (/^(?:\|\s?\d{1,4}[a-z]?\s?\||[[(](?:ff?|fol|pp?)\.\s?\d{1,4}[abrv]?[\])])$/.test(text)) return true
  const before = unclobbered(element, 'previousSibling')
  return (
    text === '|' &&
    before?.nodeType === 3 &&
    /\p{L}$/u.test(before.nodeValue ?? '') &&
    /^\p{Ll}/u.test(textAfter(element))
  )
}

/** Whether an element is the number of a paragraph, a verse or a line, which stands at the first word without a blank. */
export function isLineNumber(element: Element, before: string): boolean {
  // Within a sentence, only a bare number is one: "in <i>5</i>February".
  const isWithin = before !== '' && !/[.!?]["”’)]*\s*$/.test(before)
  if (isWithin && !(/\s$/.test(before) && /^\d{1,4}$/.test(markTextOf(element)))) return false
  const number =
    /^\s*[[(]?(?:(?:(?:[§¶]|Art\.?|Rn)\s*)?\d{1,4}(?:[.:]\d{1,3}){0,3}[a-z]?[\])]?|(?:[a-z]|[ivxl]+)[\])])[.:]?\s*$/
  if (!number.test(markTextOf(element)) || YEAR.test(markTextOf(element))) return false
  return /^["“‘'(]?\p{Lu}\p{Ll}/u.test(textAfter(element))
}

/** Returns the text of an element in one line; empty if it is longer than a mark. */
function markTextOf(element: Element): string {
  const whole = unclobbered(element, 'textContent')
  return whole.length > 4 * LONGEST_MARK ? '' : collapseSpaces(whole)
}

/** How raised text is read: not at all, as an exponent ("10⁹", "m²"), as cents, as it is ("1st"), or as a hole. */
export type RaisedReading = 'mark' | 'exponent' | 'cents' | 'text' | 'unclear'

/**
 * Decides how raised text without a link is read. Behind "10", a single digit, a unit or a variable a number is an
 * exponent. Behind another figure it is the mark of a note: exponents of such figures are rare in prose, and if it is
 * one after all, the figure itself is still read as it is written.
 *
 * @param isNumbered whether the notes of the page have a mark next to this number
 */
export function raisedReading(
  raised: string,
  { before, after }: WordsAround,
  isNumbered: (mark: number) => boolean,
): RaisedReading {
  const text = raised.replace(/\s+/g, '')
  if (ORDINAL_ENDING.test(text)) return 'text'
  // The last is a section of an older edition: "17c".
  if (/^(?:tm|sm|℠|™|®|©|\d{1,4}[a-df-np-z])$/i.test(text)) return 'mark'
  const isVariable = ENDS_WITH_VARIABLE.test(before) && !/\p{Lu}\p{Ll}+\s\p{Lu}$/u.test(before)
  if (RAISED_NUMBER.test(text)) return numberReading(text, { before, after }, isVariable, isNumbered)
  if (/^[a-z]$/i.test(text)) {
    const isMark = /\d$/.test(before) ? /\d{2}$/.test(before) && !/[dehmosn]/.test(text) : !isVariable
    return isMark && before !== '' ? 'mark' : 'exponent'
  }
  return isVariable || !NOTE_LABEL.test(text) ? 'text' : 'mark'
}

function numberReading(
  text: string,
  { before, after }: WordsAround,
  isVariable: boolean,
  isNumbered: (mark: number) => boolean,
): RaisedReading {
  if (/^\s?[/⁄]\s?(?:\d|$)/.test(after) && !/(?:^|\D)10$/.test(before)) return 'text'
  if (/[$€£]\s?[\d,]+$/.test(before) && /^(?:00|50|9[5-9])$/.test(text) && !isNumbered(Number(text))) return 'cents'
  if (isVariable || /^[-–−+]|[-–−+]$/.test(text)) return 'exponent'
  if (ENDS_WITH_UNIT.test(before) && /^[123]$/.test(text)) return 'exponent'
  // "<sup>14</sup>C" is an isotope; a number before other words belongs to the text of a note.
  if (before === '' || /\s$/.test(before)) return /^\p{Lu}\p{Ll}?(?![\p{L}\d])/u.test(after) ? 'exponent' : 'mark'
  const base = /(?:^|[^\d.,:$€£\p{L}-])(\d+)$/u.exec(before)?.[1]
  if (base === undefined) return 'mark'
  if (/[×·*^]\s?\d+$/.test(before) || /^\s?[=×·*+]/.test(after)) return 'exponent'
  if (base === '10' && isNumbered(Number(text))) return 'unclear'
  return (base === '10' || base.length === 1) && !isNumbered(Number(text)) ? 'exponent' : 'mark'
}

/** Returns the numbers of the marks that are certain: linked ones, and those behind words or punctuation. */
export function markNumbers(root: Element): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const mark of allIn(root, 'sup')) {
    const number = /^\D{0,2}(\d{1,3})\b/.exec(trimmedText(mark))?.[1]
    if (number === undefined) continue
    const before = unclobbered(mark, 'previousSibling')?.textContent?.slice(-40) ?? ''
    if (isLinked(mark) || (/\p{L}{2}["”’)]?$|[.,;:!?)"”’]$/u.test(before) && !ENDS_WITH_UNIT.test(before)))
      numbers.add(Number(number))
  }
  return numbers
}

/**
 * Whether an element holds only digits that are glued to a figure, and may be the mark of a note as well as a part of
 * the figure: "73<small>2</small> countries". Formatting without a class belongs to the figure, and so do boxes of one
 * kind in a row.
 */
export function isGluedDigits(element: Element, before: string): boolean {
  if (!/\d$/.test(before) || !/^\s*\d{1,3}\s*$/.test(markTextOf(element))) return false
  const tag = tagOf(element)
  if (FIGURE_TAGS.has(tag) && (tag !== 'span' || attributeOf(element, 'class') === '')) return false
  const beside = [unclobbered(element, 'previousSibling'), unclobbered(element, 'nextSibling')]
  return !beside.some((node) => node !== null && unclobbered(node, 'nodeName') === unclobbered(element, 'nodeName'))
}

/** Elements whose digits are a part of the figure around them. */
const FIGURE_TAGS = new Set(
  'a abbr b bdi bdo big data del em font i ins mark num q span strong sub sup time tt u var'.split(' '),
)

/** Replaces digits, signs and "n" by raised ones. The result has the same length. */
export const inSuperscript = (text: string): string =>
  text.replace(/[\d+n–−-]/g, (sign) => EXPONENT_SIGNS['0123456789+n–−-'.indexOf(sign)] ?? sign)
const EXPONENT_SIGNS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺ⁿ⁻⁻⁻'

/** Whether raised text is in a link, or a link in it: an exponent is none. */
function isLinked(raised: Element): boolean {
  if (firstIn(raised, 'a, button') !== null) return true
  const link = unclobbered(raised, 'closest').call(raised, 'a, button')
  return link !== null && trimmedText(link) === trimmedText(raised)
}

const YEAR = /^(?:1[5-9]|20)\d\d$/
const MARK_TAGS = new Set(['a', 'span', 'cite', 'small', 'label'])
const LONGEST_MARK = 40
/** One number, letter or sign, or several: "3", "note 2", "[a]", "3,4", "3–5", "1)", "†". */
const NOTE_LABEL =
  /^(?:\[[^\]]{1,38}\]|[[({]?(?:(?:note|nb|n|fn|ref)\.? ?)?(?:\d{1,3}|[a-z]|[ivxl]{1,5}|[*†‡§¶‖#⁎∗]{1,4}|[⁰¹²³⁴-⁹]{1,3})(?: ?[,;&–—-] ?(?:\d{1,3}|[a-z*†‡]))*[\])}.:]{0,2})$/i
/** A label of a note that is no word, a sign of a trade mark, or a page of an older edition. */
const BARE_LABEL =
  /^(?:[[({|]?\s?(?:(?:note|nb|n|fn|ref|ff?|fol|pp?)\.? ?)?(?:\d{1,4}[a-z]{0,2}|[a-z]|[ivxl]{1,5}|[*†‡§¶‖#⁎∗|]{1,4}|[⁰¹²³⁴-⁹]{1,3})(?: ?[,;&–—-] ?(?:\d{1,3}|[a-z*†‡]))*\s?[\])}.:|]{0,2}|tm|sm|[℠™®©])$/i
const MARK_PARENTS = new Set(['a', 'cite', 'label', 'small', 'span', 'sup'])
const RAISED_NUMBER = /^[-–−+]?\d{1,4}[-–−+]?$/
/** Endings of ordinal numbers, also in French. */
const ORDINAL_ENDING = /^(?:st|nd|rd|th|er|re|e|ème|o)$/i
const NOTE_NAME =
  /(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fn-?ref|fn|note-?ref|note-?call|refs?|reference|xref|bibr|html-bibr|ref-tip|cite-?ref|citation|sidenote-number|margin-toggle|MsoFootnoteReference|MsoEndnoteReference)(?:[\s_-]|$)/i
const NOTE_TARGET = /fn|ftn|note|ref|cit|bib|^[bnr]\d|^CR?\d/i
/** A variable, or the end of a formula: "x", "E = mc". */
const ENDS_WITH_VARIABLE = /(?:^|[^\p{L}\d])\p{L}$|[=+*/×·^(]\s?\p{L}{1,2}$/u
const ENDS_WITH_UNIT =
  /(?:^|[\d\s/·(])(?:[kcdmnµμ]?m|ft|feet|in|inch|yd|yards?|mi|miles?|s|sec|h|kg|cd|mol|[a-z]*met(?:er|re)s?)$/
