import type { Tally } from './run-trials'

export const LEAST_UNCHANGED = 0.99
export const LEAST_PRESENT = 0.95

/** The targets of the trials. */
export interface Marks {
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

export function areReached({ unchanged, present, wrong, unseen }: Marks): boolean {
  return unchanged >= LEAST_UNCHANGED && present >= LEAST_PRESENT && wrong === 0 && unseen === 0
}

type Counts = Omit<Tally, 'name' | 'examples'>

export function sumOf(tallies: readonly Tally[]): Counts {
  const sum: Counts = { trials: 0, present: 0, right: 0, orphaned: 0, wrong: 0, falsified: 0 }
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += tally[key]
  return sum
}
