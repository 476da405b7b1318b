import { compareText } from '@/lib/text/lists'
import { database, runOnNotes } from '@/lib/notes/data/database'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'
import { purgeCutoff, keepFormerRows } from '@/lib/store/former-rows'
import type { Annotation, AnnotationDraft, DeletedAnnotation, NoteContent, SaveResult } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import { tidyTags, fieldsOfNote } from '@/lib/rows/note'
import type { EntityTable } from 'dexie'
import { formerRowsOf, rowKeyOf } from '@/lib/rows/row-rules'

/** Returns the notes on claims with this id, oldest first; two dossiers may use the same id. */
export async function annotationsOfClaim(claim: string): Promise<Annotation[]> {
  return sortOldestFirst((await database().annotations.where('claim').equals(claim).toArray()).filter(isAnnotation))
}

/**
 * Yields notes in batches of at most 250, so that they are never all in memory; notes of one page are adjacent. Notes
 * deleted in the meantime are left out.
 * @param which the ids of the notes; null: all
 */
export async function* eachAnnotation(which: readonly string[] | null): AsyncGenerator<Annotation[], void, undefined> {
  const wanted = which && new Set(which)
  const ids = (await idsByPage()).filter((id) => wanted?.has(id) ?? true)
  for (let at = 0; at < ids.length; at += BATCH) yield await annotationsById(ids.slice(at, at + BATCH))
}

const BATCH = 250

/** Returns the existing, valid notes with these ids, in the given order. */
export async function annotationsById(ids: readonly string[]): Promise<Annotation[]> {
  const found = await database().annotations.bulkGet([...ids])
  return found.filter(isAnnotation)
}

export async function recentTags(): Promise<string[]> {
  const last = await database().annotations.orderBy('modified').reverse().limit(BATCH).toArray()
  return [...new Set(last.filter(isAnnotation).flatMap(({ tags }) => tags))]
}

export async function allDeleted(): Promise<DeletedAnnotation[]> {
  return (await database().bin.orderBy('deleted').reverse().toArray()).filter(isDeletedAnnotation)
}

/**
 * Adds a note, or changes the note with the draft's id. Repeating the call changes nothing. If the note was deleted in
 * another window in the meantime, it is added again, so that no text is lost.
 * @param now the current instant as ISO text
 */
export function saveAnnotation({ id, basedOn, ...fields }: AnnotationDraft, now: string): Promise<SaveResult> {
  const db = database()
  const content = { ...fields, tags: tidyTags(fields.tags) }
  return runOnNotes(async () => {
    const row = await db.annotations.get(id)
    const stored = isAnnotation(row) ? row : undefined
    if (row && !stored) await copyUnreadableRow(row)
    if (stored && isSame(stored, content)) return { outcome: 'saved', annotation: stored }
    if (stored && stored.modified !== basedOn) return { outcome: 'changed-elsewhere', stored }
    const binned = await db.bin.get(id)
    const annotation = {
      ...content,
      id,
      created: (stored ?? binned)?.created ?? now,
      modified: nextModifiedTime(stored, now),
    }
    await db.annotations.put(annotation)
    // A note that was changed and then deleted elsewhere contains text that this draft does not have.
    if (binned && (binned.modified === basedOn || isSame(binned, content))) await db.bin.delete(id)
    return { outcome: 'saved', annotation }
  })
}

/** Moves notes to the bin; stores a copy of a row there whose content would be lost. @returns the notes that existed */
export function deleteAnnotations(ids: readonly string[], now: string): Promise<Annotation[]> {
  return runOnNotes(async () => {
    const notes = await annotationsById(ids)
    await writeNotes(
      notes.map((note) => ({ ...note, deleted: now })),
      now,
    )
    return notes
  })
}

/**
 * Restores notes from the bin. If a note with the same id was created in the meantime, it stays, and the deleted one
 * remains in the bin.
 */
export function restoreAnnotations(
  ids: readonly string[],
  now: string = new Date().toISOString(),
): Promise<Annotation[]> {
  return runOnNotes(async () => {
    const deleted = (await database().bin.bulkGet([...ids])).filter(isDeletedAnnotation)
    const present = new Set((await annotationsById(ids)).map(({ id }) => id))
    const notes = deleted.filter(({ id }) => !present.has(id)).map(({ deleted: _deleted, ...note }) => note)
    await writeNotes(notes, now)
    return notes
  })
}

/** Removes notes from the bin for good, by id or if deleted before an instant. @returns the number of removed notes */
export function removeFromBin(which: { ids: readonly string[] } | { before: string }): Promise<number> {
  const { bin } = database()
  return runOnNotes(async () => {
    const rows = 'ids' in which ? bin.where('id').anyOf(which.ids) : bin.where('deleted').below(which.before)
    // Keep unreadable rows: the user cannot judge what they contained.
    return rows.and(isDeletedAnnotation).delete()
  })
}

/** Deletes notes that were moved to the bin more than 30 days ago. Call it about every hour. @returns their number */
export function purgeBin(now: string): Promise<number> {
  return removeFromBin({ before: purgeCutoff(now) })
}

export async function tagAnnotations(
  ids: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  now: string,
): Promise<Annotation[]> {
  const { after } = await changeAll(ids, now, ({ tags }) => ({
    tags: tidyTags([...tags.filter((tag) => !remove.includes(tag)), ...add]),
  }))
  return after
}

/**
 * Sets the colour of many notes, or removes it with null.
 * @param from the colour that a note must have: an undo leaves notes with a later colour. Absent: any
 * @returns the changed notes, as they were before
 */
export async function colorAnnotations(
  ids: readonly string[],
  { color, from }: { color: NoteColor | null; from?: NoteColor | null | undefined },
  now: string,
): Promise<Annotation[]> {
  const { before } = await changeAll(ids, now, (note) => ({
    color: from === undefined || note.color === from ? color : note.color,
  }))
  return before
}

/** Sets a field of each note that has another value in it. @returns the changed notes, before and after */
function changeAll(
  ids: readonly string[],
  now: string,
  change: (note: Annotation) => Pick<Annotation, 'tags'> | Pick<Annotation, 'color'>,
) {
  return runOnNotes(async () => {
    const before = (await annotationsById(ids)).filter((note) => !isSame(note, change(note)))
    const after = before.map((note) => ({ ...note, ...change(note), modified: nextModifiedTime(note, now) }))
    await database().annotations.bulkPut(after)
    return { before, after }
  })
}

/** Returns `now`, or 1 ms after the last change if that is later: editors detect changes by this time. */
export function nextModifiedTime(before: Annotation | undefined, now: string): string {
  if (before === undefined || now > before.modified) return now
  const last = Date.parse(before.modified)
  // A row from a file may have the last time that dates as text can have.
  return Number.isNaN(last) || last >= LATEST_MS ? now : new Date(last + 1).toISOString()
}

const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z')

export function sortOldestFirst(annotations: Annotation[]): Annotation[] {
  return annotations.sort((a, b) => compareText(a.created, b.created))
}

/** Returns whether the stored note has the given content, as when the response to an earlier save was lost. */
function isSame(stored: Annotation, content: Partial<NoteContent>): boolean {
  return (Object.keys(content) as (keyof NoteContent)[]).every(
    (key) => JSON.stringify(stored[key]) === JSON.stringify(content[key]),
  )
}

/**
 * Returns the ids of all notes at one moment, grouped by page. They are read in parts, because reading a hundred
 * thousand keys at once would block other requests noticeably.
 */
function idsByPage(): Promise<string[]> {
  const { annotations } = database()
  return database().transaction('r', annotations, async () => {
    const ids = new Set<string>()
    let fromPageKey = ''
    for (let most = KEYS_PER_READ; ;) {
      const part = await annotations.where('pageKey').aboveOrEqual(fromPageKey).limit(most).primaryKeys()
      part.forEach((id) => ids.add(id))
      const last = part.length < most ? undefined : await annotations.get(part.at(-1) ?? '')
      if (last === undefined) return [...ids]
      // The next part begins with the page of the last id, which may be incomplete; if one page fills a part, it grows.
      most = last.pageKey === fromPageKey ? most * 2 : KEYS_PER_READ
      fromPageKey = last.pageKey
    }
  })
}

const KEYS_PER_READ = 5000

export function countAnnotations(): Promise<number> {
  return database().annotations.count()
}

export async function newestAnnotations(limit: number): Promise<Annotation[]> {
  return (await database().annotations.orderBy('modified').reverse().limit(limit).toArray()).filter(isAnnotation)
}

export async function* annotationBatches(size: number): AsyncGenerator<Annotation[], void, undefined> {
  for await (const batch of batchesOf(database().annotations, size, '')) yield batch.filter(isAnnotation)
}

/**
 * Yields rows in batches, ordered by id: reading neighbouring rows is about ten times as fast as reading single rows.
 * @param after only rows after this id; undefined: all rows, whatever their ids are
 */
export async function* batchesOf<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  size: number,
  after?: string,
): AsyncGenerator<T[], void, undefined> {
  for (;;) {
    const rest = after === undefined ? table.orderBy(':id') : table.where(':id').above(after)
    const rows = await rest.limit(size).toArray()
    yield rows
    after = rows.at(-1)?.id
    if (after === undefined || rows.length < size) return
  }
}

/** Returns the time of the last change of each note, by id; read from an index, without loading the notes. */
export function annotationStamps(): Promise<Map<string, string>> {
  const { annotations } = database()
  return database().transaction('r', annotations, async () => {
    const byModified = annotations.orderBy('modified')
    const [ids, stamps] = await Promise.all([byModified.primaryKeys(), byModified.keys()])
    return new Map(ids.map((id, at) => [id, stamps[at] as string]))
  })
}

/**
 * Returns all rows that are not valid notes, unchanged: in the list, in the bin, and copied aside. All rows are
 * scanned, a few hundred at a time, because an invalid row may be missing from every index.
 */
export async function unreadableRows(): Promise<unknown[]> {
  const { annotations, bin, unreadable } = database()
  return [
    ...(await unreadableRowsIn(annotations, isAnnotation)),
    ...(await unreadableRowsIn(bin, isDeletedAnnotation)),
    ...(await unreadable.toArray()),
  ]
}

/** Copies an unreadable row aside before it is overwritten. Call within `runOnNotes`. */
async function copyUnreadableRow(row: { id: string }): Promise<void> {
  await database().unreadable.put(row)
}

export function unreadableAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

const ROWS_AT_ONCE = 300

async function unreadableRowsIn<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  isGood: (row: unknown) => boolean,
): Promise<unknown[]> {
  const bad: unknown[] = []
  for await (const rows of batchesOf(table, ROWS_AT_ONCE)) bad.push(...rows.filter((row) => !isGood(row)))
  return bad
}

/**
 * Writes notes; one with the time of its deletion goes to the bin. Stores copies of unreadable rows and of content that
 * is lost, in the list and in the bin. Call within `runOnNotes`.
 */
export async function writeNotes(notes: readonly (Annotation | DeletedAnnotation)[], now: string): Promise<void> {
  const { annotations, bin } = database()
  const ids = notes.map(({ id }) => id)
  const stored = await annotations.bulkGet(ids)
  const binned = await bin.bulkGet(ids)
  const puts: Annotation[] = []
  const deleted: DeletedAnnotation[] = []
  const unlisted: string[] = []
  const unbinned: string[] = []
  const former: ReturnType<typeof formerRowsOf> = []
  for (const [n, note] of notes.entries()) {
    const row: unknown = stored[n]
    for (const before of [row, binned[n]])
      if (isAnnotation(before)) former.push(...formerNoteRowsOf(note, before))
      else if (before !== undefined) await copyUnreadableRow(before as { id: string })
    if ('deleted' in note) {
      deleted.push(isAnnotation(row) ? { ...row, deleted: note.deleted } : note)
      if (row !== undefined) unlisted.push(note.id)
    } else {
      puts.push(note)
      if (binned[n] !== undefined) unbinned.push(note.id)
    }
  }
  await keepFormerRows(former, now)
  await annotations.bulkPut(puts)
  await bin.bulkPut(deleted)
  await annotations.bulkDelete(unlisted)
  await bin.bulkDelete(unbinned)
}

function formerNoteRowsOf(after: Annotation, before: Annotation): ReturnType<typeof formerRowsOf> {
  const key = rowKeyOf({ kind: 'note', id: after.id })
  return formerRowsOf({ key, expected: fieldsOfNote(before), fields: fieldsOfNote(after) })
}
