import table from './word-table.json'

/**
 * What is known of English words, of no subject in particular: how near two are in use (GloVe vectors), whether they share
 * a sense, and whether one is the opposite of the other (both WordNet). Made by `scripts/word-table.ts`. Words are given by
 * their dictionary form; of those outside the table nothing is known.
 */
const rows = new Map(table.words.split(' ').map((word, row) => [word, row]))
const width = table.dimensions
const vectors = Int8Array.from(atob(table.vectors), (c) => c.charCodeAt(0))
const senses = table.senses.split(' ')
const axes = table.axes.split(' ')
const axesOf = new Map<number, string[]>()

/** A word's place in the table, -1 where it has none. */
export const rowOf = (word: string): number => rows.get(word) ?? -1

/**
 * How two places go together, as one number: cosine of their vectors and whether the words share a sense. Kept, since a text
 * and what is known of its subject have the same words again and again; to be read by the two functions below.
 */
export function kinOf(i: number, j: number): number {
  if (i < 0 || j < 0) return 0
  let kin = kept.get(i)
  if (!kin) kept.set(i, (kin = new Map<number, number>()))
  let found = kin.get(j)
  if (found === undefined) {
    if (count++ > MOST_KEPT) {
      kept.clear()
      count = 0
    }
    found = dotOf(i, j) * 2 + (haveCommon(sensesOf(i), sensesOf(j)) ? 1 : 0)
    kin.set(j, found)
  }
  return found
}
const kept = new Map<number, Map<number, number>>()
let count = 0
const MOST_KEPT = 500_000

/** Cosine of the vectors, -1 to 1; 0 where either word is none. */
export const likenessOfKin = (kin: number): number => (kin >> 1) / (127 * 127)
/** Can both words be used for one thing? */
export const sharesSense = (kin: number): boolean => (kin & 1) === 1

function dotOf(i: number, j: number): number {
  let dot = 0
  for (let k = 0, x = i * width, y = j * width; k < width; k++, x++, y++) dot += (vectors[x] ?? 0) * (vectors[y] ?? 0)
  return dot
}

const sensesRead = new Map<number, number[]>()
function sensesOf(row: number): number[] {
  const known = sensesRead.get(row)
  if (known) return known
  const list = senses[row] ? senses[row].split(',').map((sense) => parseInt(sense, 36)) : []
  sensesRead.set(row, list)
  return list
}

const haveCommon = (a: readonly number[], b: readonly number[]): boolean => a.some((x) => b.includes(x))

/** The ends of scales at which a word stands ("12+"), and those opposite to them. */
export function endsOf(word: string): readonly string[] {
  const row = rowOf(word)
  const known = axesOf.get(row)
  if (known) return known
  const list = axes[row] ? axes[row].split(',') : []
  axesOf.set(row, list)
  return list
}
export const otherEnd = (end: string): string => end.slice(0, -1) + (end.endsWith('+') ? '-' : '+')

/** Is one the opposite of the other? Words that stand at the same end of something else are not. */
export function areOpposite(a: string, b: string): boolean {
  const [x, y] = [endsOf(a), endsOf(b)]
  return x.some((end) => y.includes(otherEnd(end))) && !x.some((end) => y.includes(end))
}
