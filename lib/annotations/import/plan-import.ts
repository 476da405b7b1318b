import type { Incoming, Unreadable } from '@/lib/transfer/exchange'
import type { Annotation, DeletedAnnotation } from '../types'
import { foldVersions, type Folded } from './fold-versions'
import { isSameNote, mergeVersions, saysTheSame, takeIn } from './merge-versions'
import { createWordIndex } from './same-words'

/**
 * What becomes of one item of a file. `merged`: a note that is kept is replaced by a newer version, or takes in what the
 * item has besides. `kept-newer`: the one kept was changed later. `in-bin`: it was deleted here, and stays so.
 */
export type Outcome = 'added' | 'merged' | 'unchanged' | 'kept-newer' | 'in-bin' | 'skipped'

export interface ItemResult {
  index: number
  outcome: Outcome
  /** Only of what is skipped. */
  why?: Unreadable
  /** Id of the note that it was found to be, where that has another id or came earlier in the file. */
  sameAs?: string
}

/** A note to be written; `before`: what stands in its place. */
export interface Write {
  after: Annotation
  before: Annotation | null
  /** What lies in the bin and is brought back. */
  binned: DeletedAnnotation | null
}

export interface ImportPlan {
  /** One for each item, in the order of the file. */
  results: ItemResult[]
  writes: Write[]
}

/** What is kept, asked for in batches. */
export interface StoredNotes {
  byIds: (ids: readonly string[]) => Promise<Annotation[]>
  binned: (ids: readonly string[]) => Promise<DeletedAnnotation[]>
  ofPages: (pageKeys: readonly string[]) => Promise<Annotation[]>
}

export interface ImportChoice {
  /** What was deleted here comes back. */
  bringBack: boolean
  /**
   * The instant that was given to notes of which the file says no date. Such a note is never newer than the one that is kept,
   * which may have been changed since; it only adds what that lacks.
   */
  undated: string | null
  /** Its notes have ids of their own, unlike rows of a table: two that say the same are two. */
  hasIds: boolean
}

/**
 * Says what an import would do, item by item, and writes nothing.
 *
 * Notes are known by their ids. One whose id is unknown is known by its words: same page, same quote at the same place, same
 * note; a kept note that the file has under its own id is not taken for another of its notes.
 *
 * @param tick called after each batch with how many items were looked at; what it throws ends the planning
 */
export async function planImport(
  items: readonly Incoming[],
  stored: StoredNotes,
  { bringBack, undated, hasIds }: ImportChoice,
  tick: (done: number) => void = () => undefined,
): Promise<ImportPlan> {
  const results: ItemResult[] = []
  const writes = new Map<string, Write>()
  const seenPages = new Set<string>()
  const [keptWords, fileWords] = [createWordIndex(), createWordIndex()]
  const { folded, repeats } = foldVersions(items)
  const inFile = new Set(folded.map(({ note }) => note.id))

  for (let at = 0; at < folded.length; at += BATCH) {
    const batch = folded.slice(at, at + BATCH)
    const ids = batch.map(({ note }) => note.id)
    const kept = byId(await stored.byIds(ids))
    const binned = byId(await stored.binned(ids.filter((id) => !kept.has(id))))
    const pages = new Set(batch.filter(({ note }) => !kept.has(note.id)).map(({ note }) => note.pageKey))
    const newPages = [...pages].filter((pageKey) => !seenPages.has(pageKey))
    for (const note of newPages.length === 0 ? [] : await stored.ofPages(newPages))
      if (!inFile.has(note.id)) keptWords.add(note)
    for (const pageKey of newPages) seenPages.add(pageKey)
    for (const item of batch) results.push(decide(item, kept.get(item.note.id), binned.get(item.note.id)))
    tick(at + batch.length)
  }
  for (const item of items)
    if (item.kind === 'unreadable') results.push({ index: item.index, outcome: 'skipped', why: item.why })
  return { results: [...results, ...repeats].sort((a, b) => a.index - b.index), writes: [...writes.values()] }

  function decide(
    { index, note }: Folded,
    kept: Annotation | undefined,
    bin: DeletedAnnotation | undefined,
  ): ItemResult {
    if (kept) {
      const after = note.modified === undated ? takeIn(kept, note) : mergeVersions(kept, note)
      return { index, ...put(after, kept, note) }
    }
    if (bin && !bringBack) return { index, outcome: 'in-bin' }
    if (bin) {
      const { deleted: _deleted, ...before } = bin
      writes.set(note.id, { after: mergeVersions(before, note), before: null, binned: bin })
      fileWords.add(note)
      return { index, outcome: 'added' }
    }
    const twin = keptWords.find(note) ?? (hasIds ? null : fileWords.find(note))
    if (twin) {
      // Each note that is kept stands for one of the file's, so that two do not become one.
      keptWords.remove(twin)
      const now = writes.get(twin.id)?.after ?? twin
      return { index, ...put(takeIn(now, note), twin, note), sameAs: twin.id }
    }
    writes.set(note.id, { after: note, before: null, binned: null })
    fileWords.add(note)
    return { index, outcome: 'added' }
  }

  function put(after: Annotation, kept: Annotation, note: Annotation): { outcome: Outcome } {
    const earlier = writes.get(kept.id)
    fileWords.remove(kept)
    fileWords.add(after)
    if (isSameNote(after, earlier?.after ?? kept))
      return {
        outcome:
          note.modified < kept.modified && !saysTheSame(kept, note) && note.id === kept.id ? 'kept-newer' : 'unchanged',
      }
    writes.set(kept.id, { after, before: earlier ? earlier.before : kept, binned: earlier?.binned ?? null })
    return { outcome: 'merged' }
  }
}

const BATCH = 500

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}
