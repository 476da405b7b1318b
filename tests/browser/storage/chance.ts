/** Seeded random numbers: mulberry32. */
export interface Chance {
  /** Returns a number from 0 up to, but not including, 1. */
  next: () => number
  below: (n: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain) */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { next, below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T }
}
