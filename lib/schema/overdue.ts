/** On how many different days an instant was found to be overdue, and the last of them. By the instant. */
export type OverdueDays = Map<string, { days: number; last: string }>

/**
 * Counts the days on which something was found overdue, so that a clock that is wrong for some days deletes nothing:
 * what is deleted for good must be overdue by the clock on seven different days.
 *
 * @param before the result of the last count, as it was stored
 * @param instants those that are overdue now
 * @param now ISO instant
 * @returns `due`: the instants that may be acted on
 */
export function countOverdue(
  before: unknown,
  instants: readonly string[],
  now: string,
): { overdue: OverdueDays; due: string[]; isChanged: boolean } {
  const known: Map<unknown, unknown> = before instanceof Map ? before : new Map()
  const overdue: OverdueDays = new Map()
  const today = now.slice(0, now.indexOf('T'))
  let isChanged = known.size !== new Set(instants).size
  for (const instant of instants) {
    const { days, last } = asDays(known.get(instant))
    overdue.set(instant, { days: last === today ? days : days + 1, last: today })
    if (last !== today) isChanged = true
  }
  const due = [...overdue].flatMap(([instant, { days }]) => (days >= DAYS ? [instant] : []))
  return { overdue, due, isChanged }
}

const DAYS = 7

function asDays(stored: unknown): { days: number; last: string } {
  const { days, last } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  return { days: typeof days === 'number' && days > 0 ? days : 0, last: typeof last === 'string' ? last : '' }
}
