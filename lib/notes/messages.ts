import { z } from 'zod'
import { callPage } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import { fromPage, fromPanel, idSchema, noData, pageIdentitySchema, type CallsOf } from '@/lib/messaging/to-background'
import { withDatabase } from '@/lib/notes/data/open-database'
import { purgeFormerRows } from '@/lib/notes/data/former-rows'
import { notesAt } from '@/lib/notes/data/page-notes'
import {
  colorAnnotations,
  deleteAnnotations,
  emptyBin,
  purgeBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/notes/data/store'
import { report } from '@/lib/platform/lifecycle'
import { knownTabs } from '@/lib/platform/session'
import { StorageError } from '@/lib/rows/storage-error'
import { draftSchema, tagsSchema, type Annotation, type PageNote } from '@/lib/schema/annotation'
import { noteColors } from '@/lib/schema/note-colors'
import { ownAddress } from '@/lib/text/own-address'
import { isSameSite, samePage } from '@/lib/text/same-page'

const ids = z.array(idSchema).max(200_000)

/** Messages on notes. All changes of single notes come here, so that tabs with the page are updated. */
export const noteMessages = {
  'annotations-of-page': fromPage(pageIdentitySchema, (page, from) => notesOfPage(ownAddress(page, from.url))),
  'save-annotation': fromPanel(draftSchema, async (draft) => {
    const result = await reach(() => saveAnnotation({ ...draft, pageKey: samePage(draft.pageKey) }, now()))
    if (result.outcome === 'kept') tell([result.annotation])
    return result
  }),
  /** Moves notes to the bin. `ids`: the existing ones. */
  'delete-annotations': fromPanel(z.object({ ids }), async ({ ids }) =>
    changed(
      await reach(async () => {
        await purgeBin(now())
        return deleteAnnotations(ids, now())
      }),
    ),
  ),
  /** Restores notes from the bin. */
  'restore-annotations': fromPanel(z.object({ ids }), async ({ ids }) =>
    changed(await reach(() => restoreAnnotations(ids))),
  ),
  'tag-annotations': fromPanel(z.object({ ids, add: tagsSchema, remove: tagsSchema }), async ({ ids, ...tags }) =>
    changed(await reach(() => tagAnnotations(ids, tags, now()))),
  ),
  /** `before`: the changed notes, with their previous colours. */
  'color-annotations': fromPanel(z.object({ ids, color: z.enum(noteColors).nullable() }), async ({ ids, color }) => {
    const before = await reach(() => colorAnnotations(ids, color, now()))
    tell(before)
    return { before: before.map(({ id, color }) => ({ id, color })) }
  }),
  /** Deletes permanently from the bin; null: everything. */
  'empty-bin': fromPanel(z.object({ ids: ids.nullable() }), async ({ ids }) => ({
    gone: await reach(() => emptyBin(ids === null ? { before: '9999' } : { ids })),
  })),
  /** Many notes were written at once, as by an import; tabs reload their notes. */
  'notes-changed': fromPanel(noData, async () => tellTabs(await knownTabs())),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof noteMessages> {}
}

/** The notes on a page. */
export function notesOfPage(page: Change): Promise<PageNote[]> {
  return reach(() => notesAt(page))
}

/** Deletes for good what was deleted long ago. */
export function purgeNotes(): Promise<void> {
  return reach(async () => {
    await purgeBin(now())
    await purgeFormerRows(now())
  })
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
