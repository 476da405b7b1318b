import { formsOf } from '@/lib/text/words'
import { INVISIBLE_PADDING, withPlainLetters } from '@/lib/text/fold'
import { belowHundredWords, wordsValue } from '@/lib/text/number-words'
import type { Span } from '@/lib/text/spans'

/** A word of a quotation or of the evidence. */
export interface QuotedWord extends Span {
  /** The normal form: words with the same key are the same, however they are written. */
  key: string
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
  for (const { 0: piece, index, groups } of plain.matchAll(pieces)) {
    const add = (key: string, part: QuotedWord['part']): void =>
      void words.push({ key, start: from + index, end: from + index + piece.length, part })
    const around = index < bracketEnd ? 'bracket' : depth > 0 ? 'aside' : 'word'
    if (piece === '(' || piece === ')') depth = Math.max(0, depth + (piece === '(' ? 1 : -1))
    else if (piece === '[') bracketEnd = plain.indexOf(']', index)
    else if (ELLIPSIS.test(piece)) add('…', 'ellipsis')
    else if (groups?.note) continue
    else if (groups?.unread || piece.includes('[')) add(keyOf(piece.replace(/[[\]]/g, '')), 'bracket')
    else if (isUnitBehindNumber(plain, index, piece)) add(keyOf(piece), 'unit')
    else for (const key of keysOf(piece)) add(key, around)
  }
  return words
}

const INSIDE_WORD = String.raw`\u00ad\u200b-\u200d\u2060\ufeff${INVISIBLE_PADDING}`
const DIGITS = String.raw`\d[\d${INVISIBLE_PADDING}]*`
const WORD = String.raw`\p{L}[\p{L}\p{M}${INSIDE_WORD}]*`
/** "Forty-one", "two hundred and fifty". */
const NUMBER = String.raw`\b(?:${belowHundredWords})\b(?:(?:[\s-]|\sand\s)(?:${belowHundredWords}|hundred|thousand)\b)*`
const ELLIPSIS = /^[[(]?\s*(?:…|\.\s?\.\s?\.)/
/** The mark of a note, and remarks that change no word. */
const NOTE_MARK = String.raw`\[(?:\d{1,3}|(?:note|nb|fn)\s?\d{0,3}|sic|citation needed)\]|(?<=[\p{L}\d.,;:!?)])\[[a-z*†‡]\](?!\p{L})`
/** Letters and digits that no other piece is, and signs of what cannot be read. One or two raised digits mark a note. */
const UNREAD = String.raw`(?![\d⁰¹²³⁴-⁹])[\p{N}\ufffb\ufffc\u249c-\u24e9\u3200-\u33ff\u{1f100}-\u{1f1ff}]|[⁰¹²³⁴-⁹]{3,}`
/** Matches a bracket, a gap, a word with an editor's brackets ("[T]he"), an acronym, a word, a number or a sign. */
const pieces = new RegExp(
  [
    String.raw`[[(]\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?`,
    String.raw`\[${WORD}\]${WORD}|${WORD}\[${WORD}\]`,
    `(?<note>${NOTE_MARK})`,
    String.raw`\[(?=[^\]\n]{0,300}\])|[()%€$£&]`,
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

/** Returns the keys of a word: two for a contraction, as "did" and "not". */
function keysOf(piece: string): string[] {
  const plain = piece.replace(invisible, '').replace(/[’‘ʼ]/g, "'")
  const contracted = CONTRACTION.exec(plain)
  if (!contracted) return [keyOf(plain)]
  const [, stem = '', ending = ''] = contracted
  const lower = ending.toLowerCase()
  const before = lower === "n't" ? (SHORT_STEMS.get(stem.toLowerCase()) ?? stem) : stem
  return [keyOf(before), LONG_ENDINGS[lower] ?? lower]
}
const invisible = new RegExp(`[${INSIDE_WORD}]`, 'gu')
const CONTRACTION = /^(.+?)(n't|'(?:re|ll|ve|m|s|d))$/i
const SHORT_STEMS = new Map(Object.entries({ ca: 'can', wo: 'will', sha: 'shall' }))
const LONG_ENDINGS: Record<string, string> = { "n't": 'not', "'re": 'are', "'ll": 'will', "'ve": 'have', "'m": 'am' }

function keyOf(word: string): string {
  const known = keyCache.get(word)
  if (known !== undefined) return known
  const lower = /^\d/.test(word) ? word.replace(/,(?=\d{3}(?!\d))/g, '') : formsOf(word.replace(/\./g, '')).lower
  const value = numberWords.test(lower) ? wordsValue(lower) : null
  const key = value === null ? (SAME_WORDS.get(lower) ?? spellingOf(lower)) : String(value)
  if (keyCache.size > 20_000) keyCache.clear()
  keyCache.set(word, key)
  return key
}
const keyCache = new Map<string, string>()
const numberWords = new RegExp(`^${NUMBER}$`)

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
        .replace(/(?<=[^aeiou])re(?=s?$)/, 'er')
        .replace(/ogue(?=s?$)/, 'og')
        .replace(/ence(?=s?$)/, 'ense')
        .replace(/(?<=[aeiou][^aeiou]+[aeiou])ll(?=ed$|ing$|ers?$|ment|$)/, 'l')
        .replace(/ae|oe(?!s$|ing$)/, 'e')
