/** One example: signals, the class it belongs to, how much it counts. */
export interface Example {
  signals: readonly number[]
  label: number
  weight: number
}

/**
 * Multinomial logistic regression with the last class as the reference (its weights are 0), fitted by Adam on the whole set.
 * No randomness: the same examples give the same weights.
 *
 * @param classes number of classes, labels run from 0
 * @param l2 strength of the pull towards 0, per example weight
 * @returns one row of weights for each class but the last
 */
export function fit(examples: readonly Example[], classes: number, l2: number, steps = 900): number[][] {
  const width = examples[0]?.signals.length ?? 0
  const zeros = (): number[][] => Array.from({ length: classes - 1 }, () => new Array<number>(width).fill(0))
  const [weights, mean, square] = [zeros(), zeros(), zeros()]
  const total = examples.reduce((n, e) => n + e.weight, 0)
  for (let step = 1; step <= steps; step++) {
    const gradient = zeros()
    for (const { signals, label, weight } of examples) {
      const shares = sharesOf(weights, signals)
      for (const [k, row] of gradient.entries()) {
        const error = (((shares[k] ?? 0) - (label === k ? 1 : 0)) * weight) / total
        for (let i = 0; i < width; i++) row[i] = (row[i] ?? 0) + error * (signals[i] ?? 0)
      }
    }
    for (const [k, row] of weights.entries()) {
      for (let i = 0; i < width; i++) {
        const g = (gradient[k]?.[i] ?? 0) + l2 * (row[i] ?? 0)
        const m = 0.9 * (mean[k]?.[i] ?? 0) + 0.1 * g
        const v = 0.999 * (square[k]?.[i] ?? 0) + 0.001 * g * g
        if (mean[k]) mean[k][i] = m
        if (square[k]) square[k][i] = v
        row[i] = (row[i] ?? 0) - (0.05 * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
      }
    }
  }
  return weights
}

/** The share of each class, the last one included; they add up to 1. */
export function sharesOf(weights: readonly (readonly number[])[], signals: readonly number[]): number[] {
  const scores = [...weights.map((row) => row.reduce((n, w, i) => n + w * (signals[i] ?? 0), 0)), 0]
  const top = Math.max(...scores)
  const raised = scores.map((s) => Math.exp(s - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((r) => r / sum)
}
