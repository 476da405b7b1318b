import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { areOpposite } from '@/lib/engine/lexicon/word-table'
import { fold } from '@/lib/text/fold'
import { lemmaOf, wordsOf, type Word } from '@/lib/text/words'

/**
 * Returns whether two statements have the same words but at one place, and cannot both be true by what stands there: a
 * denial, another rank or order, or another thing where there is only one, such as who designed it or what it is made of.
 */
export function excludeAtOnePlace(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => wordsOf(fold(text))) as [Word[], Word[]]
  if (isDenied(one) !== isDenied(other)) return sayTheSame(a, b)
  const isSame = (x: Word | undefined, y: Word | undefined): boolean => x !== undefined && x.lower === y?.lower
  let [start, end] = [0, 0]
  while (isSame(a[start], b[start])) start += 1
  while (end < Math.min(a.length, b.length) - start && isSame(a.at(-1 - end), b.at(-1 - end))) end += 1
  const [x, y] = [a, b].map((words) => words.slice(start, words.length - end)) as [Word[], Word[]]
  if (Math.max(x.length, y.length) > MOST_WORDS || start + end < LEAST_COMMON || [...x, ...y].some(hasDigit))
    return false
  const [first, second] = [x, y].map((words) => words.map(({ lower }) => lower).join(' ')) as [string, string]
  if ([first, second].every((words) => RANK.test(words) || (words === '' && SUPERLATIVE.test(one)))) return true
  if (ORDER.test(first) && ORDER.test(second)) return areOpposite(lemmaOf(first), lemmaOf(second))
  const rest = one.slice(0, x[0]?.start ?? 0) + one.slice(x.at(-1)?.end ?? 0)
  const areNames = [x, y].every((words) => words.length > 0 && words.every(({ raw }) => /^\p{Lu}/u.test(raw)))
  const areThings = [x, y].every((words) => words.length > 0 && words.every(({ raw }) => /^\p{Ll}/u.test(raw)))
  return (areNames && ONLY_ONE.test(rest)) || (areThings && ONLY_ONE_THING.test(one.slice(0, x[0]?.start ?? 0)))
}

const isDenied = (text: string): boolean => clauseNegations.test(fold(text))

/** Returns whether two statements have the same words but for a denial. */
function sayTheSame(one: readonly Word[], other: readonly Word[]): boolean {
  const stems = (words: readonly Word[]): string =>
    words.flatMap(({ lower }) => (DENIAL.test(lower) ? [] : lemmaOf(lower))).join(' ')
  return stems(one) === stems(other)
}
const DENIAL = /^(?:not|never|no|did|does|do|n't|\w+n't)$/

const hasDigit = ({ raw }: Word): boolean => /\d/.test(raw)
const MOST_WORDS = 3
const LEAST_COMMON = 3

const RANK = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)$/
const SUPERLATIVE = /\b(?:\w{3,}est|most|only)\b/
const ORDER = /^(?:before|after|above|below|north|south|east|west|left|right|earlier|later|older|younger)$/
/** Words for what has one maker, place or owner. */
const ONLY_ONE =
  /\b(?:born|birthplace|designed|architect|founded|founder|invented|inventor|discovered|discoverer|composed|composer|capital|headquarters|daughter|son|owned|owner|stands|located|situated|lies|buried|named after)\b/i
const ONLY_ONE_THING =
  /\b(?:(?:made|built|consists) of|covered (?:with|in|by)|(?:daughter|son|widow|wife|husband) of|(?:owned|founded|designed|paid for) by)(?: an?| the)? $/i
