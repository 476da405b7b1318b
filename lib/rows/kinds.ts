import { changeKind } from './change'
import { dossierKind } from './dossier'
import type { Fields, Kind } from './kind'
import { muteKind } from './mute'
import { noteKind } from './note'

// The rows of the user's data as sync, backups and imports carry them.

/** In the order in which they are written: a change comes after the dossier that it is made to. */
export const kindNames = ['dossier', 'change', 'note', 'mute'] as const
export type KindName = (typeof kindNames)[number]

export const kinds: Readonly<Record<KindName, Kind>> = {
  dossier: dossierKind,
  change: changeKind,
  note: noteKind,
  mute: muteKind,
}

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
