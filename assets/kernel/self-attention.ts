import { exp, sumOfLanes } from './lanes'

/**
 * Lets each row of a text attend to all rows, head by head. A row of `x` holds queries, keys and values, `width` numbers
 * each; the queries are already divided by the root of `head`, a multiple of four. `scratch` has room for `rows` + 3 numbers. `bias` has
 * what a head adds for each distance from -`reach` to `reach`, head after head; 0: nothing is added.
 */
export function selfAttend(x: usize, rows: i32, width: i32, head: i32, bias: usize, reach: i32, scratch: usize, out: usize): void {
  const size: usize = <usize>width << 2
  const rowSize: usize = 3 * size
  const headSize: usize = <usize>head << 2
  const end = scratch + (<usize>rows << 2)
  for (let h: usize = 0; h < size; h += headSize) {
    for (let t = 0; t < rows; t++) {
      const q = x + <usize>t * rowSize + h
      let key = x + size + h
      let most: f32 = -3e38
      let near: usize = bias ? bias + (<usize>(reach - t) << 2) : 0
      for (let p = scratch; p < end; p += 4, key += rowSize) {
        let sum = f32x4.mul(v128.load(q), v128.load(key))
        for (let i: usize = 16; i < headSize; i += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(q + i), v128.load(key + i)))
        let logit = sumOfLanes(sum)
        if (near) {
          logit += load<f32>(near)
          near += 4
        }
        store<f32>(p, logit)
        most = max(most, logit)
      }
      for (let p = end; p < end + 12; p += 4) store<f32>(p, -3e38)
      let sums = f32x4.splat(0)
      for (let p = scratch; p < end; p += 16) {
        const e = exp(f32x4.sub(v128.load(p), f32x4.splat(most)))
        v128.store(p, e)
        sums = f32x4.add(sums, e)
      }
      const share = f32x4.splat(<f32>1 / sumOfLanes(sums))
      const to = out + <usize>t * size + h
      for (let i: usize = 0; i < headSize; i += 16) {
        let sum = f32x4.splat(0)
        let value = x + 2 * size + h + i
        for (let p = scratch; p < end; p += 4, value += rowSize)
          sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(p), v128.load(value)))
        v128.store(to + i, f32x4.mul(sum, share))
      }
    }
    if (bias) bias += <usize>(2 * reach + 1) << 2
  }
}
