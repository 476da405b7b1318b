import { lowerWordsOf } from '@/lib/text/fold-words'
import { isInDoubt, type BookSource, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { countShared } from '@/lib/details/is-close'
import { readingOf } from '@/lib/details/reading'
import type { Detail, DetailKind, Finding } from '@/lib/schema/finding'
import { safeUrl } from '@/lib/text/urls'
import type { Span } from '@/lib/text/spans'

/** A value of the dossier in the place of words of a text. Offsets refer to the text that was checked. */
export interface Replacement extends Span {
  /** The words that are replaced: those of a detail, with an "in" or "on" before it that would not fit any more. */
  old: string
  words: string
  /** The new words are a date with less detail than the old ones: "June 2018" and "2017". */
  isLessExact: boolean
  sentence: string
  /** Offset of the old words in the sentence. */
  at: number
  claim: string
  /** The best source of the claim that has an address, else its best one. */
  source: BookSource | null
}

/**
 * Returns the change that puts the dossier's value in the place of a detail's words; null where the value would not be
 * the dossier's, where it would not fit, or where it would turn a denial into a statement of the dossier.
 */
export function replacementOf(text: string, finding: Finding, detail: Detail, book: DossierBook): Replacement | null {
  const { start, end, article, kind } = detail
  const reading = readingOf(detail, finding)
  if ((reading !== 'differs' && reading !== 'compare') || finding.newer || !REPLACED_KINDS.has(kind)) return null
  const [claim] = detail.claim === null ? [] : book.claimsOf([detail.claim])
  if (claim === undefined || isInDoubt(claim) || claim.correction !== undefined) return null
  const { quote: sentence } = finding
  // The value to compare may be that of another event: "born in 1990" beside the date of a first release.
  if (reading === 'compare' && countShared(claim.text, sentence, book.subject.name) === 0) return null
  if (text.slice(start, end) !== article || text.slice(finding.start, finding.end) !== sentence) return null
  // A sentence with "not" stays as it is: "did not leave in 2022" denies what the dossier says with the right year.
  if (end - start > sentence.length - 2 || DENIAL.test(sentence)) return null
  const value = (detail.dossier ?? '').trim().replace(/[\s,;:]+$/, '')
  if (!isValueOf(claim, value, kind)) return null
  const written = text.slice(finding.start, start)
  // "About 1,500 lines" and "roughly 150" make "Roughly 150 lines".
  const vague = VAGUE_START.test(value) ? (VAGUE_END.exec(written)?.[0] ?? '') : ''
  const before = written.slice(0, written.length - vague.length)
  const around = { before, article, after: text.slice(end, finding.end), kind }
  // "More than 20" with the dossier's 17 would say what the dossier does not.
  if ((kind === 'date' || kind === 'number') && LIMIT_WORD.test(around.before)) return null
  const fitted = kind === 'date' ? fittedDate(withSeason(value, claim), around) : fittedWords(value, around)
  if (fitted === null || fitted.words === article) return null
  const from = start - vague.length - fitted.taken
  const words = /^\p{Lu}/u.test(vague) ? fitted.words.replace(/^./u, (first) => first.toUpperCase()) : fitted.words
  return {
    start: from,
    end,
    old: text.slice(from, end),
    words,
    isLessExact: kind === 'date' && exactness(article) > exactness(fitted.words),
    sentence,
    at: from - finding.start,
    claim: claim.text,
    source: bestSource(finding, claim, book),
  }
}

/** Details whose words can be exchanged. Negations, orders and quotes are statements, not values. */
const REPLACED_KINDS: ReadonlySet<DetailKind> = new Set<DetailKind>([
  'date',
  'number',
  'name',
  'org',
  'place',
  'work',
  'role',
  'degree',
  'term',
])

const DENIAL = /\b(?:not|never|no|nor|neither|none|without|cannot)\b|n['’]t\b/i

const LIMIT_WORD =
  /\b(?:before|after|than|least|most|over|under|nearly|almost|above|below|within|early|late|mid|year|month|spring|summer|autumn|fall|winter)[\s-]+$/i

const VAGUE =
  /(?:an estimated|close to|more or less|about|around|roughly|approximately|circa|some|nearly|almost|over|more than|at least|up to)\s+/
const VAGUE_START = new RegExp(`^${VAGUE.source}`, 'i')
const VAGUE_END = new RegExp(String.raw`\b${VAGUE.source}$`, 'i')

/** Whether all words of a value are in its claim, and are not the whole claim. */
function isValueOf({ text, time = '' }: Claim, value: string, kind: DetailKind): boolean {
  // The engine writes months in full, and claims may shorten them.
  const folded = (words: string) =>
    lowerWordsOf(words).map((word) => (kind === 'date' && /^\p{L}/u.test(word) ? word.slice(0, 3) : word))
  const known = new Set([...folded(text), ...folded(time)])
  const words = folded(value)
  return words.length > 0 && words.length < lowerWordsOf(text).length - 1 && words.every((word) => known.has(word))
}

/** Returns a year with the season that its claim has: the engine compares only the year of "the summer of 2013". */
function withSeason(value: string, { text }: Claim): string {
  if (!/^\d{4}$/.test(value)) return value
  return new RegExp(`\\b(?:spring|summer|autumn|fall|winter)(?: of)? ${value}\\b`, 'i').exec(text)?.[0] ?? value
}

/** Returns 0 for a year, 1 for a date with a month or a season, 2 for one with a day. */
function exactness(date: string): number {
  const plain = withoutLead(date)
  if (IS_DAY.test(plain)) return 2
  return /\p{L}{3}/u.test(plain) ? 1 : 0
}

interface SurroundingWords {
  before: string
  article: string
  after: string
  kind: DetailKind
}

/** A value in the form that fits the sentence. `taken`: number of letters in front of the detail that are replaced too. */
interface FittedValue {
  words: string
  taken: number
}

/** Returns a date with the "in", "on" and "the" that it needs; null after "Monday" or "the end of", which do not fit. */
function fittedDate(value: string, { before, article }: SurroundingWords): FittedValue | null {
  if (/(?:day,?|\bof)\s+$/i.test(before)) return null
  const plain = withoutLead(value)
  const date = MONTH_FIRST.test(article) ? plain.replace(/^(\d{1,2}) (\p{L}+) (\d{4})$/u, '$2 $1, $3') : plain
  const [lead = '', preposition = '', the = ''] = /(?:\b(in|on)\s+)?(?:\b(the)\s+)?$/i.exec(before) ?? []
  // The "the" of "the 2019 essay" belongs to the essay, that of "the summer of 2014" to the date.
  if (the !== '' && !NEEDS_THE.test(article)) return { words: date, taken: 0 }
  const fitting = IS_DAY.test(date) ? 'on' : 'in'
  const cased = /^[A-Z]/.test(preposition) ? `${fitting[0]?.toUpperCase()}n` : fitting
  const newLead = `${preposition === '' ? '' : `${cased} `}${NEEDS_THE.test(date) ? 'the ' : ''}`
  if (newLead === lead) return { words: date, taken: 0 }
  return { words: newLead + date, taken: lead.length }
}

const withoutLead = (date: string): string => date.replace(/^(?:in|on)\s+/i, '').replace(/^the\s+/i, '')

/** Matches the American form of a day: "July 16, 2023". */
const MONTH_FIRST = /^\p{Lu}\p{Ll}+\.? \d{1,2}(?:st|nd|rd|th)?\b/u
const NEEDS_THE = /^(?:\p{L}+ of\b|\d{3}0s)/u
const IS_DAY = /^\d{1,2}(?:[–-]\d{1,2})? \p{L}|^\p{L}+ \d{1,2}\b(?!\d)/u

/**
 * Returns a value without words that the text has beside the detail: "the University of [Waterloo]" takes "Toronto" of
 * "University of Toronto". Null where a word or sign would still be said twice, or a unit lost.
 */
function fittedWords(value: string, { before, article, after, kind }: SurroundingWords): FittedValue | null {
  const words = value.split(/\s+/)
  const isAt = (text: string, at: 'endsWith' | 'startsWith', some: string[]) =>
    text.trim().replace(/\s+/g, ' ').toLowerCase()[at](some.join(' ').toLowerCase())
  const counts = words.slice(1).map((_, at) => at + 1)
  const head = counts.findLast((n) => /\s$/.test(before) && isAt(` ${before}`, 'endsWith', words.slice(0, n))) ?? 0
  const tail = counts.findLast((n) => /^\s/.test(after) && isAt(after, 'startsWith', words.slice(-n))) ?? 0
  const rest = words.slice(head, words.length - tail)
  const fitted = rest.join(' ')
  const beside = [lowerWordsOf(before).at(-1), lowerWordsOf(after)[0]]
  const isTwice = fitted.startsWith(before.at(-1) ?? ' ') || fitted.endsWith(after[0] ?? ' ')
  if (isTwice || lowerWordsOf(fitted).some((word) => word.length > 3 && beside.includes(word))) return null
  if (kind === 'number' && HAS_UNIT.test(article) !== HAS_UNIT.test(fitted.replace(VAGUE_START, ''))) return null
  return fitted === '' ? null : { words: fitted, taken: 0 }
}

const HAS_UNIT = /[\p{L}%$€£]/u

function bestSource(finding: Finding, claim: Claim, book: DossierBook): BookSource | null {
  const best = finding.sources.filter((n) => claim.sources.includes(n))
  const sources = book.sourcesOf([...best, ...claim.sources])
  return sources.find(({ url }) => safeUrl(url) !== null) ?? sources[0] ?? null
}
