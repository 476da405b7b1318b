import { exp, storeFirstLanes } from './lanes'

// COSINES_OF_PAIR and PAIR_BYTES are those of lib/engine/model/kernel.ts: cosines of a pair, and bytes of its bits and cosines.
const COSINES_OF_PAIR: usize = 2
const PAIR_BYTES: usize = 4 * (8 + COSINES_OF_PAIR)

/**
 * Lets each word of a sentence attend to the words of one claim. The layouts are those of lib/engine/model/kernel.ts. `scratch` has room for
 * 9 numbers for each word of the claim.
 */
export function attend(
  words: i32,
  claimWords: i32,
  heads: i32,
  head: i32,
  queries: usize,
  keys: usize,
  values: usize,
  nearness: usize,
  nearnessStride: usize,
  bits: usize,
  bitsStride: usize,
  pairLogits: usize,
  bitRows: usize,
  cells: usize,
  cellStride: usize,
  found: usize,
  foundStride: usize,
  aligned: usize,
  scratch: usize,
): void {
  const keySize: usize = <usize>head << 5
  const valueSize: usize = <usize>(heads * head) << 2
  const list = scratch + (<usize>claimWords << 5)
  const factors = pairLogits + 256 * 32
  const empty0 = v128.load(pairLogits, (256 + COSINES_OF_PAIR) * 32)
  const empty1 = v128.load(pairLogits, (256 + COSINES_OF_PAIR) * 32 + 16)
  memory.fill(aligned, 0xff, <usize>words << 2)
  for (let j = 0; j < claimWords; j++) memory.fill(found + <usize>j * foundStride, 0, (16 + COSINES_OF_PAIR) * 4)

  for (let t = 0; t < words; t++) {
    const q = queries + <usize>t * keySize
    const cell = cells + <usize>t * cellStride
    let most0 = empty0
    let most1 = empty1
    let allBits: u32 = 0
    const rest = cell + valueSize + <usize>heads * PAIR_BYTES
    const all = rest + (<usize>heads << 2)
    memory.fill(all, 0, PAIR_BYTES)
    const column = <usize>t * COSINES_OF_PAIR * 4
    for (let j = 0; j < claimWords; j++) {
      const pair = <usize>load<u8>(bits + <usize>t * bitsStride + j)
      const own = found + <usize>j * foundStride
      let l0 = v128.load(pairLogits + (pair << 5))
      let l1 = v128.load(pairLogits + (pair << 5), 16)
      const cosines = nearness + <usize>j * nearnessStride + column
      for (let n: usize = 0; n < COSINES_OF_PAIR; n++) {
        const near = load<f32>(cosines + (n << 2))
        l0 = f32x4.add(l0, f32x4.mul(f32x4.splat(near), v128.load(factors + (n << 5))))
        l1 = f32x4.add(l1, f32x4.mul(f32x4.splat(near), v128.load(factors + (n << 5), 16)))
        store<f32>(own + (n << 2), max(load<f32>(own + (n << 2), 64), near), 64)
        store<f32>(all + (n << 2), max(load<f32>(all + (n << 2), 32), near), 32)
      }
      const k = keys + <usize>j * keySize
      for (let i: usize = 0; i < keySize; i += 32) {
        l0 = f32x4.add(l0, f32x4.mul(v128.load(q + i), v128.load(k + i)))
        l1 = f32x4.add(l1, f32x4.mul(v128.load(q + i, 16), v128.load(k + i, 16)))
      }
      v128.store(scratch + (<usize>j << 5), l0)
      v128.store(scratch + (<usize>j << 5), l1, 16)
      most0 = f32x4.max(most0, l0)
      most1 = f32x4.max(most1, l1)
      allBits |= <u32>pair
      const set = bitRows + (pair << 5)
      v128.store(own, f32x4.max(v128.load(own, 32), v128.load(set)), 32)
      v128.store(own, f32x4.max(v128.load(own, 48), v128.load(set, 16)), 48)
    }

    // Softmax of all heads at once: one head in each lane.
    const e0 = exp(f32x4.sub(empty0, most0))
    const e1 = exp(f32x4.sub(empty1, most1))
    let sum0 = e0
    let sum1 = e1
    for (let p = scratch; p < list; p += 32) {
      const l0 = exp(f32x4.sub(v128.load(p), most0))
      const l1 = exp(f32x4.sub(v128.load(p, 16), most1))
      v128.store(p, l0)
      v128.store(p, l1, 16)
      sum0 = f32x4.add(sum0, l0)
      sum1 = f32x4.add(sum1, l1)
    }
    for (let p = scratch, own = found; p < list; p += 32, own += foundStride) {
      const a0 = f32x4.div(v128.load(p), sum0)
      const a1 = f32x4.div(v128.load(p, 16), sum1)
      v128.store(p, a0)
      v128.store(p, a1, 16)
      v128.store(own, f32x4.max(v128.load(own), a0))
      v128.store(own, f32x4.max(v128.load(own, 16), a1), 16)
    }

    let strongest: f32 = 0
    for (let h = 0; h < heads; h++) {
      const pairs = cell + valueSize + <usize>h * PAIR_BYTES
      let set0 = f32x4.splat(0)
      let set1 = set0
      let near = f32x4.splat(0)
      let chosen: usize = list
      for (let j = 0; j < claimWords; j++) {
        const a = load<f32>(scratch + (<usize>j << 5) + (<usize>h << 2))
        if (a < <f32>1e-5) continue
        store<u32>(chosen, <u32>j)
        chosen += 4
        if (a > strongest) {
          strongest = a
          store<i32>(aligned + (<usize>t << 2), j)
        }
        const v = f32x4.splat(a)
        const set = bitRows + (<usize>load<u8>(bits + <usize>t * bitsStride + j) << 5)
        set0 = f32x4.add(set0, f32x4.mul(v, v128.load(set)))
        set1 = f32x4.add(set1, f32x4.mul(v, v128.load(set, 16)))
        near = f32x4.add(near, f32x4.mul(v, v128.load64_zero(nearness + <usize>j * nearnessStride + column)))
      }
      v128.store(pairs, set0)
      v128.store(pairs, set1, 16)
      storeFirstLanes(pairs + 32, near, near, <i32>COSINES_OF_PAIR)
      for (let i = h * head; i < (h + 1) * head; i += 4) {
        let sum = f32x4.splat(0)
        for (let p = list; p < chosen; p += 4) {
          const j = <usize>load<u32>(p)
          const a = v128.load32_splat(scratch + (j << 5) + (<usize>h << 2))
          sum = f32x4.add(sum, f32x4.mul(a, v128.load(values + j * valueSize + (<usize>i << 2))))
        }
        v128.store(cell + (<usize>i << 2), sum)
      }
    }
    storeFirstLanes(rest, f32x4.div(e0, sum0), f32x4.div(e1, sum1), heads)
    v128.store(all, v128.load(bitRows + (<usize>allBits << 5)))
    v128.store(all, v128.load(bitRows + (<usize>allBits << 5), 16), 16)
  }
}
