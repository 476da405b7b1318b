/** Whether an untrusted value is an object with named properties, and not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Whether a text can name a row: an id of a dossier, claim, note or change. Half letters and control characters are
 * refused where rows come in, since addresses and files are made of ids.
 */
export function isReference(id: unknown, longest = LONGEST_ID): id is string {
  return typeof id === 'string' && id !== '' && id.length <= longest && id.isWellFormed() && !/\p{Cc}/u.test(id)
}

const LONGEST_ID = 400
