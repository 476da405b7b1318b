import { LEAST_PRESENT, LEAST_UNCHANGED, sumOf, type Marks } from './marks'
import type { Tally } from './run-trials'

/** The table by kind of change, and the marks. */
export function reportOf(tallies: readonly Tally[], marks: Marks): string {
  const rows = tallies.map((tally) => row(tally.name, tally))
  const total = row('all', sumOf(tallies))
  return [
    columns(['what changed', 'notes', 'present', 'found', 'orphaned', 'wrong place', 'change unseen']),
    ...rows,
    total,
    '',
    `unchanged pages: ${percent(marks.unchanged)} found again (at least ${percent(LEAST_UNCHANGED)})`,
    `where the quote is still on the page: ${percent(marks.present)} (at least ${percent(LEAST_PRESENT)})`,
    `wrong places: ${marks.wrong} in ${marks.trials} trials, changed values not noticed: ${marks.unseen} (none)`,
  ].join('\n')
}

function row(name: string, tally: Omit<Tally, 'name' | 'examples'>): string {
  const { trials, present, right, orphaned, wrong, falsified } = tally
  return columns([name, ...[trials, present, right, orphaned, wrong, falsified].map(String)])
}

function columns([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(36) + cells.map((cell) => cell.padStart(14)).join('')
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`
}
