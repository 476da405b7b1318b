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

/** Numbers in a word's vector. */
export const VECTOR_WIDTH = width

/** Writes the vector of a place into `out`, about one long; zeros where the place is none. */
export function vectorOf(i: number, out: Float32Array, at: number): void {
  if (i < 0) return
  for (let k = 0; k < width; k++) out[at + k] = (vectors[i * width + k] ?? 0) / 127
}

/** Cosine of the vectors of two places, -1 to 1; 0 where either is none. */
export function nearness(i: number, j: number): number {
  if (i < 0 || j < 0) return 0
  let dot = 0
  for (let k = 0, x = i * width, y = j * width; k < width; k++, x++, y++) dot += (vectors[x] ?? 0) * (vectors[y] ?? 0)
  return dot / (127 * 127)
}

/** Can the words of two places be used for one thing? */
export function shareSense(i: number, j: number): boolean {
  if (i < 0 || j < 0) return false
  const others = sensesOf(j)
  for (const sense of sensesOf(i)) if (others.includes(sense)) return true
  return false
}

function sensesOf(row: number): readonly number[] {
  return (sensesRead[row] ??= senses[row] ? senses[row].split(',').map((sense) => parseInt(sense, 36)) : [])
}
const sensesRead: (number[] | undefined)[] = []

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
