import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { compareItems } from '@/lib/engine/analyse/compare-values'
import { sayDate } from '@/lib/text/date-value'
import { currencyAfter } from '@/lib/text/currencies'
import { lowerWordsOf } from '@/lib/text/fold-words'
import { toSingleLine } from '@/lib/text/to-single-line'
import { tidyText } from '@/lib/text/normalized-text'
import { unitAt } from '@/lib/text/units'
import type { Item, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { mapDefined } from '@/lib/text/lists'

/** Returns a sentence as a statement of its own beside a claim, as `inWordsOf`; it names the subject. */
export const statementOf = (sentence: ParsedSentence, subjectName: string, claim: AnalysedClaim): string =>
  withSubject(inWordsOf(claim, sentence, subjectName), subjectName)

/**
 * Returns a sentence in which pronouns for people are their names, and a value that is the claim's stands in the
 * claim's words, since the reader converts no units.
 */
export function inWordsOf(
  { claim, valueItems }: AnalysedClaim,
  { text, start, items, words }: ParsedSentence,
  subjectName: string,
): string {
  const subject = items.find((item) => item.type === 'subject' && isPronoun(item))
  const wordsOfItem = (item: Item): { by: string; end?: number } | null => {
    const to = item.end - start
    if (isPronoun(item) && (item === subject || item.type === 'person')) {
      const isOwner = OWNER.test(item.text) || (/^her$/i.test(item.text) && OWNED.test(text.slice(to)))
      return { by: (item === subject ? subjectName : item.id) + (isOwner ? "'s" : '') }
    }
    if ('id' in item) {
      // A name in another spelling is another name to the reader.
      const name = valueItems.find((value) => 'id' in value && compareItems(item, value) === 'same')
      const isOther = name && !item.pronoun && !name.text.includes(item.text) && !item.text.includes(name.text)
      return isOther ? { by: name.text } : null
    }
    const own =
      mayHaveOtherWords(item) &&
      valueItems.find((value) => compareItems(item, value) === 'same' && mayReplace(value, item))
    if (!own && item.type === 'date' && RELATIVE.test(item.text)) return { by: sayDate(item.date.value) }
    if (!own || own.text === item.text || !claim.text.includes(own.text)) return null
    if (item.type === 'date') return { by: own.text.replace(/^in (?=the )/i, '') }
    const [, after = ''] = claim.text.split(own.text)
    return { by: own.text + after.slice(0, endOfUnit(after, 0)), end: endOfUnit(text, to) }
  }
  const ofItems = mapDefined(items, (item) => {
    const put = wordsOfItem(item)
    return put ? { from: item.start, end: item.end - start, ...put } : undefined
  })
  const edits = [
    ...ofItems,
    ...words
      .filter((word) => word.respelt && !ofItems.some(({ from, end }) => word.start < start + end && word.end > from))
      .map((word) => ({ from: word.start, end: word.end - start, by: word.raw })),
  ].sort((a, b) => b.from - a.from)
  return edits.reduce((all, { from, end, by }) => all.slice(0, from - start) + by + all.slice(end), text)
}

const isPronoun = (item: Item): item is NamedItem =>
  'id' in item && item.pronoun && item.id !== '?' && PRONOUN.test(item.text)
/** Whether a claim may write the same value otherwise: in another unit, currency or share, or with the year; "Q3" for a quarter. */
const mayHaveOtherWords = (item: Item): boolean =>
  item.type === 'number'
    ? item.number.measure !== undefined || item.number.clock !== undefined || isExactAmount(item)
    : item.type === 'date' && (!/\d{4}/.test(item.text) || item.date.value.vague)

const isExactAmount = (item: Item): boolean =>
  item.type === 'number' &&
  item.number.vague === 'exact' &&
  (item.number.sign !== '' || item.number.slack !== undefined)

/** Whether the claim's words for an equal value say no more than the sentence's: "in late 2015" is not "in November 2015". */
const mayReplace = (own: Item, item: Item): boolean =>
  own.type === 'date' && item.type === 'date'
    ? !/\d{4}/.test(item.text) ||
      (own.date.value.from === item.date.value.from && own.date.value.to === item.date.value.to)
    : !isExactAmount(item) || isExactAmount(own)

/** Returns the end of a unit or a currency behind a figure, else the end of the figure. */
const endOfUnit = (text: string, at: number): number =>
  unitAt(text, at)?.end ?? at + (MONEY.exec(text.slice(at, at + 30))?.[0].length ?? 0)
const MONEY = new RegExp(`^${currencyAfter}`, 'iu')
/** Matches dates that count from the day of the article, which the reader does not know. */
const RELATIVE = /\b(?:(?:last|this|next)\s(?!days|week|half|quarter|month)|ago\b)/i
const PRONOUN = /^(?:he|she|it|they|him|her|them|his|hers|its|their)$/i
const OWNER = /^(?:his|its|their)$/i
const OWNED = /^\s+(?!(?:in|at|to|for|and|with|on|as|from|when|that|by|an?|the)\b)\p{Ll}/u

/** Puts the subject's name before a text that names nothing of it. */
export function withSubject(text: string, name: string): string {
  const plain = toSingleLine(tidyText(text))
  const words = lowerWordsOf(plain)
  // "Million" does not name a mill; "mill's" and "mills" do.
  const isNamed = lowerWordsOf(name).some(
    (own) => own.length > 2 && words.some((word) => word.startsWith(own) && word.length < own.length + 3),
  )
  return isNamed ? plain : `${name}: ${plain}`
}
