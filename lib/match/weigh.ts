import type { Candidate } from './compare'
import type { Near } from './compare/near'
import { sumUp } from './compare/sum-up'
import type { Judged } from './core'
import { STATEMENT_CLASSES, type Models, type StatementClass } from './models'
import { chance } from './trees'

/** What the learned part makes of a sentence. */
export interface Weighing {
  /** The possible conflicts, likeliest first, each with how likely it is one by itself. */
  candidates: (Candidate & { chance: number })[]
  /** How likely the sentence is each of the four, asked one by one: they need not add up to 1. */
  shares: Record<StatementClass, number>
}

/**
 * Weighs a sentence in two steps: each possible conflict by itself, then the sentence as a whole by its signals and by what
 * the possible conflicts come to. Boosted trees over shares, counts and flags; none of them knows a word or a subject.
 */
export function weigh(judged: Judged, models: Models): Weighing {
  const { wording } = judged
  const candidates = wording.candidates
    .map((candidate) => ({ ...candidate, chance: chance(models.conflict, candidate.signals) }))
    .sort((a, b) => b.chance - a.chance)
  const features = statementFeatures({ ...judged, near: wording.near }, candidates)
  const shares = Object.fromEntries(
    STATEMENT_CLASSES.map((name) => [name, chance(models.statement[name], features)]),
  ) as Record<StatementClass, number>
  return { candidates, shares }
}

/** What a sentence is judged by as a whole, in the order of `signalNames` and `sumNames`. */
export function statementFeatures(
  { reading, frames, signals, near }: Pick<Judged, 'reading' | 'frames' | 'signals'> & { near: readonly Near[] },
  candidates: readonly (Candidate & { chance: number })[],
): number[] {
  const weighed = candidates.map(({ conflict: { start, end }, ...rest }) => ({ ...rest, start, end }))
  return [...signals, ...sumUp(reading, frames, near, weighed)]
}
