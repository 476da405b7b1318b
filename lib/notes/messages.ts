import { z } from 'zod'
import { callPage } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import {
  fromPage,
  fromPanel,
  idSchema,
  noDataSchema,
  pageIdentitySchema,
  type CallsOf,
} from '@/lib/messaging/to-background'
import { withDatabase } from '@/lib/notes/data/database'
import { purgeFormerRows } from '@/lib/store/former-rows'
import { notesAt } from '@/lib/notes/data/page-notes'
import {
  colorAnnotations,
  deleteAnnotations,
  removeFromBin,
  purgeBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/notes/data/store'
import { logError } from '@/lib/platform/lifecycle'
import { knownTabs } from '@/lib/platform/session'
import { StorageError } from '@/lib/rows/storage-error'
import {
  draftSchema,
  tagsSchema,
  type Annotation,
  type AnnotationDraft,
  type PageNote,
  type SaveResult,
} from '@/lib/schema/annotation'
import { noteColors } from '@/lib/schema/note-colors'
import { withAddress } from '@/lib/text/own-address'
import { isSameSite, pageKeyOf } from '@/lib/text/same-page'

const idsSchema = z.array(idSchema).max(200_000)
const colorSchema = z.enum(noteColors).nullable()

/** Messages on notes. All changes of single notes come here, so that tabs with the page are updated. */
export const noteMessages = {
  'annotations-of-page': fromPage(pageIdentitySchema, (page, from) => notesOfPage(withAddress(page, from.url))),
  'save-annotation': fromPanel(draftSchema, saveNote),
  /** Moves notes to the bin, and purges old ones from it. Replies with the ids of the notes that existed. */
  'delete-annotations': fromPanel(z.object({ ids: idsSchema }), async ({ ids }) =>
    notifyAndListIds(
      await runOnDatabase(async () => {
        await purgeBin(now())
        return deleteAnnotations(ids, now())
      }),
    ),
  ),
  'restore-annotations': fromPanel(z.object({ ids: idsSchema }), async ({ ids }) =>
    notifyAndListIds(await runOnDatabase(() => restoreAnnotations(ids))),
  ),
  'tag-annotations': fromPanel(
    z.object({ ids: idsSchema, add: tagsSchema, remove: tagsSchema }),
    async ({ ids, ...tags }) => notifyAndListIds(await runOnDatabase(() => tagAnnotations(ids, tags, now()))),
  ),
  /** Sets the colour of notes, if it is still `from` where given. Replies with the changed notes' previous colours. */
  'color-annotations': fromPanel(
    z.object({ ids: idsSchema, color: colorSchema, from: colorSchema.optional() }),
    async ({ ids, ...colors }) => {
      const before = await runOnDatabase(() => colorAnnotations(ids, colors, now()))
      notifyTabs(before)
      return { before: before.map(({ id, color }) => ({ id, color })) }
    },
  ),
  /** Deletes notes from the bin for good (null: all). Replies with their number. */
  'empty-bin': fromPanel(z.object({ ids: idsSchema.nullable() }), async ({ ids }) => ({
    gone: await runOnDatabase(() => removeFromBin(ids === null ? { before: '9999' } : { ids })),
  })),
  /** Many notes were written at once, as by an import; tabs reload their notes. */
  'notes-changed': fromPanel(noDataSchema, async () => sendNotesToTabs(await knownTabs())),
}

declare module '@/lib/messaging/to-background' {
  interface ToBackground extends CallsOf<typeof noteMessages> {}
}

/** Saves a note, and shows it on the open pages that it is on. */
export async function saveNote(draft: AnnotationDraft): Promise<SaveResult> {
  const result = await runOnDatabase(() => saveAnnotation({ ...draft, pageKey: pageKeyOf(draft.pageKey) }, now()))
  if (result.outcome === 'saved') notifyTabs([result.annotation])
  return result
}

export function notesOfPage(page: Parameters<typeof notesAt>[0]): Promise<PageNote[]> {
  return runOnDatabase(() => notesAt(page))
}

/** Deletes notes in the bin and former rows that are older than 30 days. */
export function purgeNotes(): Promise<void> {
  return runOnDatabase(async () => {
    await purgeBin(now())
    await purgeFormerRows(now())
  })
}

function notifyAndListIds(annotations: Annotation[]): { ids: string[] } {
  notifyTabs(annotations)
  return { ids: annotations.map(({ id }) => id) }
}

/** Runs work on the database; converts its errors to reply codes such as `storage-full`, `storage-blocked`. */
async function runOnDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withDatabase(work)
  } catch (error) {
    throw error instanceof StorageError ? new CodedError(`storage-${error.code}`) : error
  }
}

type Change = Pick<Annotation, 'pageKey'>

/** Notifies tabs without waiting: the notes are saved, and a page that does not reply must not delay the answer. */
function notifyTabs(changes: readonly Change[]): void {
  void sendNotesToTabs(changes).catch(logError)
}

/** Sends their notes to the tabs that show a page of a note's site: the note may have moved there. */
async function sendNotesToTabs(changes: readonly Change[]): Promise<void> {
  const tabs = (await knownTabs()).filter((tab) =>
    changes.some(({ pageKey }) => pageKey === tab.pageKey || isSameSite(pageKey, tab.pageKey)),
  )
  await Promise.all(
    tabs.map(async (tab) => callPage(tab.tabId, 'annotations-changed', { annotations: await notesAt(tab) })),
  )
}

function now(): string {
  return new Date().toISOString()
}
