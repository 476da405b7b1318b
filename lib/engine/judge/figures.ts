import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems, hasSameFigure, hasSameValue } from '@/lib/engine/analyse/compare-values'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { hasSense } from '@/lib/engine/lexicon/word-table'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { mapDefined } from '@/lib/text/lists'
import { areOppositeBounds } from '@/lib/text/numbers'
import { spansOverlap } from '@/lib/text/spans'
import type { Word } from '@/lib/text/words'

/**
 * Whether the evidence has a number of a sentence only in table rows with other dates than the sentence's one: "410,000 lorries in 2020"
 * beside "Traffic, 2000: Cars: 3,100,000; Lorries: 410,000".
 */
export function hasOtherDate(number: Item, sentence: ParsedSentence, claims: readonly AnalysedClaim[]): boolean {
  const [date, ...more] = sentence.items.filter(({ type }) => type === 'date')
  const owners = claims.filter(({ valueItems }) => hasSameFigure(number, valueItems))
  if (!date || more.length > 0 || owners.length === 0) return false
  return owners.every(({ valueItems, wordingAt }) => {
    const isRow = wordingAt(0).readings.every((reading) => columnsOf(reading).length > 0)
    const dates = valueItems.filter(({ type }) => type === 'date')
    return isRow && dates.length > 0 && dates.every((value) => compareItems(date, value) === 'other')
  })
}

/** Whether a claim has a number of a sentence only as a bound of the other side: "at least 700" beside "fewer than 700". */
export function isOfOtherBound(item: Item, { valueItems }: AnalysedClaim): boolean {
  const own = valueItems.filter((value) => hasSameFigure(item, [value]))
  return (
    item.type === 'number' &&
    own.length > 0 &&
    own.every((value) => value.type === 'number' && areOppositeBounds(item.number, value.number))
  )
}

/**
 * Whether a claim of a table row has a number below another head than the one that the sentence names: "620,000 cars" beside "2010: Cars:
 * 4,800,000; Lorries: 620,000".
 */
export function isOfOtherColumn(number: Item, sentence: ParsedSentence, claim: AnalysedClaim): boolean {
  const [row] = claim.wordingAt(0).readings
  if (!row) return false
  const columns = columnsOf(row)
  const named = new Set(sentence.words.map(({ stem }) => stem))
  const isNamed = ({ head, isName }: Column): boolean =>
    isName ? head.every((stem) => named.has(stem)) : head.some((stem) => named.has(stem))
  const own = columns.filter(({ values }) => hasSameFigure(number, values))
  if (own.length === 0 || own.some(isNamed)) return false
  return columns.some(isNamed) || own.every(({ isName }) => isName)
}

/**
 * Whether a claim counts among a part, of which a sentence does not name all: "Among patients older than 70, 41 percent had no attacks" beside "57
 * percent of all patients had no attacks".
 */
export function isOnPart({ text, start, terms, items }: ParsedSentence, sentence: ParsedSentence): boolean {
  const [phrase] = PART_AHEAD.exec(text) ?? []
  if (phrase === undefined) return false
  const place = { start, end: start + phrase.length }
  const named = new Set(sentence.terms.map(({ key }) => key))
  const own = terms.filter((term) => spansOverlap(term, place))
  const values = items.filter((item) => !('id' in item) && spansOverlap(item, place))
  const isNamed = own.every(({ key }) => named.has(key)) && values.every((value) => hasSameValue(value, sentence.items))
  return own.length > 0 && !isNamed
}
/** Words before the first comma of a claim that limit what it says. */
const PART_AHEAD = /^(?:among|of|for|at|in|during|within|excluding|without)\s[^,]{3,80},/i

interface Column {
  /** Stems of the words of its head. */
  head: string[]
  /** The head is the name of a thing: "Alvik Bridge". */
  isName: boolean
  values: Item[]
}

/** Returns the columns of a row, as an import writes it: "2010: Cars: 4,800,000; Lorries: 620,000". */
function columnsOf({ text, start, words, items }: ParsedSentence): Column[] {
  // A colon of prose opens no row.
  if (!ROW_HEAD.test(text)) return []
  let end = start - 1
  return mapDefined(text.split(';'), (part) => {
    const from = end + 1
    end = from + part.length
    const colon = part.lastIndexOf(': ')
    if (colon < 0) return undefined
    const before = Math.max(...HEAD_BEGINS.map((sign) => part.lastIndexOf(sign, colon - 1)))
    const head = { start: from + before + 1, end: from + colon }
    const own = words.filter((word) => spansOverlap(word, head) && !stopWords.has(word.lower))
    return {
      head: own.map(({ stem }) => stem),
      isName: own.some(isProper),
      values: items.filter((item) => spansOverlap(item, { start: from + colon, end })),
    }
  })
}
const ROW_HEAD = /^[^:]{1,120} [–-] [^:]{1,60}: /

/** Whether a word is a name: the dictionary lacks it. */
const isProper = ({ raw, lemma, stem }: Word): boolean => /^\p{Lu}/u.test(raw) && !hasSense(lemma) && !hasSense(stem)
/** Signs before the head of a column. */
const HEAD_BEGINS = [',', ':', '–']
