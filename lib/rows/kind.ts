import type { Json } from './json'

/** A row of the user's data, field by field. A field that is missing is one that the row does not have. */
export type Fields = Readonly<Record<string, Json>>

/** Rules for the fields of one kind of row. */
export interface Kind {
  /** Fields of which two versions are both kept, joined by `both`. */
  texts: readonly string[]
  /** Joins two or more different texts, oldest first; the same whatever device does it. */
  both: (versions: readonly TextVersion[]) => string
  /** Required fields. */
  required: readonly string[]
  /** Whether a change to a field is the user's, so that the row stays although it was deleted elsewhere. */
  isOwnWork: (field: string) => boolean
  /** Whether a row may have this id; any id if absent. */
  isId?: (id: string) => boolean
  /** Whether a value from a file is valid for a field. */
  isValid: (field: string, value: Json) => boolean
  /** Brings fields that belong together into one form, such as the numbers of a list. */
  tidy?: (fields: Fields) => Fields
}

export interface TextVersion {
  text: string
  /** Milliseconds since 1970. */
  at: number
}
