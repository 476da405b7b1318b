/** A time range in UTC milliseconds; `to` is its exclusive end. `isPoint`: one date, drawn as a point. */
export interface TimeSpan {
  from: number
  to: number
  isPoint: boolean
  /** Whether the range continues after the dossier's date: "2024-07/". */
  isOpen: boolean
  /**
   * Start and end of a bar: the middle of the first and of the last year, month or day, so that a study that ends in
   * 2009 and one that begins in 2009 do not overlap. An open end is `to`; a point has its whole range.
   */
  bar: { from: number; to: number }
}

/**
 * Parses a claim's time as a range: "2022-07" is the whole month, "2017-06/2022-07" lasts from the first day of one
 * month to the last day of the other.
 *
 * @param asOf end of a range with an open end
 * @returns null for an invalid date
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
