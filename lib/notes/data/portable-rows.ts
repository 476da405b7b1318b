import { isSameJson } from '@/lib/rows/json'
import {
  type Fields,
  idOfKey,
  rowKeyOf,
  kindOfKey,
  type OnRowLeftOut,
  type LocalRow,
  type RecordKey,
  type RowWrite,
  formerRowsOf,
} from '@/lib/rows/row-rules'
import { fieldsOfMute, muteOfFields, storedMuteOf } from '@/lib/rows/mute'
import { fieldsOfNote, noteOfFields } from '@/lib/rows/note'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { keepFormerRows } from '@/lib/store/former-rows'
import { database } from './database'
import { batchesOf, nextModifiedTime, writeNotes, type NoteWrite } from '@/lib/notes/data/store'

// Notes and muted sentences as rows of fields, for sync.

/** Yields all notes and muted sentences, in batches so small that a first sync stays below 50 ms on the panel's thread. */
export async function* rowsToSync(): AsyncGenerator<LocalRow[], void, undefined> {
  for await (const batch of batchesOf(database().annotations, BATCH, '')) yield batch.map(noteRow)
  yield (await database().mutes.toArray()).map(muteRow)
}

/** Returns the fields of a stored note or mute; null where there is none that can be read. */
export async function readFields(key: RecordKey): Promise<Fields | null> {
  const id = idOfKey(key)
  const isNote = kindOfKey(key) === 'note'
  const row = isNote ? await database().annotations.get(id) : await database().mutes.get(id)
  if (row === undefined) return null
  return (isNote ? noteRow(row) : muteRow(row)).fields
}

export async function keysInBin(keys: readonly RecordKey[]): Promise<Set<RecordKey>> {
  const found = await database().bin.bulkGet(keys.filter((key) => kindOfKey(key) === 'note').map(idOfKey))
  return new Set(found.flatMap((row) => (row ? [rowKeyOf({ kind: 'note', id: row.id })] : [])))
}

/**
 * Writes notes and mutes of other devices. Skips a row that has changed since it was compared; moves a deleted note to
 * the bin. Call within a transaction over all tables.
 * @returns the keys of the rows that were written
 */
export async function writeNoteRows(
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut,
): Promise<Set<RecordKey>> {
  const written = new Set<RecordKey>()
  const notes = rows.filter(({ key }) => kindOfKey(key) === 'note')
  const mutes = rows.filter(({ key }) => kindOfKey(key) === 'mute')
  for (let at = 0; at < notes.length; at += BATCH) {
    const writes = notes.slice(at, at + BATCH).flatMap((row) => noteWriteOf(row, now, leftOut) ?? [])
    for (const id of await writeNotes(writes, now)) written.add(rowKeyOf({ kind: 'note', id }))
  }
  for (const row of mutes) if (await writeMute(row, now, leftOut)) written.add(row.key)
  return written
}

const BATCH = 50

function noteRow(row: { id: string }): LocalRow {
  const key = rowKeyOf({ kind: 'note', id: row.id })
  if (!isAnnotation(row)) return { key, fields: null, changed: 0 }
  return { key, fields: fieldsOfNote(row), changed: Date.parse(row.modified) }
}

function muteRow(row: { id: string }): LocalRow {
  const key = rowKeyOf({ kind: 'mute', id: row.id })
  const mute = storedMuteOf(row)
  return { key, fields: mute && fieldsOfMute(mute), changed: Date.parse(mute?.created ?? '') || 0 }
}

/** Returns the write of a note; null where there is nothing to delete, or the note is not whole. */
function noteWriteOf({ key, expected, fields }: RowWrite, now: string, leftOut: OnRowLeftOut): NoteWrite | null {
  const id = idOfKey(key)
  const before = expected && noteOfFields(id, expected)
  if (fields === null) return before && { expected: before, note: { ...before, deleted: now } }
  const note = noteOfFields(id, fields)
  if (note === null) {
    leftOut(key, new TypeError('the note is not whole'))
    return null
  }
  // A new time of change tells an open editor that the note has changed.
  const isSameTime = before?.modified === note.modified
  return { expected: before, note: isSameTime ? { ...note, modified: nextModifiedTime(before, now) } : note }
}

async function writeMute(row: RowWrite, now: string, leftOut: OnRowLeftOut): Promise<boolean> {
  const { key, expected, fields } = row
  const { mutes } = database()
  const id = idOfKey(key)
  const stored = await mutes.get(id)
  const present = storedMuteOf(stored)
  const isDamaged = stored !== undefined && present === null
  if (isDamaged || !isSameJson(present && fieldsOfMute(present), expected)) return false
  const mute = fields && muteOfFields(id, fields)
  if (fields !== null && mute === null) {
    leftOut(key, new TypeError('the mute is not whole, or of another sentence'))
    return false
  }
  await keepFormerRows(formerRowsOf(row), now)
  if (mute) await mutes.put(mute)
  else await mutes.delete(id)
  return true
}
