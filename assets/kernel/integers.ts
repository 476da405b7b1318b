/** Largest quantised activations: with weights up to 127, a sum of 2,064 or of 4,129 products stays below 2^31. */
const MAX_QUANTISED: f32 = 8191
const MAX_QUANTISED_OF_WIDE: f32 = 4095
const WIDE: i32 = 2064

/** Rounds rows of numbers to whole numbers of 16 bits, with one factor for each row; `width` is a multiple of eight. */
export function quantise(x: usize, rows: i32, width: i32, out: usize, factors: usize): void {
  const size: usize = <usize>width << 2
  const limit = width > WIDE ? MAX_QUANTISED_OF_WIDE : MAX_QUANTISED
  for (let r = 0; r < rows; r++) {
    let top = f32x4.splat(0)
    for (let i: usize = 0; i < size; i += 16) top = f32x4.max(top, f32x4.abs(v128.load(x + i)))
    const most = max(
      max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
      max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
    )
    const scale = f32x4.splat(most > 0 ? limit / most : 0)
    store<f32>(factors + (<usize>r << 2), most / limit)
    for (let i: usize = 0; i < size; i += 32) {
      const low = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(x + i), scale)))
      const high = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(x + i, 16), scale)))
      v128.store(out + (i >> 1), i16x8.narrow_i32x4_s(low, high))
    }
    x += size
    out += size >> 1
  }
}

/**
 * Rounds rows of numbers to 128 steps from the least to the largest, of which one is zero; `width` is a multiple of 16. Where
 * `zeros` is given, writes the numbers of the steps as bytes and, for each row, which is zero; else whole numbers of 16 bits around it.
 */
export function quantiseNarrow(x: usize, rows: i32, width: i32, out: usize, factors: usize, zeros: usize): void {
  const size: usize = <usize>width << 2
  for (let r = 0; r < rows; r++) {
    let low = f32x4.splat(0)
    let high = low
    for (let i: usize = 0; i < size; i += 16) {
      const four = v128.load(x + i)
      low = f32x4.min(low, four)
      high = f32x4.max(high, four)
    }
    const least = min(
      min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
      min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
    )
    const most = max(
      max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
      max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
    )
    const scale = most > least ? LAST_STEP / (most - least) : 0
    const zero = i32x4.splat(<i32>nearest(-least * scale))
    store<f32>(factors + (<usize>r << 2), (most - least) / LAST_STEP)
    if (zeros) store<i32>(zeros + (<usize>r << 2), i32x4.extract_lane(zero, 0))
    const by = f32x4.splat(scale)
    for (let i: usize = 0; i < size; i += 64) {
      const a = stepsOf(x + i, by, zero)
      const b = stepsOf(x + i + 16, by, zero)
      const c = stepsOf(x + i + 32, by, zero)
      const d = stepsOf(x + i + 48, by, zero)
      if (zeros) {
        v128.store(out + (i >> 2), i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)))
      } else {
        v128.store(out + (i >> 1), i16x8.narrow_i32x4_s(i32x4.sub(a, zero), i32x4.sub(b, zero)))
        v128.store(out + (i >> 1), i16x8.narrow_i32x4_s(i32x4.sub(c, zero), i32x4.sub(d, zero)), 16)
      }
    }
    x += size
    out += zeros ? size >> 2 : size >> 1
  }
}
const LAST_STEP: f32 = 127

@inline
function stepsOf(at: usize, scale: v128, zero: v128): v128 {
  const rounded = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(at), scale)))
  return i32x4.min_s(i32x4.max_s(i32x4.add(rounded, zero), i32x4.splat(0)), i32x4.splat(127))
}

/**
 * out = x × w × factors + bias over whole numbers of 16 bits, in blocks of four rows and eight columns. The weights of
 * eight columns lie together: for each two inputs, two weights of each column. `inner` is even, `columns` a multiple of eight.
 */
export function multiplyIntegers(
  x: usize,
  factors: usize,
  rows: i32,
  inner: i32,
  w: usize,
  scales: usize,
  bias: usize,
  columns: i32,
  out: usize,
): void {
  const rowSize: usize = <usize>inner << 1
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
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(va, w0))
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(va, w1))
        const vb = v128.load32_splat(x1)
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(vb, w0))
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(vb, w1))
        const vc = v128.load32_splat(x2)
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(vc, w0))
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(vc, w1))
        const vd = v128.load32_splat(x3)
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(vd, w0))
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(vd, w1))
        p += 32
        x0 += 4
        x1 += 4
        x2 += 4
        x3 += 4
      }
      storeDequantised(out + <usize>r * outSize + offset, a0, a1, factors + (<usize>r << 2), scales + offset, bias + offset)
      storeDequantised(out + <usize>r1 * outSize + offset, b0, b1, factors + (<usize>r1 << 2), scales + offset, bias + offset)
      storeDequantised(out + <usize>r2 * outSize + offset, c0, c1, factors + (<usize>r2 << 2), scales + offset, bias + offset)
      storeDequantised(out + <usize>r3 * outSize + offset, d0, d1, factors + (<usize>r3 << 2), scales + offset, bias + offset)
    }
  }
}

@inline
function storeDequantised(to: usize, low: v128, high: v128, factor: usize, scales: usize, bias: usize): void {
  const f = v128.load32_splat(factor)
  const lowScales = f32x4.mul(f, v128.load(scales))
  const highScales = f32x4.mul(f, v128.load(scales, 16))
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(low), lowScales), v128.load(bias)))
  v128.store(to, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(high), highScales), v128.load(bias, 16)), 16)
}
