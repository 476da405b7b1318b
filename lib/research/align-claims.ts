import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { datesOf } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { numbersOf } from '@/lib/text/numbers'
import type { NumberMention } from '@/lib/text/number-mention'
import { wordsOf } from '@/lib/text/words'
import { spansOverlap } from '@/lib/text/spans'

/** The parts of a statement by which it is compared with another statement. */
export interface StatementParts {
  /** Stems of the words that are neither names nor values. */
  words: ReadonlySet<string>
  /** Names, versions and other words with capitals or digits, in lower case. */
  names: ReadonlySet<string>
  /** The first word, whose capital does not show whether it is a name; null if it is a stop word. */
  first: { lower: string; stem: string } | null
  /** Dates and numbers in a form in which they can be compared, sorted. */
  values: readonly string[]
  isDenied: boolean
}

/** Splits a statement into the parts by which it is compared; names of the subject are in all claims and left out. */
export function statementPartsOf(text: string, subject: readonly string[] = []): StatementParts {
  const folded = fold(text)
  const subjectWords = new Set(subject.flatMap((name) => wordsOf(fold(name)).map(({ lower }) => lower)))
  const dates = datesOf(folded)
  const numbers = numbersOf(folded).filter(
    (number) => !isPartOfName(folded, number) && !dates.some((date) => spansOverlap(number, date)),
  )
  const taken = [...dates, ...numbers]
  const words = new Set<string>()
  const names = new Set<string>()
  let first: StatementParts['first'] = null
  for (const word of wordsOf(folded)) {
    const { start, raw, lower, stem } = word
    if (subjectWords.has(lower) || taken.some((value) => spansOverlap(word, value))) continue
    if (start === 0 && !stopWords.has(lower)) first = { lower, stem }
    if (/\d/.test(raw) || (start > 0 && /^\p{Lu}/u.test(raw))) names.add(lower)
    else if (!stopWords.has(lower) && lower.length > 1) words.add(stem)
  }
  const values = [
    ...dates.map(({ value, role }) => `${role} ${value.from}-${value.to}`),
    ...numbers.map(({ value, to, sign, vague, measure = '' }) => `${vague} ${value}-${to ?? value}${sign}${measure}`),
  ]
  return { words, names, first, values: values.sort(), isDenied: clauseNegations.test(folded) }
}

/** Returns whether a number belongs to the name before it: "Debian 1.1", "Dome 22". It is then no value of the thing. */
export function isPartOfName(text: string, { start, sign, measure }: NumberMention): boolean {
  const name = /(\p{Lu}[\p{L}\d.-]*) $/u.exec(text.slice(0, start))?.[1]?.toLowerCase()
  return name !== undefined && sign === '' && !measure && !stopWords.has(name) && !APPROXIMATE_WORDS.test(name)
}

/** Returns how two statements are related; `other-value`: the same thing with as many, but different, dates and numbers. */
export function relationOf(parts: StatementParts, other: StatementParts): 'same' | 'other-value' | 'apart' {
  const a = withFirstName(parts, other)
  const b = withFirstName(other, parts)
  if (a.isDenied !== b.isDenied || !isEqual(a.names, b.names)) return 'apart'
  // "Google uses it" and "Facebook uses it".
  if (a.first && b.first && !hasWord(b, a.first) && !hasWord(a, b.first)) return 'apart'
  const likeness = likenessOf(a.words, b.words)
  if (a.values.join('|') === b.values.join('|')) return likeness >= SAME_LIKENESS ? 'same' : 'apart'
  const isOneForOne = a.values.length === b.values.length && likeness >= SAME_THING_LIKENESS
  return isOneForOne ? 'other-value' : 'apart'
}

/** Moves the first word of a statement to its names, if it is among the names of the other statement. */
function withFirstName(statement: StatementParts, { names }: StatementParts): StatementParts {
  const { first } = statement
  if (first === null || !names.has(first.lower)) return statement
  const words = [...statement.words].filter((word) => word !== first.stem)
  return { ...statement, names: new Set([...statement.names, first.lower]), words: new Set(words) }
}

function hasWord({ names, words }: StatementParts, { lower, stem }: NonNullable<StatementParts['first']>): boolean {
  return names.has(lower) || words.has(stem)
}

/** Least share of common stems for `same`; `SAME_THING_LIKENESS`: for `other-value`, where the rest is equal. */
const SAME_LIKENESS = 0.6
const SAME_THING_LIKENESS = 0.75

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - common
  return all === 0 ? 1 : common / all
}

function isEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name))
}

export function countShared(parts: StatementParts, other: StatementParts): number {
  const all = ({ words, names, values }: StatementParts): string[] => [...words, ...names, ...values]
  const theirs = new Set(all(other))
  return all(parts).filter((part) => theirs.has(part)).length
}

/** Words by which a claim gives a number only roughly. */
export const APPROXIMATE_WORDS =
  /\b(?:about|around|some|roughly|approximately|nearly|almost|close to|at (?:most|least)|up to|within|over|under|(?:more|less|fewer|further) than|or (?:more|less|so)|only|just|no fewer|maximum|minimum)\b/i
