import type { DateValue } from './date-value'

/** A date in a text. `role` marks the end of a range, or an open bound ("since", "until", "by", "before"). */
export interface DateMention {
  start: number
  end: number
  value: DateValue
  role: 'at' | 'from' | 'to' | 'since' | 'until' | 'before' | 'after'
}

/** The reference day of relative dates; null where the text has no date. */
export type DateAnchor = { day: number } | null
