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
import type { Annotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { parseMute, type Mute } from '@/lib/schema/mute'
import { groupedBy } from '@/lib/text/lists'
import { keepFormerRows } from '@/lib/store/former-rows'
import { database } from './database'
import { storeReplacedBinRows } from './former-rows'
import { batchesOf } from './read-notes'
import { nextModifiedTime } from './store'

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
  await keepFormerRows([...notes, ...mutes].flatMap(formerRowsOf), now)
  for (let at = 0; at < notes.length; at += BATCH) await writeNotes(notes.slice(at, at + BATCH), now, written, leftOut)
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

async function writeNotes(
  rows: readonly RowWrite[],
  now: string,
  takenKeys: Set<RecordKey>,
  leftOut: OnRowLeftOut,
): Promise<void> {
  const { annotations, bin } = database()
  const ids = rows.map(({ key }) => idOfKey(key))
  const storedNotes: unknown[] = await annotations.bulkGet(ids)
  const puts: Annotation[] = []
  const removedNotes: Annotation[] = []
  for (const [n, { key, expected, fields }] of rows.entries()) {
    const row = storedNotes[n]
    if (row !== undefined && !isAnnotation(row)) continue
    if (!isSameJson(row === undefined ? null : fieldsOfNote(row), expected)) continue
    if (fields === null) {
      if (row) removedNotes.push(row)
    } else {
      try {
        const note = noteOfFields(idOfKey(key), fields)
        if (note === null) throw new TypeError('the note is not whole')
        // A new time of change tells an open editor that the note has changed.
        puts.push(row?.modified === note.modified ? { ...note, modified: nextModifiedTime(row, now) } : note)
      } catch (error) {
        leftOut(key, error)
        continue
      }
    }
    takenKeys.add(key)
  }
  await storeReplacedBinRows([...puts, ...removedNotes], now)
  await annotations.bulkPut(puts)
  await bin.bulkDelete(puts.map(({ id }) => id))
  await bin.bulkPut(removedNotes.map((note) => ({ ...note, deleted: now })))
  await annotations.bulkDelete(removedNotes.map(({ id }) => id))
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
    const [first, ...others] = here
    const mute = fields === null ? null : muteOfFields(fields)
    if (!isSameJson(first ? fieldsOfMute(first) : null, expected)) continue
    // Rejects a mute whose key is of another sentence, and one with the id of the mute of another sentence.
    if (fields !== null && (!mute || muteKey(mute) !== key || (owners.get(mute.id) ?? key) !== key)) {
      leftOut(key, new TypeError('the mute is of another sentence'))
      continue
    }
    await keepFormerRows(
      others.flatMap((other) => formerRowsOf({ key, expected: fieldsOfMute(other), fields })),
      now,
    )
    await mutes.bulkDelete(here.map(({ id }) => id))
    if (mute) await mutes.put(mute)
    if (mute) owners.set(mute.id, key)
    takenKeys.add(key)
  }
}
