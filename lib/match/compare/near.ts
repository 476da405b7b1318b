import type { Alignment } from '../align'
import type { Clause, Reading } from '../reading'
import type { Index } from '../retrieve'
import { chance, type Trees } from '../trees'
import { aboutFeatures } from './about'
import { likenessOf, type Likeness } from './likeness'

/** A claim near a stretch. */
export interface Near {
  alignment: Alignment
  likeness: Likeness
  stretch: Clause
  /** The stretch is the whole sentence. */
  whole: boolean
  /** How likely both speak of the same, right or wrong: 0 to 1. */
  about: number
  /** How many things are odd about the stretch beside the claim; null where it was not asked. */
  odd: number | null
}

/** Claims near a sentence or a part of it, likeliest first. */
export function nearTo(
  reading: Reading,
  beside: readonly { stretch: Clause; alignment: Alignment }[],
  index: Index,
  model: Trees,
): Near[] {
  const near: Near[] = beside.map(({ stretch, alignment }) => ({
    alignment,
    likeness: likenessOf(stretch, alignment.view, index),
    stretch,
    whole: stretch.start === reading.start && stretch.end === reading.end,
    about: 0,
    odd: null,
  }))
  for (const [i, features] of aboutFeatures(reading, near).entries()) {
    const one = near[i]
    if (one) one.about = chance(model, features)
  }
  return near.sort((a, b) => b.about - a.about)
}
