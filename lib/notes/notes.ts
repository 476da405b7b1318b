import { notesAt } from '@/lib/notes/data/page-notes'
import { purgeBin } from '@/lib/notes/data/purge-bin'
import { purgeFormerRows } from '@/lib/notes/data/former-rows'
import {
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
  colorAnnotations,
} from '@/lib/notes/data/store'
import type { Annotation, AnnotationDraft, SaveResult, PageNote } from '@/lib/schema/annotation'
import type { NoteColor } from '@/lib/schema/note-colors'
import { withDatabase } from '@/lib/notes/data/open-database'
import { StorageError } from '@/lib/rows/storage-error'
import { callPage } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import { report } from '@/lib/platform/lifecycle'
import { knownTabs } from '@/lib/platform/session'
import { isSameSite, samePage } from '@/lib/text/same-page'

// Saves a note. All changes of single notes use these functions, so that tabs with the page are updated.

export async function saveNote(draft: AnnotationDraft): Promise<SaveResult> {
  const result = await reach(() => saveAnnotation({ ...draft, pageKey: samePage(draft.pageKey) }, now()))
  if (result.outcome === 'kept') tell([result.annotation])
  return result
}

export async function deleteNotes(ids: string[]): Promise<{ ids: string[] }> {
  return changed(
    await reach(async () => {
      await purgeBin(now())
      return deleteAnnotations(ids, now())
    }),
  )
}

/** Deletes for good what was deleted long ago. */
export async function purgeNotes(): Promise<void> {
  await reach(async () => {
    await purgeBin(now())
    await purgeFormerRows(now())
  })
}

export async function restoreNotes(ids: string[]): Promise<{ ids: string[] }> {
  return changed(await reach(() => restoreAnnotations(ids)))
}

export async function tagNotes({ ids, add, remove }: { ids: string[]; add: string[]; remove: string[] }) {
  return changed(await reach(() => tagAnnotations(ids, { add, remove }, now())))
}

export async function colorNotes({ ids, color }: { ids: string[]; color: NoteColor | null }) {
  const before = await reach(() => colorAnnotations(ids, color, now()))
  tell(before)
  return { before: before.map((annotation) => ({ id: annotation.id, color: annotation.color })) }
}

export async function emptyNotesBin(ids: string[] | null): Promise<{ gone: number }> {
  return { gone: await reach(() => emptyBin(ids === null ? { before: '9999' } : { ids })) }
}

/** After many notes were written at once. */
export async function updateNotesInAllTabs(): Promise<void> {
  await tellTabs(await knownTabs())
}

/** The notes on a page. */
export function notesOfPage(page: Change): Promise<PageNote[]> {
  return reach(() => notesAt(page))
}

function changed(annotations: Annotation[]): { ids: string[] } {
  tell(annotations)
  return { ids: annotations.map(({ id }) => id) }
}

/** Storage errors become reply codes: `keeping-full`, `keeping-blocked` and so on. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withDatabase(work)
  } catch (error) {
    throw error instanceof StorageError ? new CodedError(`keeping-${error.code}`) : error
  }
}

type Change = Pick<Annotation, 'pageKey' | 'title'>

/** The note is saved: a page without a reply must not delay the answer or make it fail. */
function tell(changes: readonly Change[]): void {
  void tellTabs(changes).catch(report)
}

/** Tabs that show the page of a note, or one to which it may have moved. */
async function tellTabs(changes: readonly Change[]): Promise<void> {
  const tabs = (await knownTabs()).filter((tab) =>
    changes.some(
      ({ pageKey, title }) => pageKey === tab.pageKey || (title === tab.title && isSameSite(pageKey, tab.pageKey)),
    ),
  )
  await Promise.all(
    tabs.map(async (tab) => callPage(tab.tabId, 'annotations-changed', { annotations: await notesAt(tab) })),
  )
}

function now(): string {
  return new Date().toISOString()
}
