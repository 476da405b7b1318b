import { largeData } from '@/lib/engine/data/large-data'
import { int8Of } from '@/lib/text/bytes'
import { areListedOpposite, lexiconIdOf } from './listed-words'

/**
 * Knowledge of English words, independent of any subject: similarity in use (GloVe vectors), shared senses, and
 * opposites (both WordNet). Generated once (docs/decisions/engine.md). Words are in dictionary form; words outside the table
 * are unknown.
 */
interface WordTable {
  rows: ReadonlyMap<string, number>
  vectors: Int8Array
  senses: readonly string[]
  axes: readonly string[]
}

let openedTable: WordTable | undefined
const wordTable = (): WordTable => (openedTable ??= openTable())

function openTable(): WordTable {
  const { words, dimensions, vectors, senses, axes } = largeData().wordTable
  if (dimensions !== VECTOR_WIDTH) throw new Error(`The word table has vectors of ${dimensions} numbers.`)
  return {
    rows: new Map(words.split(' ').map((word, row) => [word, row])),
    vectors: int8Of(vectors),
    senses: senses.split(' '),
    axes: axes.split(' '),
  }
}

const VECTOR_WIDTH = 64

export const rowOf = (word: string): number => wordTable().rows.get(word) ?? -1

/** Cosine of the vectors of two rows, -1 to 1; 0 for a missing row. */
export function wordCosine(i: number, j: number): number {
  if (i < 0 || j < 0) return 0
  const { vectors } = wordTable()
  let dot = 0
  for (let k = 0, x = i * VECTOR_WIDTH, y = j * VECTOR_WIDTH; k < VECTOR_WIDTH; k++, x++, y++)
    dot += (vectors[x] ?? 0) * (vectors[y] ?? 0)
  return dot / (127 * 127)
}

export function shareSense(i: number, j: number): boolean {
  if (i < 0 || j < 0) return false
  const others = sensesOf(j)
  for (const sense of sensesOf(i)) if (others.includes(sense)) return true
  return false
}

/** Whether WordNet has a sense of a word in small letters: "career", but not "carter". */
export const hasSense = (word: string): boolean => sensesOf(rowOf(word)).length > 0

function sensesOf(row: number): readonly number[] {
  const known = sensesByRow[row]
  if (known) return known
  const listed = wordTable().senses[row]
  return (sensesByRow[row] = listed ? listed.split(',').map((sense) => parseInt(sense, 36)) : [])
}
const sensesByRow: (number[] | undefined)[] = []

const endsCache = new Map<number, string[]>()
/** Returns the ends of WordNet's scales that a word is at: "12+" is one end of scale 12, and "12-" the other. */
function scaleEndsOf(word: string): readonly string[] {
  const row = rowOf(word)
  const known = endsCache.get(row)
  if (known) return known
  const list = wordTable().axes[row]?.split(',').filter(Boolean) ?? []
  endsCache.set(row, list)
  return list
}
const oppositeScaleEnd = (end: string): string => end.slice(0, -1) + (end.endsWith('+') ? '-' : '+')

/**
 * Whether two words are opposites: in our list, or at two ends of one of WordNet's scales. Words at the same end of
 * another scale are not, and neither are the two sides of one deed.
 */
export function areOpposite(a: string, b: string): boolean {
  if (areListedOpposite(lexiconIdOf(a), lexiconIdOf(b))) return true
  const x = scaleEndsOf(a)
  const y = scaleEndsOf(b)
  const isAtOtherEnd = x.some((end) => y.includes(oppositeScaleEnd(end))) && !x.some((end) => y.includes(end))
  return isAtOtherEnd && !SIDES_OF_DEEDS.some((sides) => sides.has(a) && sides.has(b))
}

/** Verbs by which two sides say one deed: what one sells the other buys. */
const SIDES_OF_DEEDS: readonly ReadonlySet<string>[] = [
  new Set(['buy', 'purchase', 'acquire', 'sell']),
  new Set(['lend', 'borrow']),
  new Set(['give', 'take', 'receive', 'send', 'transmit']),
  new Set(['teach', 'learn']),
  new Set(['export', 'import']),
]
