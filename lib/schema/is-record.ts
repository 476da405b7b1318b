/** Whether an untrusted value is an object with named properties, and not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Tells whether a value is a valid id of a dossier, claim, note or change. Lone surrogates and control characters are
 * refused, because ids are used in addresses and files.
 */
export function isValidId(id: unknown, longest = LONGEST_ID): id is string {
  return typeof id === 'string' && id !== '' && id.length <= longest && id.isWellFormed() && !/\p{Cc}/u.test(id)
}

const LONGEST_ID = 400

/** Returns a value with U+FFFD in place of the lone surrogates of its texts. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wellFormed(part)]))
}
