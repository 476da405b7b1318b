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
