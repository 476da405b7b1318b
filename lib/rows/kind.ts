import type { Json } from './json'

/** A row of the user's data, field by field. A field that is missing is one that the row does not have. */
export type Fields = Readonly<Record<string, Json>>

/** Rules for the fields of one kind of row. */
export interface Kind {
  /** The field of which two versions are both kept: `both` joins different texts, oldest first, the same whatever device does it. */
  text?: { field: string; both: (versions: readonly TextVersion[]) => string }
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

/** In the order in which they are written: a change comes after the dossier that it is made to. */
export const kindNames = ['dossier', 'change', 'note', 'mute'] as const
export type KindName = (typeof kindNames)[number]

/** The name of a row among all. */
export type RecordKey = `${KindName}/${string}`

export function keyOf({ kind, id }: { kind: KindName; id: string }): RecordKey {
  return `${kind}/${id}`
}

export function kindOf(key: RecordKey): KindName {
  return key.slice(0, key.indexOf('/')) as KindName
}

export function idOf(key: RecordKey): string {
  return key.slice(key.indexOf('/') + 1)
}

/** A stored row. */
export interface LocalRow {
  key: RecordKey
  /** Null: the row is damaged and left alone. With an empty id: so are all rows of this kind. */
  fields: Fields | null
  /** Milliseconds since 1970 of its last change. */
  changed: number
}

/** A row as it is to be. */
export interface RowWrite {
  key: RecordKey
  /** Fields when this was planned; null: there was no row. Written only if they still are the same. */
  expected: Fields | null
  /** Null: deleted. */
  fields: Fields | null
}

export type LeftOut = (key: RecordKey, error: unknown) => void
