import { isRecord } from '@/lib/schema/is-record'

/** An untrusted object from a file. Only its own properties are read, by name. */
export type UntrustedRecord = Readonly<Record<string, unknown>>

/** Normalises one value or a list to a list; missing becomes an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** The first text in a value that may be text, a JSON-LD value, or a list of them; undefined if there is none. */
export function firstText(value: unknown): string | undefined {
  for (const one of listOf(value)) {
    if (typeof one === 'string') return one
    if (isRecord(one) && typeof one['@value'] === 'string') return one['@value']
  }
  return undefined
}

/** Returns whether a value is a whole number from 0 to `most`. */
export function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}
