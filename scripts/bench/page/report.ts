import { median } from '../median'
import type { Cost } from './cost-of-scripts'
import type { Change } from './growing'
import type { Visit } from './visit'

export interface Pair {
  with: Visit
  without: Visit
  /** Time of the engine alone for the article, in ms. */
  engine: number
}

export interface Measured {
  words: number
  pairs: readonly Pair[]
  /** The first visit, with a background that had just started. */
  cold: Visit
  engineReady: number
  /** Pages that change, and of how many paragraphs: milliseconds of work on the main thread. */
  changes: readonly { kind: Change; count: number; with: number; without: number }[]
  /** Pages that do not mention the subject: what each script costs them, and what a script costs that only walks. */
  off: readonly { ours: readonly Cost[]; walk: readonly Cost[] }[]
  bytesOf: (paths: readonly string[]) => number
  load: number
}

/**
 * A table for people: each measure with and without the extension, its target, and whether it is met. Medians over the
 * pairs.
 */
export function reportOf({ words, pairs, cold, engineReady, changes, off, bytesOf, load }: Measured): {
  text: string
  /** All marks do. */
  holds: boolean
} {
  const both = (of: (visit: Visit) => number): [number, number] => [
    median(pairs.map((pair) => of(pair.with))),
    median(pairs.map((pair) => of(pair.without))),
  ]
  const more = (of: (visit: Visit) => number): number => median(pairs.map((p) => of(p.with) - of(p.without)))
  const time = median(pairs.map((pair) => pair.with.checked ?? NaN))
  const floor = median(pairs.map((pair) => pair.with.floor))
  const engine = median(pairs.map((pair) => pair.with.engine ?? NaN))
  const alone = median(pairs.map((pair) => pair.engine))
  const rest = median(pairs.map(({ with: { checked, engine } }) => (checked ?? NaN) - (engine ?? NaN)))
  const bytes = Math.max(...off.map(({ ours }) => bytesOf(ours.map(({ path }) => path))))
  const offMedian = (of: (one: Measured['off'][number]) => readonly Cost[], when: 'start' | 'later'): number =>
    median(off.map((one) => of(one).reduce((sum, cost) => sum + cost[when], 0)))
  const atLoad = offMedian(({ ours }) => ours, 'start')
  const later = offMedian(({ ours }) => ours, 'later')
  const walk = offMedian(({ walk }) => walk, 'start')
  // Tolerance between two runs of an unchanged page: a frame is 16.7 ms and the clock of a key press 0.1.
  const noSlower = (of: (visit: Visit) => number, slack: number): boolean => more(of) <= slack

  const ofArticles = (): Row[] => [
    row(
      'long tasks (over 50 ms)',
      both((v) => v.longTasks),
      'not one more',
      more((v) => v.longTasks) <= 0,
    ),
    row(
      'layout shift',
      both((v) => v.shift),
      '0',
      pairs.every((pair) => pair.with.shift <= pair.without.shift),
    ),
    row(
      'frame while scrolling, median, ms',
      both((v) => median(v.frames)),
      'no slower',
      noSlower((v) => median(v.frames), 1),
    ),
    row(
      'the same, one in twenty, ms',
      both((v) => high(v.frames)),
      'no slower',
      noSlower((v) => high(v.frames), 3),
    ),
    row(
      'key to frame, median, ms',
      both((v) => median(v.keys)),
      'no slower',
      noSlower((v) => median(v.keys), 2),
    ),
    row(
      'the same, one in twenty, ms',
      both((v) => high(v.keys)),
      'no slower',
      noSlower((v) => high(v.keys), 4),
    ),
    ['load to the end of the check, ms', number(time), number(floor), '', ''],
    ['  of it the engine, ms (alone in a page)', number(engine), number(alone), '', ''],
    ['  the rest, ms', number(rest), number(floor), '80', says(rest <= 80)],
  ]
  const ofChanges = changes.map(({ kind, count, with: a, without: b }) =>
    row(
      `${count} paragraphs ${WORD[kind]}: work, ms (${(a / b).toFixed(2)} times)`,
      [a, b],
      '1.3 times without',
      a <= 1.3 * b,
    ),
  )
  const ofOff = (): Row[] => [
    ['off the subject: bytes, gzipped', String(bytes), '0', '10000', says(bytes <= 10_000)],
    [
      'off the subject: at load, ms compared with a walk',
      number(atLoad),
      number(walk),
      'no more than the walk',
      says(atLoad <= walk),
    ],
    ['  with what it does when the page is idle, ms', number(atLoad + later), number(walk), '', ''],
  ]
  const rows = [...(pairs.length > 0 ? ofArticles() : []), ...ofChanges, ...(off.length > 0 ? ofOff() : [])]
  const heads: Row = ['', 'with', 'without or floor', 'mark', '']
  const widths = heads.map((_, i) => Math.max(...[heads, ...rows].map((cells) => cells[i]?.length ?? 0)))
  const line = (cells: Row): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('   ')
      .trimEnd()
  const text = [
    `An article of ${words.toLocaleString('en')} words, ${pairs.length} pairs (ABBA), medians; ${median(pairs.map((p) => p.with.marks))} marks near the view`,
    line(heads),
    ...rows.map(line),
    '',
    `A background that has just started: 1,000 words are checked after ${number(cold.checked ?? NaN)} ms; the engine alone is ready after ${number(engineReady)} ms.`,
    ...(load > 2.5 ? [`The machine was busy with other work (load ${load.toFixed(1)}): times are too long.`] : []),
  ].join('\n')
  return { text, holds: !rows.some((cells) => cells[4] === says(false)) }
}

type Row = [string, string, string, string, string]

function row(name: string, [a, b]: [number, number], mark: string, holds: boolean): Row {
  return [name, number(a), number(b), mark, says(holds)]
}

const WORD: Record<Change, string> = { grow: 'appended', rewrite: 'rewritten' }

const says = (holds: boolean): string => (holds ? 'holds' : 'DOES NOT HOLD')
const number = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(n < 10 ? 2 : 1))

/** The value that one in twenty is above. */
function high(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? NaN
}
