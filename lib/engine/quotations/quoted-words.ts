import { formsOf } from '@/lib/text/words'
import { INVISIBLE_PADDING, withPlainLetters } from '@/lib/text/fold'
import { BRACKET_MARK, RAISED_MARK } from '@/lib/text/footnote-marks'
import { belowHundredWords, wordsValue } from '@/lib/text/number-words'
import type { Span } from '@/lib/text/spans'

/** A word of a quotation or of the evidence. */
export interface QuotedWord extends Span {
  /** The normal form: words with the same key are the same, however they are written. */
  key: string
  /** The word as it is written, in one case; words that only have the same key may be others: "poets" and "pets". */
  written: string
  /** Blanks, marks and signs between this word and the one before. */
  before: string
  /** Blanks, marks and signs between this word and the next one. */
  after: string
  /**
   * What it is a part of. `between`: the words between two parts of a quotation; `aside`: round brackets; `bracket`: the brackets
   * of an editor, or a sign that cannot be read; `unit`: a letter behind a figure; `ellipsis`: no word, but left out words.
   */
  part: 'word' | 'between' | 'aside' | 'bracket' | 'unit' | 'ellipsis'
}

/** Whether the other text may lack a word, at hardly a cost. */
export const isLoose = ({ part }: QuotedWord): boolean => part !== 'word'

/** Whether a word may stand for any others. */
export const isGap = ({ part }: QuotedWord): boolean => part === 'bracket' || part === 'unit' || part === 'ellipsis'

/**
 * Returns the words of a stretch of text in normal form. Punctuation, capitals, typographic marks, hyphens, contractions, American
 * or British spelling, styled letters and the form of numbers make no difference; ellipses and square brackets become gaps.
 */
export function quotedWords(text: string, from = 0, to = text.length): QuotedWord[] {
  const words: QuotedWord[] = []
  const plain = withPlainLetters(text.slice(from, to))
  let depth = 0
  let bracketEnd = 0
  let pieceEnd = 0
  // Signs at the beginning of a quotation have no word before them.
  let before = ' '
  const readBefore = (end: number): void => {
    before += plain.slice(pieceEnd, end)
    const last = words.at(-1)
    if (last) last.after = before
  }
  for (const { 0: piece, index, groups } of plain.matchAll(pieces)) {
    readBefore(index)
    pieceEnd = index + piece.length
    const add = (word: string, part: QuotedWord['part']): void => {
      words.push({ ...formOf(word), start: from + index, end: from + pieceEnd, before, after: '', part })
      before = ''
    }
    const outsideBracket = depth > 0 ? 'aside' : 'word'
    const around = index < bracketEnd ? 'bracket' : outsideBracket
    if (piece === '(' || piece === ')') depth = Math.max(0, depth + (piece === '(' ? 1 : -1))
    else if (groups?.bracket) bracketEnd = index + plain.slice(index).search(closing)
    else if (ELLIPSIS.test(piece)) add('…', 'ellipsis')
    else if (groups?.note && isExponent(plain, index)) add(piece, 'unit')
    else if (groups?.note) continue
    else if (groups?.unread || piece.includes('[')) add(piece.replace(/[[\]]/g, ''), 'bracket')
    else if (isUnitBehindNumber(plain, index, piece)) add(piece, 'unit')
    else for (const word of wordsOf(piece)) add(word, around)
  }
  readBefore(plain.length)
  return words
}

const INSIDE_WORD = String.raw`\u00ad\u200b-\u200d\u2060\ufeff${INVISIBLE_PADDING}`
const DIGITS = String.raw`\d[\d${INVISIBLE_PADDING}]*`
const WORD = String.raw`\p{L}[\p{L}\p{M}${INSIDE_WORD}]*`
/** "Forty-one", "two hundred and fifty". */
const NUMBER = String.raw`\b(?:${belowHundredWords})\b(?:(?:[\s-]|\sand\s)(?:${belowHundredWords}|hundred|thousand)\b)*`
const ELLIPSIS = /^[[(]?\s*(?:[…⋯‥]|\.\s?\.\s?\.)/
/** The brackets of an editor, in any script. */
const OPENING = String.raw`(?![(‚„])\p{Ps}`
const CLOSING = String.raw`(?!\))\p{Pe}`
const closing = new RegExp(CLOSING, 'u')
/** Letters and digits that no other piece is, and signs of what cannot be read. One or two raised digits mark a note. */
const UNREAD = String.raw`(?![\d⁰¹²³⁴-⁹])[\p{N}\ufffb\ufffc\u249c-\u24e9\u3200-\u33ff\u{1f100}-\u{1f1ff}]|[⁰¹²³⁴-⁹]{3,}`
/** Matches a bracket, a gap, a word with an editor's brackets ("[T]he"), an acronym, a word, a number or a sign. */
const pieces = new RegExp(
  [
    String.raw`[[(]\s*(?:[…⋯‥]|\.\s?\.\s?\.)[\s.]*[\])]|[…⋯‥]|\.\s?\.\s?\.(?:\s?\.)?`,
    String.raw`\[${WORD}\]${WORD}|${WORD}\[${WORD}\]`,
    `(?<note>${BRACKET_MARK}|${RAISED_MARK})`,
    String.raw`(?<bracket>${OPENING})(?=[^\n]{0,300}?${CLOSING})|[()%€$£&]`,
    String.raw`(?:\p{Lu}\.){2,}`,
    NUMBER,
    String.raw`${WORD}(?:['’‘ʼ]${WORD})*`,
    String.raw`${DIGITS}(?:[.,]${DIGITS})*(?:st|nd|rd|th)?`,
    `(?<unread>${UNREAD})`,
  ].join('|'),
  'giu',
)

/** "18m", "5pm": a letter behind a figure may be a unit, a scale or an hour. */
const isUnitBehindNumber = (text: string, start: number, piece: string): boolean =>
  /\d/.test(text.charAt(start - 1)) && /^\p{L}{1,2}$/u.test(piece)

/** Whether a raised sign behind a figure may be its power; behind a year it marks a note. */
const isExponent = (text: string, at: number): boolean =>
  /^[⁰¹²³⁴-⁹]/.test(text.charAt(at)) && /(?:^|\D)\d{1,3}$/.test(text.slice(Math.max(0, at - 4), at))

/** Returns the words of a piece: two for a contraction, as "did" and "not". */
function wordsOf(piece: string): string[] {
  const plain = piece.replace(invisible, '').replace(/[’‘ʼ]/g, "'")
  const contracted = CONTRACTION.exec(plain)
  if (!contracted) return [plain]
  const [, stem = '', ending = ''] = contracted
  const lower = ending.toLowerCase()
  const before = lower === "n't" ? (SHORT_STEMS.get(stem.toLowerCase()) ?? stem) : stem
  return [before, LONG_ENDINGS[lower] ?? lower]
}
const invisible = new RegExp(`[${INSIDE_WORD}]`, 'gu')
const CONTRACTION = /^(.+?)(n't|'(?:re|ll|ve|m|s|d))$/i
const SHORT_STEMS = new Map(Object.entries({ ca: 'can', wo: 'will', sha: 'shall' }))
const LONG_ENDINGS: Record<string, string> = { "n't": 'not', "'re": 'are', "'ll": 'will', "'ve": 'have', "'m": 'am' }

/** Returns the forms of a word, or of what two parts are together. */
export function formOf(word: string): Pick<QuotedWord, 'key' | 'written'> {
  const known = formCache.get(word)
  if (known !== undefined) return known
  const form = readForm(word)
  if (formCache.size > 20_000) formCache.clear()
  formCache.set(word, form)
  return form
}
const formCache = new Map<string, Pick<QuotedWord, 'key' | 'written'>>()

function readForm(word: string): Pick<QuotedWord, 'key' | 'written'> {
  const lower = /^\d/.test(word) ? word.replace(/,(?=\d{3}(?!\d))/g, '') : formsOf(word.replace(/\./g, '')).lower
  const value = numberWords.test(lower) ? wordsValue(lower) : null
  if (value !== null) return { key: String(value), written: oneNumber.test(lower) ? String(value) : lower }
  const written = SAME_WORDS.get(lower) ?? spellingOf(lower)
  return { key: oldSpellingOf(written), written }
}
const numberWords = new RegExp(`^${NUMBER}$`)
const SMALL_NUMBER = String.raw`(?:\w+ty(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|${belowHundredWords})`
const JOINT = String.raw`(?:^|\s|\sand\s)`
/** Matches words that are one number: "two hundred and five", and not "two and three". */
const oneNumber = new RegExp(
  String.raw`^(?:${SMALL_NUMBER}(?:\shundred)?\sthousand)?(?:${JOINT}${SMALL_NUMBER}\shundred)?(?:${JOINT}${SMALL_NUMBER})?$`,
)

/** Words that are the same in two spellings for which there is no rule, and signs that are read as words. */
const SAME_WORDS = new Map(
  (
    '%:percent &:and $:dollar dollars:dollar €:euro euros:euro £:pound pounds:pound grey:gray whilst:while amongst:among ' +
    'towards:toward afterwards:afterward okay:ok mister:mr doctor:dr versus:vs programme:program programmes:programs ' +
    'learnt:learned burnt:burned dreamt:dreamed spelt:spelled cheque:check tyre:tire tyres:tires plough:plow judgement:judgment ' +
    'aluminium:aluminum pyjamas:pajamas sceptical:skeptical storey:story ' +
    '1st:first 2nd:second 3rd:third 4th:fourth 5th:fifth 6th:sixth 7th:seventh 8th:eighth 9th:ninth 10th:tenth'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** Returns a spelling in which American and British English agree; it need not be a word of either. */
const spellingOf = (word: string): string =>
  word.length < 5
    ? word
    : word
        .replace(/(?<=[a-z]{3})our/, 'or')
        .replace(/(?<=[a-z]{3})is(?=e|ing|ation)/, 'iz')
        .replace(/yse(?=[dsr]?$)/, 'yze')
        .replace(/ogue(?=s?$)/, 'og')
        .replace(/ence(?=s?$)/, 'ense')
        .replace(/(?<=[aeiou][^aeiou]+[aeiou])ll(?=ed$|ing$|ers?$|ment)/, 'l')

/** Returns a spelling in which some other words agree too: "timbre" and "timber", "poets" and "pets". */
const oldSpellingOf = (word: string): string =>
  word.length < 5
    ? word
    : word
        .replace(/(?<=[^aeiou])re(?=s?$)/, 'er')
        .replace(/(?<=[aeiou][^aeiou]+[aeiou])ll$/, 'l')
        .replace(/ae|oe(?!s$|ing$)/, 'e')
