import { ANY_YEAR } from '@/lib/text/dates'
import type { DateAnchor } from '@/lib/text/date-value'
import { capitalized } from '@/lib/text/small-letters'
import type { NormalizedText } from '@/lib/text/normalized-text'
import type { Word } from '@/lib/text/words'
import { splitClauses } from './clauses'
import { resolvePronouns, type Discourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import { mentionsOf } from './mentions'
import { codeForms } from '@/lib/text/name-form'
import { wordsWithNames } from './name-words'
import { withKnownSpelling } from './near-names'
import type { Item, NamedItem, ParsedSentence } from './parsed-sentence'
import type { PlainSentence } from './plain-sentence'
import { areSiblings } from './siblings'
import { termsOf } from './terms'
import type { Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

/**
 * Analyses one sentence: its names, dates, quantities, roles, and its clauses with their assertions.
 *
 * @param place its offsets in the whole text, to which all offsets of the result refer
 * @param discourse state from the previous sentences; updated by this one
 * @param isCompared false where only the names are needed: the reading has no terms and clauses then
 */
export function analyseSentence(
  plain: PlainSentence,
  place: Span,
  gazetteer: Gazetteer,
  discourse: Discourse,
  anchor: DateAnchor,
  heading = false,
  isCompared = true,
): ParsedSentence {
  const reading = analyse(plain, gazetteer, discourse, anchor, heading, isCompared)
  if (!plain.tidied) return reading
  moveOffsetsToText(reading, place.start, plain.tidied)
  return { ...reading, text: plain.tidied.inPlace }
}

/** Changes all offsets of a reading in place, from the tidied sentence to the whole text. */
function moveOffsetsToText(reading: ParsedSentence, offset: number, { startOf, endOf }: NormalizedText): void {
  const { words, items, terms, clauses, impliedSubject } = reading
  const parts: Span[] = [reading, ...words, ...items, ...terms, ...clauses]
  for (const item of items) {
    if (item.type === 'date') parts.push(item.date)
    if (item.type === 'number') parts.push(item.number)
  }
  if (impliedSubject) parts.push(impliedSubject)
  for (const found of parts) {
    const { start, end } = found
    found.start = offset + startOf(start)
    found.end = end > start ? offset + endOf(end) : found.start
  }
}

function analyse(
  plain: PlainSentence,
  gazetteer: Gazetteer,
  discourse: Discourse,
  anchor: DateAnchor,
  heading: boolean,
  isCompared: boolean,
): ParsedSentence {
  const { folded, span, titles, numbers: allNumbers, words: plainWords, datesFrom } = plain
  const text = folded.slice(span.start, span.end)
  // Words are copied, since their offsets change with those of the reading.
  const everyWord = (plain.isOfArticle ? withKnownSpelling(plainWords, gazetteer, plain.isSmall) : plainWords).map(
    (word) => ({ ...word }),
  )
  const numbers = allNumbers.map((number) => ({ ...number }))
  const items: Item[] = []
  const free = (start: number, end: number): boolean => !items.some((i) => start < i.end && end > i.start)
  discourse.yearAge++
  const isInTime = (found: Span): boolean =>
    numbers.some(({ clock, start, end }) => clock && start <= found.start && found.end <= end)
  const dates = datesFrom(discourse.yearAge > 4 ? (anchor ?? ANY_YEAR) : ANY_YEAR)
    .filter((date) => !isInTime(date))
    .map((date) => ({ ...date }))
  // "JPY" in "JPY 5 bn", "UTC" in "20:17 UTC" and "Jul" in "20-Jul-1969" are no names.
  const isInValue = (n: NamedItem): boolean =>
    isInTime(n) ||
    // "Celsius" is a part of a figure, also where the evidence seems to have it as a name.
    numbers.some(({ measure, start, end }) => measure !== undefined && start <= n.start && n.end <= end) ||
    (!n.known && [...dates, ...numbers].some((value) => value.start <= n.start && n.end <= value.end))
  const mentions = mentionsOf(plain, everyWord, gazetteer, discourse.introduced)
  const names = mentions
    .map((name) => withKnownCode(name, gazetteer))
    .filter(
      (n) =>
        !isInValue(n) &&
        ((n.known && (n.type === 'subject' || n.type === 'person' || n.type === 'org')) ||
          !titles.some((t) => t.start < n.end && t.end > n.start && t.end - t.start >= 3 && !isQuoted(folded, n))),
    )
  const words = wordsWithNames(folded, everyWord, names)
  if (plain.isSmall)
    for (const word of words)
      if (names.some(({ start, end }) => start < word.end && end > word.start)) word.raw = capitalized(word.raw)
  rememberNewNames(names, discourse)
  rememberSibling(names, text, gazetteer, discourse)
  const mayMeanOther = isOnOther(names, text, gazetteer, discourse)
  const aboutSubject = discourse.focus === gazetteer.subject.id
  const { named, ambiguous } = resolvePronouns(words, names, gazetteer, discourse, heading)
  items.push(...named)
  for (const title of titles)
    if (free(title.start, title.end)) items.push({ ...title, text: folded.slice(title.start, title.end) })
  for (const date of dates) {
    const { start, end } = date
    // A number within a name or title is not a date.
    if (!free(start, end)) continue
    if (/\d{4}/.test(folded.slice(start, end))) discourse.yearAge = 0
    items.push({ type: 'date', date, start, end, text: folded.slice(start, end) })
  }
  for (const number of numbers) {
    const { start, end } = number
    if (!free(start, end)) continue
    const counted = countedNounAfter(words, end, folded)
    const last = items.findLast((item) => item.type === 'number' && item.end <= start)
    // "Killed 7 people and injured 43": the second figure counts people too.
    const isBare = counted === '' && number.sign === '' && number.measure === undefined && last?.type === 'number'
    const unit = isBare && AND_VERB.test(folded.slice(last.end, start)) ? last.unit : counted
    items.push({ type: 'number', number, unit, start, end, text: folded.slice(start, end) })
  }
  items.sort((a, b) => a.start - b.start)

  const terms = isCompared ? termsOf(words, items) : []
  return {
    start: span.start,
    end: span.end,
    text,
    words,
    items,
    terms,
    clauses: isCompared ? splitClauses(folded, span, words, items, terms) : [],
    isQuestion: /\?["')\]]*$/.test(text),
    mentionsSubject: items.some((i) => i.type === 'subject'),
    ambiguous,
    heading,
    isOnPerson: gazetteer.pronoun !== 'it',
    tablePart: null,
    sibling: discourse.sibling,
    ...(mayMeanOther && { mayMeanOther }),
    impliedSubject: aboutSubject ? impliedSubjectOf(items, words, span, gazetteer) : null,
  }
}

/** Matches what is between two figures of one noun, if each has a verb. */
const AND_VERB = /^[^,;:.()]*\b(?:and|but) \p{Ll}+(?:ed|t|n|de|st) (?:another |some )?$/u

/** Remembers a sibling of the subject (Apollo 12) while sentences name it or say "it"; any other sentence ends this. */
function rememberSibling(
  names: readonly NamedItem[],
  text: string,
  { subject }: Gazetteer,
  discourse: Discourse,
): void {
  const isOnSubject = names.some((name) => name.type === 'subject')
  const named = names.find((name) => areSiblings(name.id, subject.id))
  if (isOnSubject || named || !/^(?:it|its|the mission|this mission)\b/i.test(text))
    discourse.sibling = isOnSubject ? null : (named ?? null)
}

/**
 * Whether a sentence begins with a pronoun behind one that does not name the subject: "A second telescope followed. It was
 * inaugurated in 2020." Other sentences are remembered, by their name or the word for the subject's kind: "the bridge".
 */
function isOnOther(
  names: readonly NamedItem[],
  text: string,
  { subject, pronoun }: Gazetteer,
  discourse: Discourse,
): boolean {
  if (pronoun !== 'it') return false
  if (
    /^[\W_]*(?:(?:in|on|at|by|from|since|until|later|then|after|before) [^,;:]{0,30}?,? ?)?(?:it|its|they|their|she|her|this|these)\b/i.test(
      text,
    ) &&
    !/^her sister\b/i.test(text)
  )
    return discourse.isOnOther
  const opening = /^(?:the|this) (\p{L}+)/iu.exec(text)?.[1]?.toLowerCase()
  discourse.isOnOther = !names.some(({ type }) => type === 'subject') && opening !== subject.id.split(' ').at(-1)
  return false
}

/** Returns the dossier's name for a code that it writes with another hyphen: "F1" for "F-1". */
function withKnownCode(name: NamedItem, { byName }: Gazetteer): NamedItem {
  const entry = name.known ? undefined : mapDefined(codeForms(name.text), (form) => byName.get(form))[0]
  return entry ? { ...name, type: entry.kind, id: entry.id, known: true, spelledAs: entry.name } : name
}

/** Remembers full names that are not in the dossier. */
function rememberNewNames(names: readonly NamedItem[], { introduced }: Discourse): void {
  for (const name of names) {
    const [, ...rest] = name.id.split(' ')
    const last = rest.at(-1)
    if (!name.known && last !== undefined && (name.type === 'person' || name.type === 'name'))
      introduced.set(last, name)
  }
}

/** Returns the subject, of length 0, for a line without subject, opening person or auxiliary verb; else null. */
function impliedSubjectOf(items: Item[], words: Word[], span: Span, gazetteer: Gazetteer): NamedItem | null {
  if (items.some((i) => i.type === 'subject')) return null
  const verb = words.find((w) => /^(is|are|was|were|has|have|had|will|would|can|says|said)$/.test(w.lower))
  if (verb || words.length > 30 || items.some((i) => i.type === 'person' && i.start <= (words[1]?.start ?? 0)))
    return null
  const { id, name } = gazetteer.subject
  return {
    type: 'subject',
    id,
    known: true,
    pronoun: true,
    certain: true,
    start: span.start,
    end: span.start,
    text: name,
  }
}

/** Whether a name is a quoted title: words of a role in it are part of the title. */
const isQuoted = (folded: string, name: NamedItem): boolean => folded[name.start - 1] === '"'

/** Returns the stems of up to three words after a number, up to a stop word or punctuation: what it counts. */
function countedNounAfter(words: Word[], end: number, folded: string): string {
  const at = words.findIndex((w) => w.start >= end)
  const parts: string[] = []
  let last = end
  for (const word of at < 0 ? [] : words.slice(at, at + 3)) {
    if (/[,;:.()"]/.test(folded.slice(last, word.start)) || endsOfCountedNoun.has(word.lower)) break
    parts.push(word.stem)
    last = word.end
  }
  return parts.join(' ')
}
const endsOfCountedNoun = new Set(
  'in on at of and or for by to from with as than that which is was were are who during after before per'.split(' '),
)
