import { notesAt, type PageNote } from '@/lib/annotations/page-notes'
import { colorAnnotations } from '@/lib/annotations/color-annotations'
import {
  DAYS_IN_BIN,
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/annotations/store'
import type { Annotation, AnnotationDraft, NoteColor, SaveResult } from '@/lib/annotations/types'
import { withDatabase } from '@/lib/annotations/open-database'
import { StorageError } from '@/lib/annotations/storage-error'
import { callPage } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import { report } from '@/lib/platform/lifecycle'
import { tabsWithPageState } from '@/lib/platform/session'
import { isSameSite, samePage } from '@/lib/text/same-page'

// All that changes single notes goes through here, so that the tabs which show a page hear of each change.

export async function saveNote(draft: AnnotationDraft): Promise<SaveResult> {
  const result = await reach(() => saveAnnotation({ ...draft, pageKey: samePage(draft.pageKey) }, now()))
  if (result.outcome === 'kept') tell([result.annotation])
  return result
}

export async function deleteNotes(ids: string[]): Promise<{ ids: string[] }> {
  // What has lain in the bin for long goes when something new comes in: no clock is needed for it.
  const longAgo = new Date(Date.now() - DAYS_IN_BIN * 24 * 60 * 60_000).toISOString()
  return changed(
    await reach(async () => {
      await emptyBin({ before: longAgo })
      return deleteAnnotations(ids, now())
    }),
  )
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

/** After many were written at once. */
export async function updateNotesInAllTabs(): Promise<void> {
  await tellTabs(await tabsWithPageState())
}

/** The notes on a page. */
export function notesOfPage(page: Change): Promise<PageNote[]> {
  return reach(() => notesAt(page))
}

function changed(annotations: Annotation[]): { ids: string[] } {
  tell(annotations)
  return { ids: annotations.map(({ id }) => id) }
}

/** What keeps the notes from being reached goes to the asker as a code of its own: `keeping-full`, `keeping-blocked` and so on. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withDatabase(work)
  } catch (error) {
    throw error instanceof StorageError ? new CodedError(`keeping-${error.trouble}`) : error
  }
}

type Change = Pick<Annotation, 'pageKey' | 'title'>

/** What is kept is kept: a page that does not answer holds up no answer and turns none into a failure. */
function tell(changes: readonly Change[]): void {
  void tellTabs(changes).catch(report)
}

/** Those that show the page of a note, or one to which it may have moved. */
async function tellTabs(changes: readonly Change[]): Promise<void> {
  const tabs = (await tabsWithPageState()).filter((tab) =>
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
