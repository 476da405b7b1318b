import { formsOf } from '@/lib/text/words'
import { belowHundredWords, wordsValue } from '@/lib/text/number-words'
import type { Span } from '@/lib/text/spans'

/** A word of a quotation or of the evidence. */
export interface QuotedWord extends Span {
  /** The normal form: words with the same key are the same, however they are written. */
  key: string
  /** Words of an editor in brackets, or between two parts of a quotation: the other text may lack them. */
  isLoose: boolean
  /** Words are left out here, or replaced by an editor's or by a unit. */
  gap?: 'ellipsis' | 'bracket'
}

/**
 * Returns the words of a stretch of text in normal form. Punctuation, capitals, typographic marks, hyphens, contractions, American
 * or British spelling and the form of numbers make no difference; ellipses and square brackets become gaps.
 */
export function quotedWords(text: string, from = 0, to = text.length): QuotedWord[] {
  const words: QuotedWord[] = []
  let depth = 0
  pieces.lastIndex = from
  for (let found = pieces.exec(text); found && found.index < to; found = pieces.exec(text)) {
    const [piece] = found
    const [start, end] = [found.index, Math.min(to, found.index + piece.length)]
    const add = (key: string, gap?: QuotedWord['gap']): void =>
      void words.push({ key, start, end, isLoose: depth > 0 || gap !== undefined, ...(gap && { gap }) })
    if (piece === '(' || piece === ')') depth = Math.max(0, depth + (piece === '(' ? 1 : -1))
    else if (ELLIPSIS.test(piece)) add('…', 'ellipsis')
    else if (piece.includes('[')) {
      if (/\p{L}/u.test(piece)) add(keyOf(piece.replace(/[[\]]/g, '')), 'bracket')
    } else if (isUnitBehindNumber(text, start, piece)) add(keyOf(piece), 'bracket')
    else for (const key of keysOf(piece)) add(key)
  }
  return words
}

const INSIDE_WORD = String.raw`\u00ad\u200b-\u200d\u2060\ufeff`
const WORD = String.raw`\p{L}[\p{L}\p{M}${INSIDE_WORD}]*`
/** "Forty-one", "two hundred and fifty". */
const NUMBER = String.raw`\b(?:${belowHundredWords})\b(?:(?:[\s-]|\sand\s)(?:${belowHundredWords}|hundred|thousand)\b)*`
const ELLIPSIS = /^[[(]?\s*(?:…|\.\s?\.\s?\.)/
/** Matches a round bracket, a gap, an editor's brackets (also within a word: "[T]he"), an acronym, a word, a number or a sign. */
const pieces = new RegExp(
  [
    String.raw`[[(]\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?`,
    String.raw`\[${WORD}\]${WORD}|${WORD}\[${WORD}\]`,
    String.raw`\[[^\]\n]{0,300}\]`,
    String.raw`[()%€$£&]`,
    String.raw`(?:\p{Lu}\.){2,}`,
    NUMBER,
    String.raw`${WORD}(?:['’‘ʼ]${WORD})*`,
    String.raw`\d+(?:[.,]\d+)*(?:st|nd|rd|th)?`,
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
