import { isSameJson } from '@/lib/rows/json'
import {
  idOfKey,
  rowKeyOf,
  kindOfKey,
  type OnRowLeftOut,
  type LocalRow,
  type RecordKey,
  type RowWrite,
  formerRowsOf,
} from '@/lib/rows/row-rules'
import { fieldsOfMute, idOfMute, muteOfFields } from '@/lib/rows/mute'
import { fieldsOfNote, noteOfFields } from '@/lib/rows/note'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { parseMute, type Mute } from '@/lib/schema/mute'
import { groupedBy } from '@/lib/text/lists'
import { keepFormerRows } from '@/lib/store/former-rows'
import { database } from './database'
import { batchesOf } from './read-notes'
import { nextModifiedTime } from './store'
import { writeNotes, type NoteWrite } from './write-notes'

// Notes and muted sentences as rows of fields, for sync.

/** Yields all notes and muted sentences, in batches so small that a first sync stays below 50 ms on the panel's thread. */
export async function* rowsToSync(): AsyncGenerator<LocalRow[], void, undefined> {
  for await (const batch of batchesOf(database().annotations, BATCH, '')) yield batch.map(noteRow)
  const { byKey, isDamaged } = await mutesByKey()
  // A damaged row may be any muted sentence that seems to be missing; this row without fields reports it.
  if (isDamaged) yield [{ key: 'mute/', fields: null, changed: 0 }]
  yield [...byKey].flatMap(([key, [mute]]) =>
    mute ? [{ key, fields: fieldsOfMute(mute), changed: Date.parse(mute.created) || 0 }] : [],
  )
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
  if (mutes.length > 0) await writeMutes(mutes, now, written, leftOut)
  return written
}

const BATCH = 50

function noteRow(row: { id: string }): LocalRow {
  const key = rowKeyOf({ kind: 'note', id: row.id })
  if (!isAnnotation(row)) return { key, fields: null, changed: 0 }
  return { key, fields: fieldsOfNote(row), changed: Date.parse(row.modified) }
}

function muteKey(mute: Mute): RecordKey {
  return rowKeyOf({ kind: 'mute', id: idOfMute(mute) })
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

/** Returns the mutes by key of record, oldest (the synced one) first: a sentence can have two, as after an import. */
async function mutesByKey(): Promise<{ byKey: Map<RecordKey, Mute[]>; isDamaged: boolean }> {
  const rows: unknown[] = await database().mutes.toArray()
  const mutes = rows.flatMap((row) => parseMute(row) ?? []).sort((a, b) => (a.created < b.created ? -1 : 1))
  return { byKey: groupedBy(mutes, muteKey), isDamaged: mutes.length < rows.length }
}

async function writeMutes(
  rows: readonly RowWrite[],
  now: string,
  takenKeys: Set<RecordKey>,
  leftOut: OnRowLeftOut,
): Promise<void> {
  const { mutes } = database()
  const { byKey } = await mutesByKey()
  const owners = new Map([...byKey].flatMap(([key, list]) => list.map(({ id }) => [id, key] as const)))
  for (const { key, expected, fields } of rows) {
    const here = byKey.get(key) ?? []
    const [first] = here
    const mute = fields === null ? null : muteOfFields(fields)
    if (takenKeys.has(key) || !isSameJson(first ? fieldsOfMute(first) : null, expected)) continue
    // Rejects a mute whose key is of another sentence, and one with the id of the mute of another sentence.
    if (fields !== null && (!mute || muteKey(mute) !== key || (owners.get(mute.id) ?? key) !== key)) {
      leftOut(key, new TypeError('the mute is of another sentence'))
      continue
    }
    await keepFormerRows(
      here.flatMap((other) => formerRowsOf({ key, expected: fieldsOfMute(other), fields })),
      now,
    )
    await mutes.bulkDelete(here.map(({ id }) => id))
    if (mute) await mutes.put(mute)
    if (mute) owners.set(mute.id, key)
    takenKeys.add(key)
  }
}
