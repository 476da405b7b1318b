/** A stretch of time in UTC milliseconds; `to` is where it has ended. `isPoint`: one date, drawn as a point. */
export interface TimeSpan {
  from: number
  to: number
  isPoint: boolean
  /** "2024-07/": it has not ended where the dossier ends. */
  isOpen: boolean
  /** Where a bar begins and ends: in the middle of the year, month or day that is known, so that two studies of which one ends and one begins in 2009 do not overlap. */
  bar: { from: number; to: number }
}

/**
 * A claim's time as a stretch: "2022-07" is the whole month, "2017-06/2022-07" from the first day of one to the last day
 * of the other.
 *
 * @param asOf where a stretch with an open end is cut off
 * @returns null for what is no such date
 */
export function timeSpan(time: string, asOf: string): TimeSpan | null {
  const [first = '', second] = time.split('/')
  const start = bounds(first)
  if (start === null) return null
  if (second === undefined) return { ...start, isPoint: true, isOpen: false, bar: start }
  const isOpen = second === '' || second === '..'
  const end = bounds(isOpen ? asOf : second)
  if (end === null || end.to < start.from) return null
  const bar = { from: middle(start), to: isOpen ? end.to : middle(end) }
  return { from: start.from, to: end.to, isPoint: false, isOpen, bar }
}

function middle({ from, to }: { from: number; to: number }): number {
  return (from + to) / 2
}

function bounds(iso: string): { from: number; to: number } | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)]
  const from = Date.UTC(year, month, day)
  if (parts[3] !== undefined) return { from, to: Date.UTC(year, month, day + 1) }
  return { from, to: parts[2] === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month + 1, 1) }
}
