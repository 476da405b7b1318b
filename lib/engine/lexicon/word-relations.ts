import { fold } from '@/lib/text/fold'
import { formsOf } from '@/lib/text/words'
import { conceptOf } from './concepts'
import { areInExclusiveSet, areListedOpposite, lexiconKeyOf } from './listed-words'
import { areOpposite, rowOf, shareSense } from './word-table'

/** Two words that contradict each other: "accept" and "refuse". */
export const OPPOSITE_WORDS = 1
/** Two words of one exclusive set, of which only one can be true of a thing: "tweet" and "essay". */
export const EXCLUSIVE_WORDS = 2
export type WordRelation = 0 | typeof OPPOSITE_WORDS | typeof EXCLUSIVE_WORDS

/** Returns how two words, as ids of `lexiconIdOf`, contradict each other: opposite, else exclusive, else 0. */
export function wordRelationOf(idA: number, idB: number): WordRelation {
  if (idA === 0 || idB === 0 || idA === idB) return 0
  if (areListedOpposite(idA, idB)) return OPPOSITE_WORDS
  if (!areInExclusiveSet(idA, idB)) return 0
  const pair = idA < idB ? idA * 65_536 + idB : idB * 65_536 + idA
  let known = exclusiveRelations.get(pair)
  if (known === undefined) exclusiveRelations.set(pair, (known = relationInSet(lexiconKeyOf(idA), lexiconKeyOf(idB))))
  return known
}
const exclusiveRelations = new Map<number, WordRelation>()

function relationInSet(a: string, b: string): WordRelation {
  if (areOpposite(a, b)) return OPPOSITE_WORDS
  return shareSense(rowOf(a), rowOf(b)) || conceptOf(formsOf(a)) === conceptOf(formsOf(b)) ? 0 : EXCLUSIVE_WORDS
}

/** Whether two words have one or two other letters, and at least five. */
export function areNearlySpelt(a: string, b: string): boolean {
  const [x, y] = [fold(a).toLowerCase(), fold(b).toLowerCase()]
  if (Math.min(x.length, y.length) < 5 || Math.abs(x.length - y.length) > 2 || figuresOf(x) !== figuresOf(y))
    return false
  let row = Array.from({ length: y.length + 1 }, (_, j) => j)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + Number(x[i - 1] !== y[j - 1]))
    row = next
  }
  return (row.at(-1) ?? Infinity) <= 2
}

const figuresOf = (name: string): string => name.replace(/\D/g, '')
