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
  return Math.min(x.length, y.length) >= 5 && x.replace(/\D/g, '') === y.replace(/\D/g, '') && lettersOff(x, y) <= 2
}

/**
 * Returns the number of letters that are missing, added, other or exchanged with their neighbour between two words in small letters; more
 * than two are Infinity. Letters that a scan takes for each other are one: l, i and 1; o and 0; m and rn.
 */
export function lettersOff(a: string, b: string): number {
  const [x, y] = [a, b].map((word) => (/\p{L}/u.test(word) ? word.replace(/[1i]/g, 'l').replaceAll('0', 'o') : word))
  if (x === undefined || y === undefined || Math.abs(x.length - y.length) > 2) return Infinity
  let rows: number[][] = [Array.from({ length: y.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let j = 1; j <= y.length; j++) {
      const from = (back: number, other: number): number => rows[back]?.[j - other] ?? Infinity
      const areTwo = (one: string, two: string): boolean => x.slice(0, i).endsWith(one) && y.slice(0, j).endsWith(two)
      const isExchanged = i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]
      next[j] = Math.min(
        from(0, 0) + 1,
        (next[j - 1] ?? 0) + 1,
        from(0, 1) + Number(x[i - 1] !== y[j - 1]),
        isExchanged ? from(1, 2) + 1 : Infinity,
        areTwo('m', 'rn') ? from(0, 2) + 1 : areTwo('rn', 'm') ? from(1, 1) + 1 : Infinity,
      )
    }
    if (Math.min(...next) > 2) return Infinity
    rows = [next, ...rows.slice(0, 1)]
  }
  return rows[0]?.at(-1) ?? Infinity
}
