import { exp, sumOfLanes } from './lanes'

/** Layer normalisation of each row; `width` is a multiple of four. */
export function normalise(x: usize, rows: i32, width: i32, weight: usize, bias: usize, out: usize): void {
  const size: usize = <usize>width << 2
  for (let r = 0; r < rows; r++) {
    let sum = f32x4.splat(0)
    for (let i: usize = 0; i < size; i += 16) sum = f32x4.add(sum, v128.load(x + i))
    const mean = f32x4.splat(sumOfLanes(sum) / <f32>width)
    let squares = f32x4.splat(0)
    for (let i: usize = 0; i < size; i += 16) {
      const d = f32x4.sub(v128.load(x + i), mean)
      squares = f32x4.add(squares, f32x4.mul(d, d))
    }
    const scale = f32x4.splat(<f32>1 / sqrt<f32>(sumOfLanes(squares) / <f32>width + <f32>1e-5))
    for (let i: usize = 0; i < size; i += 16) {
      const one = f32x4.mul(f32x4.mul(f32x4.sub(v128.load(x + i), mean), scale), v128.load(weight + i))
      v128.store(out + i, f32x4.add(one, v128.load(bias + i)))
    }
    x += size
    out += size
  }
}

/** Convolves each column along the rows of a stretch of `stretch` rows; `width` is a multiple of four. */
export function convolve(
  x: usize,
  rows: i32,
  stretch: i32,
  width: i32,
  depth: usize,
  kernel: i32,
  out: usize,
): void {
  const size: usize = <usize>width << 2
  const half = kernel >> 1
  for (let r = 0; r < rows; r++) {
    const place = r % stretch
    const first = max(0, half - place)
    const last = min(kernel, stretch - place + half)
    const from = x + <usize>(r - half + first) * size
    const factors = depth + <usize>first * size
    for (let i: usize = 0; i < size; i += 16) {
      let sum = f32x4.splat(0)
      let p = from + i
      let d = factors + i
      for (let k = first; k < last; k++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(p), v128.load(d)))
        p += size
        d += size
      }
      v128.store(out + i, sum)
    }
    out += size
  }
}

/** x += left half of `valuesAndGates` × sigmoid of its right half; `width` is a multiple of four. */
export function gate(x: usize, rows: i32, width: i32, valuesAndGates: usize): void {
  const size: usize = <usize>width << 2
  const one = f32x4.splat(1)
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < size; i += 16) {
      const open = f32x4.add(one, exp(f32x4.neg(v128.load(valuesAndGates + size + i))))
      v128.store(x + i, f32x4.add(v128.load(x + i), f32x4.div(v128.load(valuesAndGates + i), open)))
    }
    x += size
    valuesAndGates += size << 1
  }
}

/** The Gaussian error linear unit in place, with Abramowitz and Stegun 7.1.26; `count` is a multiple of four. */
export function gelu(x: usize, count: i32): void {
  const one = f32x4.splat(1)
  const end = x + (<usize>count << 2)
  for (; x < end; x += 16) {
    const v = v128.load(x)
    const u = f32x4.mul(v, f32x4.splat(0.7071067811865476))
    const size = f32x4.abs(u)
    const t = f32x4.div(one, f32x4.add(one, f32x4.mul(size, f32x4.splat(0.3275911))))
    let p = f32x4.splat(1.061405429)
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.453152027))
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.421413741))
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.284496736))
    p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.254829592))
    const erf = f32x4.sub(one, f32x4.mul(f32x4.mul(p, t), exp(f32x4.neg(f32x4.mul(u, u)))))
    const sign = v128.and(u, f32x4.splat(-0.0))
    v128.store(x, f32x4.mul(f32x4.mul(f32x4.splat(0.5), v), f32x4.add(one, v128.or(erf, sign))))
  }
}
