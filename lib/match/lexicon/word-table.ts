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
const parsed = { senses: new Map<number, string[]>(), axes: new Map<number, string[]>() }

/** A word's place in the table, -1 where it has none. */
export const rowOf = (word: string): number => rows.get(word) ?? -1

/** Cosine of the vectors of two places, -1 to 1; 0 where either is none. */
export function rowNearness(i: number, j: number): number {
  if (i < 0 || j < 0) return 0
  let dot = 0
  for (let k = 0, x = i * width, y = j * width; k < width; k++, x++, y++) dot += (vectors[x] ?? 0) * (vectors[y] ?? 0)
  return dot / (127 * 127)
}

/** Cosine of two words' vectors; 1 for the same word, 0 where either is not known. */
export function nearness(a: string, b: string): number {
  return a === b ? 1 : rowNearness(rowOf(a), rowOf(b))
}

/** Can both words be used for one thing? */
export function shareSense(a: string, b: string): boolean {
  const y = listOf('senses', b)
  return y.length > 0 && listOf('senses', a).some((sense) => y.includes(sense))
}

/** The ends of scales at which a word stands ("12+"), and those opposite to them. */
export const endsOf = (word: string): readonly string[] => listOf('axes', word)
export const otherEnd = (end: string): string => end.slice(0, -1) + (end.endsWith('+') ? '-' : '+')

/** Is one the opposite of the other? Words that stand at the same end of something else are not. */
export function areOpposite(a: string, b: string): boolean {
  const [x, y] = [endsOf(a), endsOf(b)]
  return x.some((end) => y.includes(otherEnd(end))) && !x.some((end) => y.includes(end))
}

function listOf(kind: 'senses' | 'axes', word: string): string[] {
  const row = rowOf(word)
  const known = parsed[kind].get(row)
  if (known) return known
  const text = (kind === 'senses' ? senses : axes)[row]
  const list = text ? text.split(',') : []
  parsed[kind].set(row, list)
  return list
}
