import { formsOf } from '@/lib/text/words'
import { INVISIBLE_PADDING, withPlainLetters } from '@/lib/text/fold'
import { belowHundredWords, wordsValue } from '@/lib/text/number-words'
import type { Span } from '@/lib/text/spans'

/** A word of a quotation or of the evidence. */
export interface QuotedWord extends Span {
  /** The normal form: words with the same key are the same, however they are written. */
  key: string
  /** The form in which only spellings that are known to be one word are the same, with the signs before it: "≥", "−", "²". */
  exact: string
  /** The signs behind it. */
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
  let signs = ''
  let signsFrom = 0
  const readSigns = (end: number): void => {
    signs += signsIn(plain, signsFrom, end)
    const last = words.at(-1)
    if (last) last.after = signs
  }
  for (const { 0: piece, index, groups } of plain.matchAll(pieces)) {
    readSigns(index)
    signsFrom = index + piece.length
    const add = (key: string, part: QuotedWord['part'], written = key): void => {
      words.push({
        key,
        exact: `${signs}${written}`,
        after: '',
        start: from + index,
        end: from + index + piece.length,
        part,
      })
      signs = ''
    }
    const around = index < bracketEnd ? 'bracket' : depth > 0 ? 'aside' : 'word'
    if (piece === '(' || piece === ')') depth = Math.max(0, depth + (piece === '(' ? 1 : -1))
    else if (piece === '[') bracketEnd = plain.indexOf(']', index)
    else if (ELLIPSIS.test(piece)) add('…', 'ellipsis')
    else if (groups?.note) continue
    else if (groups?.unread || piece.includes('[')) add(keyOf(piece.replace(/[[\]]/g, '')), 'bracket')
    else if (isUnitBehindNumber(plain, index, piece)) add(keyOf(piece), 'unit')
    else for (const word of wordsOf(piece)) add(keyOf(word), around, exactOf(word))
  }
  readSigns(plain.length)
  return words
}

/** Returns the signs of a stretch that are no punctuation of a clause. A dash before a figure is one, and raised digits behind no word. */
const signsIn = (text: string, from: number, to: number): string =>
  text
    .slice(from, to)
    .replace(/[\p{Pd}\u2212]/gu, (_, at: number) => (isMinus(text, from + at) ? '\u2213' : ''))
    .replace(/[⁰¹²³⁴-⁹]+/g, (digits, at: number) =>
      /(?:\p{L}{3}|[.,;:!?)"”’'])$/u.test(text.slice(0, from + at).slice(-3)) ? '' : digits,
    )
    .replace(/[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{M}\p{Cf}.,;:!?¡¿'"`´ʼ…•·*_†‡§#¶©®™|]/gu, '')
const isMinus = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at + 1)) && !/[\p{L}\d]/u.test(text.charAt(at - 1))

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
const TENS = String.raw`(?:\w+ty(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|${belowHundredWords})`
/** Words that are one number: "two hundred and five", and not "two and three". */
const oneNumber = new RegExp(
  String.raw`^(?:${TENS}(?: hundred)? thousand)?(?:(?:^| | and )${TENS} hundred)?(?:(?:^| | and )${TENS})?$`,
)

/** Returns the form of a word in which only what is surely one word is the same. */
function exactOf(word: string): string {
  const { lower } = formsOf(word)
  const plain = lower.replace(/\s+/g, ' ')
  if (numberWords.test(plain) && !oneNumber.test(plain)) return plain
  if (/[\u0334-\u0338\u20d2-\u20ea]/u.test(word)) return word
  return lower.length < 5 || !rareSpellings.test(lower) || knownSpellings.test(lower) ? keyOf(word) : lower
}
/** What `spellingOf` changes in words of another sense too ("poets", "timber"), and the words in which it is one spelling of two. */
const rareSpellings = /ae|oe|[^aeiou]res?$|^.{0,2}ogues?$|^(?:re|un|over)fill/
const knownSpellings =
  /aesth|anaem|haem|aemia|paed|archae|mediaev|faec|foet|oestr|oedem|rrhoe|manoeuv|gynae|(?:cent|met|lit|theat|fib|calib|somb|lust|spect|sab|meag|scept|sepulch)res?$/

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
