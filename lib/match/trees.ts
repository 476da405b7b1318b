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
  const { roots, feature, value, left, right } = flatOf(model)
  let sum = model.base
  for (let t = 0; t < roots.length; t++) {
    // Most of what is asked is plainly not so: the rest of the trees would only say it more exactly.
    if (t % ROUND === 0 && t > ROUND && sum < HOPELESS) break
    let at = roots[t] ?? 0
    for (let asked = feature[at] ?? -1; asked >= 0; asked = feature[at] ?? -1)
      at = ((features[asked] ?? 0) <= (value[at] ?? 0) ? left[at] : right[at]) ?? 0
    sum += value[at] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}

/** So many trees are gone through before it is asked whether the rest is worth it. */
const ROUND = 40
/** Log-odds of one in a hundred. */
const HOPELESS = -4.6

/** The nodes of all trees one after the other: a sentence goes down some thousands of trees. */
interface Flat {
  roots: Int32Array
  /** -1 for a leaf. */
  feature: Int16Array
  /** The threshold; of a leaf, its value. */
  value: Float64Array
  left: Int32Array
  right: Int32Array
}
const flattened = new WeakMap<Trees, Flat>()

function flatOf(model: Trees): Flat {
  const known = flattened.get(model)
  if (known) return known
  const count = model.trees.reduce((n, tree) => n + tree.length / 4, 0)
  const flat: Flat = {
    roots: new Int32Array(model.trees.length),
    feature: new Int16Array(count),
    value: new Float64Array(count),
    left: new Int32Array(count),
    right: new Int32Array(count),
  }
  let root = 0
  for (const [t, tree] of model.trees.entries()) {
    flat.roots[t] = root
    for (let i = 0; i < tree.length; i += 4) {
      const at = root + i / 4
      flat.feature[at] = tree[i] ?? -1
      flat.value[at] = tree[i + 1] ?? 0
      flat.left[at] = root + (tree[i + 2] ?? 0)
      flat.right[at] = root + (tree[i + 3] ?? 0)
    }
    root += tree.length / 4
  }
  flattened.set(model, flat)
  return flat
}
