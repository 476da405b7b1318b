/**
 * The growth of a series by least squares.
 *
 * @returns the share of the mean by which it grows in ten steps: 0.02 for two per cent
 */
export function growthInTen(values: readonly number[]): number {
  const mean = average(values)
  const middle = (values.length - 1) / 2
  const spread = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  const slope = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / spread
  return (10 * slope) / mean
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
