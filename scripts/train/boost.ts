import type { Trees } from '@/lib/match/trees'

/** One example: features, yes (1) or no (0), how much it counts. */
export interface Graded {
  features: readonly number[]
  label: number
  weight: number
}

export interface Growth {
  trees: number
  /** Leaves of a tree. */
  leaves: number
  rate: number
  /** Least weight of examples in a leaf. */
  least: number
  /** Pull of a leaf's value towards 0. */
  pull: number
}

const BINS = 48

/**
 * Gradient boosting of decision trees for a yes-or-no question, after Friedman (2001), with second-order leaf values and
 * features cut into bins, as in Chen and Guestrin (2016). Nothing is drawn at random but by a fixed sequence: each tree looks at
 * half of the examples and of the features, so the same examples give the same trees.
 */
export function boost(examples: readonly Graded[], growth: Growth): Trees {
  const width = examples[0]?.features.length ?? 0
  const count = examples.length
  const cuts = Array.from({ length: width }, (_, f) => cutsOf(examples, f))
  const binned = cuts.map((cut, f) => {
    const column = new Uint8Array(count)
    for (let i = 0; i < count; i++) column[i] = binOf(examples[i]?.features[f] ?? 0, cut)
    return column
  })
  const labels = Float64Array.from(examples, (e) => e.label)
  const weights = Float64Array.from(examples, (e) => e.weight)
  const total = weights.reduce((a, b) => a + b, 0)
  const yes = examples.reduce((n, e) => n + e.label * e.weight, 0)
  const base = Math.log(Math.max(1e-6, yes) / Math.max(1e-6, total - yes))
  const scores = new Float64Array(count).fill(base)
  const gradient = new Float64Array(count)
  const curvature = new Float64Array(count)
  const random = sequence(7)
  const trees: number[][] = []
  for (let t = 0; t < growth.trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-(scores[i] ?? 0)))
      gradient[i] = (p - (labels[i] ?? 0)) * (weights[i] ?? 0)
      curvature[i] = Math.max(1e-9, p * (1 - p)) * (weights[i] ?? 0)
    }
    const rows = Uint32Array.from({ length: count }, (_, i) => i).filter(() => random() < 0.5)
    const features = cuts.flatMap((cut, f) => (cut.length > 0 && random() < 0.5 ? [f] : []))
    const tree = grow(rows, features, { binned, cuts, gradient, curvature, weights, growth })
    trees.push(tree)
    for (let i = 0; i < count; i++) {
      let at = 0
      while ((tree[at] ?? -1) >= 0) {
        const value = examples[i]?.features[tree[at] ?? 0] ?? 0
        at = (value <= (tree[at + 1] ?? 0) ? (tree[at + 2] ?? 0) : (tree[at + 3] ?? 0)) * 4
      }
      scores[i] = (scores[i] ?? 0) + (tree[at + 1] ?? 0)
    }
  }
  return { base: short(base), trees }
}

interface Field {
  binned: readonly Uint8Array[]
  cuts: readonly number[][]
  gradient: Float64Array
  curvature: Float64Array
  weights: Float64Array
  growth: Growth
}

interface Leaf {
  rows: Uint32Array
  node: number
  split: Split | null
}

interface Split {
  gain: number
  feature: number
  bin: number
}

/** Splits the leaf that gains most until there are leaves enough. */
function grow(rows: Uint32Array, features: readonly number[], field: Field): number[] {
  const { growth, binned, cuts } = field
  const nodes: number[][] = [leafOf(rows, field)]
  const leaves: Leaf[] = [{ rows, node: 0, split: bestSplit(rows, features, field) }]
  while (leaves.length < growth.leaves) {
    leaves.sort((a, b) => (b.split?.gain ?? 0) - (a.split?.gain ?? 0))
    const leaf = leaves[0]
    const split = leaf?.split
    if (!leaf || !split || split.gain <= 1e-6) break
    leaves.shift()
    const column = binned[split.feature] ?? new Uint8Array()
    const [left, right] = [
      leaf.rows.filter((i) => (column[i] ?? 0) <= split.bin),
      leaf.rows.filter((i) => (column[i] ?? 0) > split.bin),
    ]
    const at = nodes.length
    nodes[leaf.node] = [split.feature, short(cuts[split.feature]?.[split.bin] ?? 0), at, at + 1]
    nodes.push(leafOf(left, field), leafOf(right, field))
    leaves.push(
      { rows: left, node: at, split: bestSplit(left, features, field) },
      { rows: right, node: at + 1, split: bestSplit(right, features, field) },
    )
  }
  return nodes.flat()
}

function leafOf(rows: Uint32Array, { gradient, curvature, growth }: Field): number[] {
  let g = 0
  let h = 0
  for (const i of rows) {
    g += gradient[i] ?? 0
    h += curvature[i] ?? 0
  }
  return [-1, short((-g / (h + growth.pull)) * growth.rate), 0, 0]
}

function bestSplit(rows: Uint32Array, features: readonly number[], field: Field): Split | null {
  const { binned, cuts, gradient, curvature, weights, growth } = field
  let [sumG, sumH, sumW] = [0, 0, 0]
  for (const i of rows) {
    sumG += gradient[i] ?? 0
    sumH += curvature[i] ?? 0
    sumW += weights[i] ?? 0
  }
  if (sumW < growth.least * 2) return null
  const whole = (sumG * sumG) / (sumH + growth.pull)
  let best: Split | null = null
  const [g, h, w] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1), new Float64Array(BINS + 1)]
  for (const feature of features) {
    g.fill(0)
    h.fill(0)
    w.fill(0)
    const column = binned[feature] ?? new Uint8Array()
    for (const i of rows) {
      const bin = column[i] ?? 0
      g[bin] = (g[bin] ?? 0) + (gradient[i] ?? 0)
      h[bin] = (h[bin] ?? 0) + (curvature[i] ?? 0)
      w[bin] = (w[bin] ?? 0) + (weights[i] ?? 0)
    }
    let [leftG, leftH, leftW] = [0, 0, 0]
    for (let bin = 0; bin < (cuts[feature]?.length ?? 0); bin++) {
      leftG += g[bin] ?? 0
      leftH += h[bin] ?? 0
      leftW += w[bin] ?? 0
      if (leftW < growth.least || sumW - leftW < growth.least) continue
      const gain = (leftG * leftG) / (leftH + growth.pull) + (sumG - leftG) ** 2 / (sumH - leftH + growth.pull) - whole
      if (gain > (best?.gain ?? 0)) best = { gain, feature, bin }
    }
  }
  return best
}

/** Values at which a feature may be cut: its quantiles, each once. */
function cutsOf(examples: readonly Graded[], feature: number): number[] {
  const step = Math.max(1, Math.floor(examples.length / 20_000))
  const values: number[] = []
  for (let i = 0; i < examples.length; i += step) values.push(examples[i]?.features[feature] ?? 0)
  values.sort((a, b) => a - b)
  const cuts = new Set<number>()
  const distinct = [...new Set(values)]
  if (distinct.length <= BINS) {
    for (let i = 0; i + 1 < distinct.length; i++) cuts.add(((distinct[i] ?? 0) + (distinct[i + 1] ?? 0)) / 2)
  } else {
    for (let k = 1; k < BINS; k++) {
      const at = Math.floor((values.length * k) / BINS)
      const [low, high] = [values[at - 1] ?? 0, values[at] ?? 0]
      if (low < (values.at(-1) ?? 0)) cuts.add((low + high) / 2)
    }
  }
  return [...cuts].map(short).sort((a, b) => a - b)
}

function binOf(value: number, cuts: readonly number[]): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (cuts[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

const short = (x: number): number => Number(x.toPrecision(4))

/** A fixed sequence of numbers from 0 to 1 that looks drawn at random (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
