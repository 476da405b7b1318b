/** Boosted decision trees: small, and each step of an answer can be followed. */
export interface Trees {
  /** Log-odds before any tree. */
  base: number
  /**
   * One tree a row: its nodes one after the other as `feature, threshold, left, right` (go left where the value is at most the
   * threshold), a leaf as `-1, value, 0, 0`. Left and right count nodes.
   */
  trees: readonly (readonly number[])[]
}

/** How likely the trees hold the answer to be yes, 0 to 1. */
export function chance(model: Trees, features: readonly number[]): number {
  let sum = model.base
  for (const tree of model.trees) {
    let at = 0
    for (;;) {
      const feature = tree[at] ?? -1
      if (feature < 0) break
      at = ((features[feature] ?? 0) <= (tree[at + 1] ?? 0) ? (tree[at + 2] ?? 0) : (tree[at + 3] ?? 0)) * 4
    }
    sum += tree[at + 1] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}
