import { fold } from '@/lib/text/fold'
import { formsOf } from '@/lib/text/words'
import { conceptOf } from './concepts'
import { areInExclusiveSet, areListedOpposite, lexiconKeyOf } from './listed-words'
import { areOpposite, rowOf, shareSense } from './word-table'

/** Two words that contradict each other: "accept" and "refuse". */
export const OPPOSITE_WORDS = 1
/** Two words of one exclusive set, of which only one can be true of a thing: "tweet" and "essay". */
export const EXCLUSIVE_WORDS = 2
type WordRelation = 0 | typeof OPPOSITE_WORDS | typeof EXCLUSIVE_WORDS

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
  const x = fold(a).toLowerCase()
  const y = fold(b).toLowerCase()
  return Math.min(x.length, y.length) >= 5 && x.replace(/\D/g, '') === y.replace(/\D/g, '') && lettersOff(x, y) <= 2
}

/**
 * Returns the number of letters that are missing, added, other or exchanged with their neighbour between two words in small letters, and
 * Infinity where their lengths differ by more than two. What a scan confuses is one letter: l, i and 1; o and 0; m and rn.
 */
export function lettersOff(a: string, b: string): number {
  const [x = '', y = ''] = [a, b].map((word) => word.replace(/[1i]/g, 'l').replaceAll('0', 'o'))
  if (Math.abs(x.length - y.length) > 2) return Infinity
  const rows = [Array.from({ length: y.length + 1 }, (_, j) => j)]
  const off = (i: number, j: number): number => rows[i]?.[j] ?? Infinity
  for (let i = 1; i <= x.length; i++) {
    const row = (rows[i] = [i])
    for (let j = 1; j <= y.length; j++) {
      const one = x.slice(Math.max(0, i - 2), i)
      const other = y.slice(Math.max(0, j - 2), j)
      row[j] = Math.min(
        off(i - 1, j) + 1,
        off(i, j - 1) + 1,
        off(i - 1, j - 1) + Number(x[i - 1] !== y[j - 1]),
        i > 1 && x[i - 2] === y[j - 1] && x[i - 1] === y[j - 2] ? off(i - 2, j - 2) + 1 : Infinity,
        one === 'rn' && y[j - 1] === 'm' ? off(i - 2, j - 1) + 1 : Infinity,
        other === 'rn' && x[i - 1] === 'm' ? off(i - 1, j - 2) + 1 : Infinity,
      )
    }
  }
  return off(x.length, y.length)
}
