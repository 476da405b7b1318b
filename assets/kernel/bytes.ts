// A module of its own over the kernel's memory, since engines without relaxed SIMD refuse it. Its sums are the same everywhere:
// four products of a weight and a number from 0 to 127 never overflow.

/**
 * out = (x - zeros) × w × factors + bias over bytes, in blocks of four rows and eight columns. The weights of eight columns lie
 * together: for each four inputs, four weights of each column. `sums` has the sum of each column's weights. `inner` is a
 * multiple of four, `columns` of eight.
 */
export function multiplyBytes(
  x: usize,
  factors: usize,
  zeros: usize,
  rows: i32,
  inner: i32,
  w: usize,
  sums: usize,
  scales: usize,
  bias: usize,
  columns: i32,
  out: usize,
): void {
  const rowSize: usize = <usize>inner
  const outSize: usize = <usize>columns << 2
  for (let c = 0; c < columns; c += 8) {
    const offset: usize = <usize>c << 2
    for (let r = 0; r < rows; r += 4) {
      const r1 = min(r + 1, rows - 1)
      const r2 = min(r + 2, rows - 1)
      const r3 = min(r + 3, rows - 1)
      // Sums of four rows (a to d), each of four low (0) and four high (1) columns.
      let a0 = i32x4.splat(0)
      let a1 = a0
      let b0 = a0
      let b1 = a0
      let c0 = a0
      let c1 = a0
      let d0 = a0
      let d1 = a0
      let x0 = x + <usize>r * rowSize
      let x1 = x + <usize>r1 * rowSize
      let x2 = x + <usize>r2 * rowSize
      let x3 = x + <usize>r3 * rowSize
      let p = w + <usize>c * rowSize
      const end = x0 + rowSize
      while (x0 < end) {
        const w0 = v128.load(p)
        const w1 = v128.load(p, 16)
        const va = v128.load32_splat(x0)
        a0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, va, a0)
        a1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, va, a1)
        const vb = v128.load32_splat(x1)
        b0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, vb, b0)
        b1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, vb, b1)
        const vc = v128.load32_splat(x2)
        c0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, vc, c0)
        c1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, vc, c1)
        const vd = v128.load32_splat(x3)
        d0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w0, vd, d0)
        d1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(w1, vd, d1)
        p += 32
        x0 += 4
        x1 += 4
        x2 += 4
        x3 += 4
      }
      storeRow(out, outSize, r, offset, a0, a1, factors, zeros, sums, scales, bias)
      storeRow(out, outSize, r1, offset, b0, b1, factors, zeros, sums, scales, bias)
      storeRow(out, outSize, r2, offset, c0, c1, factors, zeros, sums, scales, bias)
      storeRow(out, outSize, r3, offset, d0, d1, factors, zeros, sums, scales, bias)
    }
  }
}

/** Returns four products of two numbers, added: early engines with relaxed SIMD add them twice. */
export function fourProducts(weight: i32, step: i32): i32 {
  const sums = i32x4.relaxed_dot_i8x16_i7x16_add_s(i8x16.splat(<i8>weight), i8x16.splat(<i8>step), i32x4.splat(0))
  return i32x4.extract_lane(sums, 0)
}

@inline
function storeRow(
  out: usize,
  outSize: usize,
  row: i32,
  offset: usize,
  low: v128,
  high: v128,
  factors: usize,
  zeros: usize,
  sums: usize,
  scales: usize,
  bias: usize,
): void {
  const to = out + <usize>row * outSize + offset
  const factor = v128.load32_splat(factors + (<usize>row << 2))
  const zero = v128.load32_splat(zeros + (<usize>row << 2))
  v128.store(to, dequantised(low, factor, zero, sums + offset, scales + offset, bias + offset))
  v128.store(to, dequantised(high, factor, zero, sums + offset + 16, scales + offset + 16, bias + offset + 16), 16)
}

@inline
function dequantised(total: v128, factor: v128, zero: v128, sums: usize, scales: usize, bias: usize): v128 {
  const whole = i32x4.sub(total, i32x4.mul(zero, v128.load(sums)))
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(whole), f32x4.mul(factor, v128.load(scales))), v128.load(bias))
}
