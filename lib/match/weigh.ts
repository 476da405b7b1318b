import { conflictSignalNames } from './conflicts/signals'
import learned from './weights.json'
import { signalNames } from './signals'

/** How likely a sentence is a covered statement, an uncovered one, or none at all: three shares that add up to 1. */
export interface Shares {
  covered: number
  uncovered: number
  none: number
}

/**
 * Weighs a sentence's signals by multinomial logistic regression. The weights are few, speak of no word and no subject, and
 * were learned from labelled articles (`npm run train`); signals that the weights do not know count nothing.
 *
 * @param rich whether the dossier has phrasings: with them a claim is found by many words, and much in common says less
 */
export function weigh(signals: readonly number[], rich: boolean): Shares {
  const weights = rich ? learned.rich : learned.plain
  const score = (row: Record<string, number>): number =>
    signalNames.reduce((n, name, i) => n + (row[name] ?? 0) * (signals[i] ?? 0), 0)
  const scores = [score(weights.covered), score(weights.uncovered), 0]
  const top = Math.max(...scores)
  const [a = 0, b = 0, c = 0] = scores.map((s) => Math.exp(s - top))
  const sum = a + b + c
  return { covered: a / sum, uncovered: b / sum, none: c / sum }
}

/**
 * How sure a conflict must be to be shown, chosen on the labelled articles and examples so that about one in twenty is wrong.
 * A claim whose slots nobody has confirmed asks for more, and so does a denial, whose reach is hard to tell.
 */
export const leastTrust = { confirmed: 0.75, guessed: 0.82, denial: 0.85 }

/** How likely a possible conflict is one that a careful reader would call a contradiction, 0 to 1, by logistic regression. */
export function trust(signals: readonly number[]): number {
  const weights: Record<string, number> = learned.conflict
  return (
    1 / (1 + Math.exp(-conflictSignalNames.reduce((n, name, i) => n + (weights[name] ?? 0) * (signals[i] ?? 0), 0)))
  )
}
