/** Stores the first `count` of eight numbers. */
@inline
export function storeFirstLanes(to: usize, low: v128, high: v128, count: i32): void {
  if (count >= 8) {
    v128.store(to, low)
    v128.store(to, high, 16)
    return
  }
  if (count >= 4) {
    v128.store(to, low)
    low = high
    to += 16
    count -= 4
  }
  if (count > 0) v128.store32_lane(to, low, 0)
  if (count > 1) v128.store32_lane(to, low, 1, 4)
  if (count > 2) v128.store32_lane(to, low, 2, 8)
}

/** The sum of four numbers. */
@inline
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  )
}

/** Returns e to the power of four numbers, by the polynomial of Cephes (expf); inputs are clamped to -87 to 88. */
@inline
export function exp(v: v128): v128 {
  const x = f32x4.max(f32x4.min(v, f32x4.splat(88)), f32x4.splat(-87))
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)))
  const rough = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)))
  const r = f32x4.sub(rough, f32x4.mul(n, f32x4.splat(-2.1219444e-4)))
  let p = f32x4.splat(1.98756915e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.39819995e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.33345191e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.16657959e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.66666655e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.00000012e-1))
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  return f32x4.mul(y, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23))
}
