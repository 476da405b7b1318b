import type { Result } from '../result'
import { longPages, savedPages } from './pages'
import { runTrials, type Tally } from './run-trials'

/** Measures whether notes are found again on pages that have changed. @param notes on each page */
export function measureAnchors(notes: number, seed: number): Result {
  const tallies = runTrials([...savedPages(), ...longPages()], notes, seed)
  const { trials, unchanged, present, wrong, unseen } = marksOf(tallies)
  const rowOf = (name: string, tally: Counts): string[] => [
    name,
    ...[tally.trials, tally.present, tally.right, tally.orphaned, tally.wrong, tally.falsified].map(String),
  ]
  return {
    tables: [
      {
        title: `${trials} trials`,
        heads: ['what changed', 'notes', 'present', 'found', 'orphaned', 'wrong place', 'change unseen'],
        rows: [...tallies.map((tally) => rowOf(tally.name, tally)), rowOf('all', sumOf(tallies))],
      },
    ],
    lines: tallies.flatMap(({ name, examples }) =>
      examples.filter((each) => each.startsWith('wrong')).map((each) => `${name}: ${each}`),
    ),
    targets: [
      {
        says: `unchanged pages: ${percent(unchanged)} found again (at least ${percent(LEAST_UNCHANGED)})`,
        holds: unchanged >= LEAST_UNCHANGED,
      },
      {
        says: `where the quote is still on the page: ${percent(present)} (at least ${percent(LEAST_PRESENT)})`,
        holds: present >= LEAST_PRESENT,
      },
      { says: `wrong places: ${wrong} in ${trials} trials (none)`, holds: wrong === 0 },
      { says: `changed values not noticed: ${unseen} (none)`, holds: unseen === 0 },
    ],
  }
}

const LEAST_UNCHANGED = 0.99
const LEAST_PRESENT = 0.95

/** The figures that have targets. */
interface Marks {
  trials: number
  /** Share of notes that are found again on pages that have not changed, */
  unchanged: number
  /** and of notes whose words are still on a changed page. */
  present: number
  wrong: number
  unseen: number
}

export function marksOf(tallies: readonly Tally[]): Marks {
  const unchanged = sumOf(tallies.filter(({ name }) => name === 'unchanged'))
  const changed = sumOf(tallies.filter(({ name, present }) => name !== 'unchanged' && present > 0))
  const { trials, wrong, falsified } = sumOf(tallies)
  return {
    trials,
    unchanged: unchanged.right / unchanged.present,
    present: changed.right / changed.present,
    wrong,
    unseen: falsified,
  }
}

type Counts = Omit<Tally, 'name' | 'examples'>

function sumOf(tallies: readonly Tally[]): Counts {
  const sum: Counts = { trials: 0, present: 0, right: 0, orphaned: 0, wrong: 0, falsified: 0 }
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += tally[key]
  return sum
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`
}
