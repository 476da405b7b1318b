import { collapseSpaces } from '@/lib/text/fold-words'
import type { ImportItem, UnreadableReason } from '@/lib/notes/formats/shared/exchange'
import type { Annotation, DeletedAnnotation, Anchor } from '@/lib/schema/annotation'
import { isAnnotation, isDeletedAnnotation } from '@/lib/schema/is-annotation'
import { database, runOnNotes } from '@/lib/notes/data/database'
import { writeNotes } from '@/lib/notes/data/store'
import { hasSameContent, isSameNote, mergeInto, mergeVersions } from '@/lib/rows/join-notes'

export interface ImportChoice {
  withDeleted: boolean
  /**
   * The instant given to notes without a date in the file. Such a note is never newer than the stored one; it only
   * completes it.
   */
  undated: string | null
  /** Whether the notes of the file have ids, unlike rows of a table; two with the same content are then two notes. */
  hasIds: boolean
}

/**
 * Plans an import item by item, without writing; within a transaction if there is one. Unreadable rows are ignored.
 * Notes are matched by id. A note with an unknown id is matched by content: same page, same quote at the same place,
 * same text. A stored note whose id occurs in the file is not matched to another item.
 * @param tick called after each batch with the number of processed items; an exception from it ends the planning
 */
export async function planImport(
  items: readonly ImportItem[],
  { withDeleted, undated, hasIds }: ImportChoice,
  tick: (done: number) => void = () => undefined,
): Promise<{ results: ItemResult[]; writes: Annotation[] }> {
  const db = database()
  const results: ItemResult[] = []
  const writes = new Map<string, Annotation>()
  const seenPages = new Set<string>()
  const keptWords = createContentIndex()
  const fileWords = createContentIndex()
  const { folded, repeats } = mergeRepeatedItems(items)
  const inFile = new Set(folded.map(({ note }) => note.id))
  for (let at = 0; at < folded.length; at += BATCH) {
    const batch = folded.slice(at, at + BATCH)
    const ids = batch.map(({ note }) => note.id)
    const kept = byId((await db.annotations.bulkGet([...ids])).filter(isAnnotation))
    const binned = byId((await db.bin.bulkGet(ids.filter((id) => !kept.has(id)))).filter(isDeletedAnnotation))
    const pages = new Set(batch.filter(({ note }) => !kept.has(note.id)).map(({ note }) => note.pageKey))
    const newPages = [...pages].filter((pageKey) => !seenPages.has(pageKey))
    for (const note of newPages.length === 0 ? [] : await notesOfPages(newPages))
      if (!inFile.has(note.id)) keptWords.add(note)
    for (const pageKey of newPages) seenPages.add(pageKey)
    for (const item of batch) results.push(decide(item, kept.get(item.note.id), binned.get(item.note.id)))
    tick(at + batch.length)
  }
  for (const item of items)
    if (item.kind === 'unreadable') results.push({ index: item.index, outcome: 'skipped', why: item.why })
  return { results: [...results, ...repeats].sort((a, b) => a.index - b.index), writes: [...writes.values()] }

  function decide(
    { index, note }: (typeof folded)[number],
    storedNote: Annotation | undefined,
    bin: DeletedAnnotation | undefined,
  ): ItemResult {
    if (storedNote) {
      const after = note.modified === undated ? mergeInto(storedNote, note) : mergeVersions(storedNote, note)
      return { index, ...putMerged(after, storedNote, note) }
    }
    if (bin && !withDeleted) return { index, outcome: 'in-bin' }
    if (bin) {
      const { deleted: _deleted, ...before } = bin
      writes.set(note.id, mergeVersions(before, note))
      fileWords.add(note)
      return { index, outcome: 'added' }
    }
    const twin = keptWords.find(note) ?? (hasIds ? null : fileWords.find(note))
    if (twin) {
      // Each stored note matches only one item, so that two items do not become one.
      keptWords.remove(twin)
      const now = writes.get(twin.id) ?? twin
      return { index, ...putMerged(mergeInto(now, note), twin, note), sameAs: twin.id }
    }
    writes.set(note.id, note)
    fileWords.add(note)
    return { index, outcome: 'added' }
  }

  function putMerged(after: Annotation, kept: Annotation, note: Annotation): { outcome: ItemOutcome } {
    fileWords.remove(kept)
    fileWords.add(after)
    if (isSameNote(after, writes.get(kept.id) ?? kept))
      return {
        outcome:
          note.modified < kept.modified && !hasSameContent(kept, note) && note.id === kept.id
            ? 'kept-newer'
            : 'unchanged',
      }
    writes.set(kept.id, after)
    return { outcome: 'merged' }
  }
}

const BATCH = 500

async function notesOfPages(keys: readonly string[]): Promise<Annotation[]> {
  return (await database().annotations.where('pageKey').anyOf(keys).toArray()).filter(isAnnotation)
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Merges the items of a file that share an id, each under the index of its first; `repeats` has a result for each further
 * item.
 */
function mergeRepeatedItems(items: readonly ImportItem[]) {
  const folded = new Map<string, { index: number; note: Annotation }>()
  const repeats: ItemResult[] = []
  for (const item of items) {
    if (item.kind === 'unreadable') continue
    const { index, annotation } = item
    const before = folded.get(annotation.id)
    const note = before ? mergeVersions(before.note, annotation) : annotation
    folded.set(note.id, { index: before?.index ?? index, note })
    if (before)
      repeats.push({ index, outcome: isSameNote(note, before.note) ? 'unchanged' : 'merged', sameAs: note.id })
  }
  return { folded: [...folded.values()], repeats }
}

/** An index of notes by content and place, to find a note that a file contains under another id. */
function createContentIndex() {
  const byWords = new Map<string, Annotation[]>()
  const of = (annotation: Annotation) => byWords.get(contentKeyOf(annotation)) ?? []
  return {
    add: (annotation: Annotation) => void byWords.set(contentKeyOf(annotation), [...of(annotation), annotation]),
    remove: (annotation: Annotation) =>
      void byWords.set(
        contentKeyOf(annotation),
        of(annotation).filter(({ id }) => id !== annotation.id),
      ),
    /** Returns a note with the same text on the same quote at the same place of the same page; or null. */
    find: (annotation: Annotation) =>
      of(annotation).find(({ anchor }) => isSamePlace(anchor, annotation.anchor)) ?? null,
  }
}

function contentKeyOf({ pageKey, claim, dossier, anchor, note }: Annotation): string {
  return JSON.stringify([pageKey, claim, dossier?.id, normalizedText(anchor?.quote.exact ?? ''), normalizedText(note)])
}

function normalizedText(text: string): string {
  return collapseSpaces(text.normalize('NFC'))
}

/**
 * Returns whether the contexts of two quotes agree, as far as both are known: a word may occur many times on a page.
 * Tools store contexts of different length and count positions in their own texts, so positions are compared only if
 * neither quote has context.
 */
function isSamePlace(anchor: Anchor | null, other: Anchor | null): boolean {
  if (anchor === null || other === null) return anchor === other
  const before = normalizedText(anchor.quote.prefix)
  const after = normalizedText(anchor.quote.suffix)
  const otherBefore = normalizedText(other.quote.prefix)
  const otherAfter = normalizedText(other.quote.suffix)
  if (`${before}${after}` === '' && `${otherBefore}${otherAfter}` === '')
    return anchor.position === null || other.position === null || anchor.position.start === other.position.start
  return (
    (before.endsWith(otherBefore) || otherBefore.endsWith(before)) &&
    (after.startsWith(otherAfter) || otherAfter.startsWith(after))
  )
}

/**
 * The outcome of one item. `merged`: the stored note is replaced by a newer version or completed. `kept-newer`: the
 * stored note was changed later. `in-bin`: it was deleted here and stays deleted.
 */
export type ItemOutcome = 'added' | 'merged' | 'unchanged' | 'kept-newer' | 'in-bin' | 'skipped'

export interface ItemResult {
  index: number
  outcome: ItemOutcome
  why?: UnreadableReason
  /** Id of the matching note, if it has another id or came earlier in the file. */
  sameAs?: string
}

/**
 * Imports the notes of a file in one transaction, planned again on the current data. If an error, a cancel or a closed
 * window ends it early, nothing is changed.
 * @param deleted deleted notes of a backup, imported if there is none with their id
 * @returns the result of each item
 * @throws the signal's reason; else whatever the database throws
 */
export function applyImport(
  items: readonly ImportItem[],
  choice: ImportChoice,
  { onProgress, signal }: { onProgress: (done: number, total: number) => void; signal: AbortSignal },
  deleted: readonly DeletedAnnotation[] = [],
  now = new Date().toISOString(),
): Promise<ItemResult[]> {
  return runOnNotes(async () => {
    const { results, writes } = await planImport(items, choice, (done) => {
      signal.throwIfAborted()
      onProgress(done, items.length * 2)
    })
    for (let at = 0; at < writes.length; at += BATCH) {
      signal.throwIfAborted()
      await writeNotes(writes.slice(at, at + BATCH), now)
      onProgress(items.length + (items.length * Math.min(at + BATCH, writes.length)) / writes.length, items.length * 2)
    }
    await writeNotes(await missingNotes(deleted), now)
    signal.throwIfAborted()
    return results
  })
}

async function missingNotes(deleted: readonly DeletedAnnotation[]): Promise<DeletedAnnotation[]> {
  const ids = deleted.map(({ id }) => id)
  const listed: unknown[] = await database().annotations.bulkGet(ids)
  const binned = await database().bin.bulkGet(ids)
  return deleted.filter((_, n) => binned[n] === undefined && !isAnnotation(listed[n]))
}
