import { dayMs, type DateValue } from './date-value'

/** Returns a date as an ISO day, month or year, by its grain; undefined where ISO has no form for it. */
export function isoDateOf(value: DateValue): string | undefined {
  if (value.vague || value.grain === 'season' || value.grain === 'decade') return undefined
  const from = new Date(value.from * dayMs).toISOString().slice(0, 10)
  const to = new Date(value.to * dayMs).toISOString().slice(0, 10)
  if (value.grain === 'day') return from === to ? from : undefined
  if (value.grain === 'month') return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : undefined
  return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : undefined
}
