import { fieldsOfMute, muteOfFields, storedMuteOf } from '@/lib/rows/mute'
import { fieldsOfNote, noteOfFields } from '@/lib/rows/note'
import { idOfKey, type LocalRow, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import type { RowTable } from '@/lib/rows/row-table'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { database } from './database'
import { batchesOf, nextModifiedTime, writeNotes } from '@/lib/notes/data/store'

/** Notes as rows. A note that cannot be read is none: it is copied aside when another one takes its id. */
export const noteTable: RowTable = {
  async *all() {
    for await (const batch of batchesOf(database().annotations, BATCH, '')) yield batch.map(noteRow)
  },
  async read(ids) {
    const rows: unknown[] = await database().annotations.bulkGet([...ids])
    return rows.map((row) => (isAnnotation(row) ? fieldsOfNote(row) : null))
  },
  async binned(ids) {
    const rows = await database().bin.bulkGet([...ids])
    return ids.filter((_, n) => rows[n] !== undefined)
  },
  async write(rows, now, refused) {
    const notes = new Map(rows.map((row) => [row, changedNoteOf(row, now)]))
    for (const [{ key, fields }, note] of notes)
      if (fields !== null && note === null) refused.set(key, new TypeError('the note is not whole'))
    await writeNotes(
      [...notes.values()].filter((note) => note !== null),
      now,
    )
    return rows.filter((row) => notes.get(row) !== null)
  },
}

const BATCH = 50

function noteRow(row: { id: string }): LocalRow {
  const key = rowKeyOf({ kind: 'note', id: row.id })
  if (!isAnnotation(row)) return { key, fields: null, changed: 0 }
  return { key, fields: fieldsOfNote(row), changed: Date.parse(row.modified) }
}

/** Returns the note that a write gives; one with the time of its deletion goes to the bin. null: it is not whole. */
function changedNoteOf({ key, expected, fields }: RowWrite, now: string): Annotation | DeletedAnnotation | null {
  const id = idOfKey(key)
  const before = expected && noteOfFields(id, expected)
  if (fields === null) return before && { ...before, deleted: now }
  const note = noteOfFields(id, fields)
  // A new time of change tells an open editor that the note has changed.
  return note && before?.modified === note.modified ? { ...note, modified: nextModifiedTime(before, now) } : note
}

/** Muted sentences as rows. */
export const muteTable: RowTable = {
  async *all() {
    yield (await database().mutes.toArray()).map((row) => {
      const mute = storedMuteOf(row)
      const key = rowKeyOf({ kind: 'mute', id: row.id })
      return { key, fields: mute && fieldsOfMute(mute), changed: Date.parse(mute?.created ?? '') || 0 }
    })
  },
  async read(ids) {
    const rows = await database().mutes.bulkGet([...ids])
    return rows.map((row) => {
      const mute = storedMuteOf(row)
      if (mute) return fieldsOfMute(mute)
      return row === undefined ? null : undefined
    })
  },
  async write(rows, _now, refused) {
    const done: RowWrite[] = []
    for (const row of rows) {
      const id = idOfKey(row.key)
      const mute = row.fields && muteOfFields(id, row.fields)
      if (mute) await database().mutes.put(mute)
      else if (row.fields === null) await database().mutes.delete(id)
      else {
        refused.set(row.key, new TypeError('the mute is not whole, or of another sentence'))
        continue
      }
      done.push(row)
    }
    return done
  },
}
