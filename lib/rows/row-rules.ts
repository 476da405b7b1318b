import { type Json, isSameJson, ownProperty } from './json'

/** A row of the user's data as fields by name. */
export type Fields = Readonly<Record<string, Json>>

export interface RowRules {
  /** Field whose concurrent texts `joinVersions` joins, oldest first; the result is equal on every device. */
  text?: { field: string; joinVersions: (versions: readonly TextVersion[]) => string }
  required: readonly string[]
  /** Whether a change to this field keeps the row when another device has deleted it. */
  isOwnWork: (field: string) => boolean
  isId?: (id: string) => boolean
  isValid: (field: string, value: Json) => boolean
  /** Makes related fields consistent, such as the positions of a note's tags. */
  tidy?: (fields: Fields) => Fields
}

export interface TextVersion {
  text: string
  at: number
}

/** The kinds of rows in the order of writing: a dossier before its adjustments. */
export const kindNames = ['dossier', 'adjustment', 'note', 'mute'] as const
export type KindName = (typeof kindNames)[number]
/** Key of a row, unique among all kinds. */
export type RecordKey = `${KindName}/${string}`

export function rowKeyOf({ kind, id }: { kind: KindName; id: string }): RecordKey {
  return `${kind}/${id}`
}

export function kindOfKey(key: RecordKey): KindName {
  return key.slice(0, key.indexOf('/')) as KindName
}

export function idOfKey(key: RecordKey): string {
  return key.slice(key.indexOf('/') + 1)
}

/** A row as devices and backups exchange it. */
export interface Row {
  key: RecordKey
  /** null: there is no such row, or it is damaged, or its content comes with the extension (the bundled dossier). */
  fields: Fields | null
  /** Whether a dossier is on. Absent: a new one is off, another one stays as it is. */
  isOn?: boolean
}

export interface LocalRow extends Row {
  /** Time of the last change of the row, in milliseconds since 1970. */
  changed: number
}

/** A planned write; null fields delete the row. */
export interface RowWrite extends Row {
  /** Fields when the write was planned; null: no row. The write is left out if they have changed since. */
  expected: Fields | null
}

export type OnRowLeftOut = (key: RecordKey, error: unknown) => void

/** Returns the present row if a write would lose a part of it. A deleted note, and a dossier, goes to the bin instead. */
export function formerRowsOf({ key, expected, fields }: RowWrite): { key: RecordKey; fields: Fields }[] {
  const kind = kindOfKey(key)
  if (expected === null || (kind === 'dossier' && !hasSameContent(expected, fields))) return []
  const isLess =
    fields === null ? kind !== 'note' : Object.keys(expected).some((field) => isChangeLost(field, expected, fields))
  return isLess ? [{ key, fields: expected }] : []
}

/** Tells whether two states of a dossier differ only in facts about it, such as the name or project that the user gave it. */
export function hasSameContent(before: Fields, after: Fields | null): boolean {
  return after !== null && isSameJson(contentOf(before), contentOf(after))
}

/** Returns the content of a dossier without its subject, whose names the user can change. */
function contentOf({ content = null }: Fields): Json {
  return typeof content === 'object' ? { ...content, subject: null } : content
}

function isChangeLost(field: string, expected: Fields, fields: Fields): boolean {
  const before = ownProperty(expected, field)
  const after = ownProperty(fields, field)
  if (field === 'modified' || before === null || before === undefined || before === '') return false
  if (field === 'note') return !textOf(after).includes(textOf(before))
  // Tag fields have the position of the tag as value: a tag that moved is not lost.
  return field.startsWith('tag:') ? after === undefined : !isSameJson(before, after)
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
