import type fc from 'fast-check'
import { jsonOf } from './arbitraries'

/** Code that reads untrusted input, with the conditions that must hold for any input. */
export interface Target<I = unknown> {
  name: string
  input: fc.Arbitrary<I>
  /** Reads the input. Throws if it is read wrongly; a documented refusal is not an error. */
  run: (input: I) => unknown
  /** Number of cases in relation to the slowest targets, which have 1, the default. */
  share?: number
  /** Allowed milliseconds for each 1,000 characters of input, on top of `BASE_MS`; 5 by default. */
  msPerThousand?: number
}

/** Allowed for any input: start-up, garbage collection, another process on the machine. */
export const BASE_MS = 400

/** Hides the input type of a target, so that targets of different types can be in one list. */
export function target<I>(one: Target<I>): Target {
  return one as Target
}

/** Throws an error with the problem, shortened. */
export function must(holds: boolean, what: string, value?: unknown): asserts holds {
  if (!holds) throw new Error(value === undefined ? what : `${what}: ${jsonOf(value).slice(0, 300)}`)
}

/** The length of an input, in characters or bytes of all its parts. */
export function sizeOf(input: unknown): number {
  if (typeof input === 'string') return input.length
  if (input instanceof Uint8Array) return input.length
  if (Array.isArray(input)) return input.reduce<number>((sum, one) => sum + sizeOf(one), 1)
  if (typeof input === 'object' && input !== null)
    return Object.entries(input).reduce((sum, [key, value]) => sum + key.length + sizeOf(value), 1)
  return 8
}
