/** An object as a file may hold it: only what it has itself is asked for, by name. */
export type UntrustedRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is UntrustedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One thing or many, as the same: what is missing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** The first text in a value that may be text, a JSON-LD value, or a list of them; undefined where there is none. */
export function firstText(value: unknown): string | undefined {
  for (const one of listOf(value)) {
    if (typeof one === 'string') return one
    if (isRecord(one) && typeof one['@value'] === 'string') return one['@value']
  }
  return undefined
}

/** A whole number from 0 that an offset in a text can be. */
export function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}
