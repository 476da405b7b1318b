/** The result of a measurement: tables, single lines, and whether each target is reached. */
export interface Result {
  tables: Table[]
  lines?: string[]
  targets: { says: string; holds: boolean }[]
}

export interface Table {
  title: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

/** The result as text: tables with aligned columns, lines, and a line for each target. */
export function reportOf({ tables, lines = [], targets }: Result): string {
  return [
    ...tables.flatMap(tableLines),
    ...lines,
    ...targets.map(({ says, holds }) => `${holds ? 'held' : 'NOT held'}: ${says}`),
  ].join('\n')
}

function tableLines({ title, heads, rows }: Table): string[] {
  const all = [heads, ...rows]
  const widths = heads.map((_, i) => Math.max(...all.map((cells) => cells[i]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join('   ')
  return [title, ...all.map((cells) => line(cells).trimEnd()), '']
}

/** Middle value; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2
}

/** Two digits below ten, one digit below a hundred. */
export const short = (n: number): string => n.toFixed(n < 10 ? 2 : n < 100 ? 1 : 0)
export const ms = (n: number): string => `${short(n)} ms`
export const count = (n: number): string => n.toLocaleString('en')

/** Writes what is being measured beside the result. */
export function progress(what: string): void {
  process.stderr.write(`measuring: ${what}\n`)
}
