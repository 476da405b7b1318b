import { clauseNegations } from '@/lib/engine/analyse/clauses'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { fold } from '@/lib/text/fold'
import { widePlaces, wordsOf, type Word } from '@/lib/text/words'

/** Returns whether two statements of equal words, but for one place, exclude each other there: by a rank, or the only value. */
export function excludeAtOnePlace(statement: string, other: string): boolean {
  const [a, b] = [statement, other].map((text) => wordsOf(fold(text))) as [Word[], Word[]]
  if (clauseNegations.test(fold(statement)) !== clauseNegations.test(fold(other))) return false
  const isSame = (x: Word | undefined, y: Word | undefined): boolean => x !== undefined && x.lower === y?.lower
  let start = 0
  let end = 0
  while (isSame(a[start], b[start])) start += 1
  while (end < Math.min(a.length, b.length) - start && isSame(a.at(-1 - end), b.at(-1 - end))) end += 1
  const [first, second] = [a, b].map((words) => lowerOf(words.slice(start, words.length - end))) as [string[], string[]]
  if (start + end < LEAST_COMMON) return false
  if (
    [first, second].every((words) => RANK.test(words.join(' ')) || (words.length === 0 && SUPERLATIVE.test(statement)))
  )
    return true
  const [before, behind] = [a.slice(0, start), a.slice(a.length - end)].map((words) => lowerOf(words).join(' '))
  const isOnly = (end === 0 && BEFORE_ONE.test(before ?? '')) || (start === 0 && BEHIND_ONE.test(behind ?? ''))
  const [own, others] = [first, second].map((words) => words.filter((word) => !stopWords.has(word)))
  const [isWide, isOtherWide] = [own, others].map((words) => widePlaces.has(words?.at(-1) ?? ''))
  return (
    isOnly && !!own?.length && !!others?.length && isWide === isOtherWide && !own.some((word) => others.includes(word))
  )
}

const lowerOf = (words: readonly Word[]): string[] => words.map(({ lower }) => lower)

const LEAST_COMMON = 3
const RANK = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)$/
const SUPERLATIVE = /\b(?:\w{3,}est|most|only)\b/

/** Words beside a place where one thing can stand: the reader takes two of them, in equal words, for two facts. */
const BEFORE_ONE =
  / (?:born in|died in|buried in|son of an?|daughter of an?|made of|(?:designed|founded|invented|discovered|composed) by)$/
const BEHIND_ONE = /^(?:designed|founded|invented|discovered|composed) /
