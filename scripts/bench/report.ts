import type { Figures } from './figures'

/** The figures for people: a table each, then a line for each target. */
export function reportOf({ lengths, sizes, cold, memory, load, targets }: Figures): string {
  const total = cold.node + cold.loading + cold.ready + cold.verdict
  return [
    ...table(
      'An article compared with sentence segmentation alone (the floor), bundled dossier',
      ['words', 'runs', 'floor', 'article', 'article/floor', 'longest sentence'],
      lengths.map((r) => [count(r.words), count(r.runs), ms(r.floor), ms(r.article), times(r.factor), ms(r.longest)]),
    ),
    ...table(
      'The 1,000 words with larger dossiers',
      ['claims', 'ready', 'runs', 'article', 'of 500 claims', 'longest sentence', 'same verdicts'],
      sizes.map((r) =>
        r.ready === null
          ? [count(r.claims), 'never']
          : [
              count(r.claims),
              ms(r.ready),
              count(r.runs),
              ms(r.article),
              times(r.factor),
              ms(r.longest),
              `${(r.kept * 100).toFixed(0)} %`,
            ],
      ),
    ),
    ...table(
      'From the start of a process to its first verdict, bundled dossier',
      ['Node itself', 'loading', 'engine ready', 'first verdict', 'together'],
      [[cold.node, cold.loading, cold.ready, cold.verdict, total].map(ms)],
    ),
    ...table(
      'Memory',
      ['claims', 'heap, dossier alone', 'heap with engine', 'RSS', 'highest RSS'],
      memory.map((r) => [count(r.claims), ...[r.dossierHeap, r.heap, r.rss, r.peak].map(mb)]),
    ),
    ...(load.average > load.processors + 0.5
      ? [`The machine was busy with other work (load ${load.average.toFixed(1)}): times are too long, factors rough.`]
      : []),
    ...targets.map(({ says, is, held }) => `${held ? 'held' : 'NOT held'}: ${says} (${times(is)})`),
  ].join('\n')
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell.padStart(Math.max(heads[i]?.length ?? 0, 9) + 3)).join('')
  return [title, line(heads), ...rows.map(line), '']
}

const count = (n: number): string => n.toLocaleString('en')
const ms = (n: number): string => `${n < 10 ? n.toFixed(2) : n.toFixed(n < 100 ? 1 : 0)} ms`
const mb = (n: number): string => `${n.toFixed(0)} MB`
const times = (n: number): string => (Number.isNaN(n) ? 'not measured' : `× ${n.toFixed(1)}`)
