import { storeFirstLanes } from './lanes'

/**
 * out = x × w + start, in blocks of four rows and eight columns. Row r starts from row `r % startRows` of `start`, or from zero where
 * `start` is 0. The last block computes its last row again and reads beyond the last column, but writes only what was asked for.
 */
export function multiply(
  x: usize,
  xStride: usize,
  rows: i32,
  inner: i32,
  w: usize,
  wStride: usize,
  columns: i32,
  start: usize,
  startStride: usize,
  startRows: i32,
  out: usize,
  outStride: usize,
): void {
  for (let c = 0; c < columns; c += 8) {
    const offset: usize = <usize>c << 2
    for (let r = 0; r < rows; r += 4) {
      const r1 = min(r + 1, rows - 1)
      const r2 = min(r + 2, rows - 1)
      const r3 = min(r + 3, rows - 1)
      // Sums of four rows (a to d), each of four low (0) and four high (1) columns.
      let a0 = f32x4.splat(0)
      let a1 = a0
      let b0 = a0
      let b1 = a0
      let c0 = a0
      let c1 = a0
      let d0 = a0
      let d1 = a0
      if (start) {
        const s0 = start + <usize>(r % startRows) * startStride + offset
        const s1 = start + <usize>(r1 % startRows) * startStride + offset
        const s2 = start + <usize>(r2 % startRows) * startStride + offset
        const s3 = start + <usize>(r3 % startRows) * startStride + offset
        a0 = v128.load(s0)
        a1 = v128.load(s0, 16)
        b0 = v128.load(s1)
        b1 = v128.load(s1, 16)
        c0 = v128.load(s2)
        c1 = v128.load(s2, 16)
        d0 = v128.load(s3)
        d1 = v128.load(s3, 16)
      }
      let x0 = x + <usize>r * xStride
      let x1 = x + <usize>r1 * xStride
      let x2 = x + <usize>r2 * xStride
      let x3 = x + <usize>r3 * xStride
      let p = w + offset
      const end = x0 + (<usize>inner << 2)
      while (x0 < end) {
        const w0 = v128.load(p)
        const w1 = v128.load(p, 16)
        const va = v128.load32_splat(x0)
        a0 = f32x4.add(a0, f32x4.mul(va, w0))
        a1 = f32x4.add(a1, f32x4.mul(va, w1))
        const vb = v128.load32_splat(x1)
        b0 = f32x4.add(b0, f32x4.mul(vb, w0))
        b1 = f32x4.add(b1, f32x4.mul(vb, w1))
        const vc = v128.load32_splat(x2)
        c0 = f32x4.add(c0, f32x4.mul(vc, w0))
        c1 = f32x4.add(c1, f32x4.mul(vc, w1))
        const vd = v128.load32_splat(x3)
        d0 = f32x4.add(d0, f32x4.mul(vd, w0))
        d1 = f32x4.add(d1, f32x4.mul(vd, w1))
        p += wStride
        x0 += 4
        x1 += 4
        x2 += 4
        x3 += 4
      }
      const left = columns - c
      storeFirstLanes(out + <usize>r * outStride + offset, a0, a1, left)
      storeFirstLanes(out + <usize>r1 * outStride + offset, b0, b1, left)
      storeFirstLanes(out + <usize>r2 * outStride + offset, c0, c1, left)
      storeFirstLanes(out + <usize>r3 * outStride + offset, d0, d1, left)
    }
  }
}
