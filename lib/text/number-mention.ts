import type { Span } from '@/lib/text/spans'
/** A quantity in a text, without the thing that it counts. */
export interface NumberMention extends Amount, Span {
  /** `about`: "about 20", "a million", "20 or so"; `more`: "over 20", "several"; `less`: "under 20"; `barely`: "just over 20"; `nearly`: "almost 20". */
  vague: 'exact' | 'about' | 'more' | 'less' | 'barely' | 'nearly'
  /** Other meanings: "60m" is 60 million or 60 metres, "15.100" may be 15,100. */
  or?: Amount[]
  /** Set for a time of day (`clockTimesOf`). */
  clock?: TimeOfDay
  /** Set for a figure by which something changed or differs, "rose by 5", "lost 5", "5 more", and no level. */
  change?: 'up' | 'down'
}

export interface Amount {
  value: number
  /** The upper end of a range ("24 to 26"); `value` is the lower. */
  to?: number
  /** '%', the sign of a currency, or ''. */
  sign: string
  /** Key of the unit in `units.ts`, in which `value` is: "2 hours 13 minutes" are 133 `min`. */
  measure?: string
  /** Set for a share in words, "two thirds": how far an equal figure may be from it. */
  slack?: number
}

/** A time of day as written, in seconds since midnight. `grain`: the seconds of the smallest part that it names. */
export interface TimeOfDay {
  seconds: number
  grain: number
}
