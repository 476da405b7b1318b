import { database } from './database'
import { idsByPage } from './ids-by-page'
import { isAnnotation, isDeletedAnnotation } from './is-annotation'
import { layBy } from './unreadable'
import type { Annotation, AnnotationDraft, DeletedAnnotation, NoteContent, SaveResult } from './types'

/** How long a deleted note can be brought back. */
export const DAYS_IN_BIN = 30

/** The notes on a page, oldest first. */
export async function annotationsOfPage(pageKey: string): Promise<Annotation[]> {
  return byAge((await database().annotations.where('pageKey').equals(pageKey).toArray()).filter(isAnnotation))
}

/** The notes on a claim of the dossier, oldest first. */
export async function annotationsOfClaim(claim: string): Promise<Annotation[]> {
  return byAge((await database().annotations.where('claim').equals(claim).toArray()).filter(isAnnotation))
}

/** All notes, the last changed first. Dexie's live queries see a change in whichever part of the extension it is made. */
export async function allAnnotations(): Promise<Annotation[]> {
  return (await database().annotations.orderBy('modified').reverse().toArray()).filter(isAnnotation)
}

/** Which notes are meant: all, those of a page, or some by their ids. */
export type WhichNotes = { kind: 'all' } | { kind: 'page'; pageKey: string } | { kind: 'ids'; ids: readonly string[] }

/**
 * Notes in batches of at most 250, those of one page together: never all of them in memory. Those that are deleted
 * meanwhile are left out.
 */
export async function* eachAnnotation(which: WhichNotes): AsyncGenerator<Annotation[], void, undefined> {
  const ids = await idsOf(which)
  for (let at = 0; at < ids.length; at += BATCH) yield await annotationsById(ids.slice(at, at + BATCH))
}

const BATCH = 250

async function idsOf(which: WhichNotes): Promise<readonly string[]> {
  if (which.kind === 'all') return idsByPage()
  if (which.kind === 'page') return (await annotationsOfPage(which.pageKey)).map(({ id }) => id)
  const wanted = new Set(which.ids)
  return (await idsByPage()).filter((id) => wanted.has(id))
}

/** Those of the ids that are kept and can be read, in the order given. */
export async function annotationsById(ids: readonly string[]): Promise<Annotation[]> {
  const found = await database().annotations.bulkGet([...ids])
  return found.filter(isAnnotation)
}

/** The tags of the notes that were changed last, each once. */
export async function recentTags(): Promise<string[]> {
  const last = await database().annotations.orderBy('modified').reverse().limit(BATCH).toArray()
  return [...new Set(last.filter(isAnnotation).flatMap(({ tags }) => tags))]
}

/** What was deleted, the last first. */
export async function allDeleted(): Promise<DeletedAnnotation[]> {
  return (await database().bin.orderBy('deleted').reverse().toArray()).filter(isDeletedAnnotation)
}

/**
 * Adds a note, or changes the one that the draft names. Asked for twice, it is done once. A draft that names one which is
 * gone (deleted in another window while it was being written) adds it again: words of the reader's are never lost.
 *
 * @param now the present instant as ISO text
 */
export function saveAnnotation({ id, basedOn, ...given }: AnnotationDraft, now: string): Promise<SaveResult> {
  const db = database()
  const content = { ...given, tags: tidyTags(given.tags) }
  return db.transaction('rw', db.annotations, db.bin, db.keeping, async () => {
    const stored = await readableOrLaidBy(await db.annotations.get(id))
    if (stored && isSame(stored, content)) return { outcome: 'kept', annotation: stored }
    if (stored && stored.modified !== basedOn) return { outcome: 'changed-elsewhere', stored }
    const binned = await db.bin.get(id)
    const annotation = { ...content, id, created: (stored ?? binned)?.created ?? now, modified: nextAfter(stored, now) }
    await db.annotations.put(annotation)
    // What was changed elsewhere before it was deleted there has words that are not in this draft.
    if (binned && (binned.modified === basedOn || isSame(binned, content))) await db.bin.delete(id)
    return { outcome: 'kept', annotation }
  })
}

/** Puts notes into the bin. @returns those that were there */
export function deleteAnnotations(ids: readonly string[], now: string): Promise<Annotation[]> {
  const db = database()
  return db.transaction('rw', db.annotations, db.bin, async () => {
    const gone = await annotationsById(ids)
    await db.bin.bulkPut(gone.map((annotation) => ({ ...annotation, deleted: now })))
    await db.annotations.bulkDelete(gone.map(({ id }) => id))
    return gone
  })
}

/** Takes notes out of the bin again, as they were. One that was written anew meanwhile stays as it is, and the other in the bin. */
export function restoreAnnotations(ids: readonly string[]): Promise<Annotation[]> {
  const db = database()
  return db.transaction('rw', db.annotations, db.bin, async () => {
    const deleted = (await db.bin.bulkGet([...ids])).filter(isDeletedAnnotation)
    const known = new Set(await db.annotations.where('id').anyOf(ids).primaryKeys())
    const back = deleted.filter(({ id }) => !known.has(id)).map(({ deleted: _deleted, ...annotation }) => annotation)
    await db.annotations.bulkPut(back)
    await db.bin.bulkDelete(back.map(({ id }) => id))
    return back
  })
}

/** Throws away for good: the named, or all that were deleted before an instant. @returns how many went */
export function emptyBin(which: { ids: readonly string[] } | { before: string }): Promise<number> {
  const { bin } = database()
  return database().transaction('rw', bin, async () => {
    const rows = 'ids' in which ? bin.where('id').anyOf(which.ids) : bin.where('deleted').below(which.before)
    // What cannot be read cannot be judged by the reader either: it stays.
    return rows.and(isDeletedAnnotation).delete()
  })
}

/** Adds and takes away tags on many notes at once. @returns the notes that were changed by it */
export function tagAnnotations(
  ids: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  now: string,
): Promise<Annotation[]> {
  const { annotations } = database()
  return database().transaction('rw', annotations, async () => {
    const changed = (await annotationsById(ids)).flatMap((annotation) => {
      const tags = tidyTags([...annotation.tags.filter((tag) => !remove.includes(tag)), ...add])
      return sameList(tags, annotation.tags) ? [] : [{ ...annotation, tags, modified: nextAfter(annotation, now) }]
    })
    await annotations.bulkPut(changed)
    return changed
  })
}

/** `now`, but always later than the last change: by its time an editor knows whether a note has changed under it. */
export function nextAfter(before: Annotation | undefined, now: string): string {
  if (before === undefined || now > before.modified) return now
  const last = Date.parse(before.modified)
  return Number.isNaN(last) ? now : new Date(last + 1).toISOString()
}

/** The note that stands there. A row that cannot be read is laid by, not written over. Within a transaction that has `keeping`. */
async function readableOrLaidBy(row: Annotation | undefined): Promise<Annotation | undefined> {
  if (row === undefined || isAnnotation(row)) return row
  await layBy(row)
  return undefined
}

function byAge(annotations: Annotation[]): Annotation[] {
  return annotations.sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0))
}

function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

/** Whether a note already says what is to be kept: the answer to a save may have been lost on its way. */
function isSame(stored: Annotation, content: NoteContent): boolean {
  return (Object.keys(content) as (keyof NoteContent)[]).every(
    (key) => JSON.stringify(stored[key]) === JSON.stringify(content[key]),
  )
}
