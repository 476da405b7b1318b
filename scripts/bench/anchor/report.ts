import { LEAST_STANDING, LEAST_UNCHANGED, sumOf, type Marks } from './marks'
import type { Tally } from './run-trials'
import type { Times } from './time-batch'

/** The table by kind of change, the marks, and the times. */
export function reportOf(tallies: readonly Tally[], marks: Marks, times: Times): string {
  const rows = tallies.map((tally) => row(tally.name, tally))
  const total = row('all', sumOf(tallies))
  return [
    columns(['what changed', 'notes', 'present', 'found', 'orphaned', 'wrong place', 'change unseen']),
    ...rows,
    total,
    '',
    `unchanged pages: ${percent(marks.unchanged)} found again (at least ${percent(LEAST_UNCHANGED)})`,
    `where the quote is still on the page: ${percent(marks.standing)} (at least ${percent(LEAST_STANDING)})`,
    `wrong places: ${marks.wrong} in ${marks.trials} trials, changed values not noticed: ${marks.unseen} (none)`,
    `${times.notes} changed notes on ${times.words} words: ${ms(times.batch)}, ${times.found} found, longest step ${ms(times.longestStep)}`,
    `one full-text pass for one of them: ${ms(times.pass)} where 1/8 may differ, ${ms(times.widePass)} where 1/2 may (Hypothesis)`,
    `so all notes cost ${(times.batch / times.pass).toFixed(1)} of the first, ${(times.batch / times.widePass).toFixed(1)} of the second`,
  ].join('\n')
}

function row(name: string, tally: Omit<Tally, 'name' | 'examples'>): string {
  const { trials, standing, right, orphaned, wrong, falsified } = tally
  return columns([name, ...[trials, standing, right, orphaned, wrong, falsified].map(String)])
}

function columns([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(36) + cells.map((cell) => cell.padStart(14)).join('')
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`
}
