import {
  annotationsOfPage,
  DAYS_IN_BIN,
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/annotations/store'
import type { Annotation, AnnotationDraft, SaveResult } from '@/lib/annotations/types'
import { withKeeping } from '@/lib/annotations/keeping'
import { KeepingFailed } from '@/lib/annotations/trouble'
import { callReader } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import { report } from '@/lib/platform/lifecycle'
import { tabsWithPageState } from '@/lib/platform/session'

// All that changes single notes goes through here, so that the tabs which show a page hear of each change.

export async function keep(draft: AnnotationDraft): Promise<SaveResult> {
  const result = await reach(() => saveAnnotation(draft, now()))
  if (result.outcome === 'kept') tell([result.annotation])
  return result
}

export async function drop(ids: string[]): Promise<{ ids: string[] }> {
  // What has lain in the bin for long goes when something new comes in: no clock is needed for it.
  const longAgo = new Date(Date.now() - DAYS_IN_BIN * 24 * 60 * 60_000).toISOString()
  return changed(
    await reach(async () => {
      await emptyBin({ before: longAgo })
      return deleteAnnotations(ids, now())
    }),
  )
}

export async function restore(ids: string[]): Promise<{ ids: string[] }> {
  return changed(await reach(() => restoreAnnotations(ids)))
}

export async function tag({ ids, add, remove }: { ids: string[]; add: string[]; remove: string[] }) {
  return changed(await reach(() => tagAnnotations(ids, { add, remove }, now())))
}

export async function empty(ids: string[] | null): Promise<{ gone: number }> {
  return { gone: await reach(() => emptyBin(ids === null ? { before: '9999' } : { ids })) }
}

/** After many were written at once. */
export async function tellAllTabs(): Promise<void> {
  await tellTabs((await tabsWithPageState()).map(({ pageKey }) => ({ pageKey })))
}

/** The notes on a page. */
export function ofPage(pageKey: string): Promise<Annotation[]> {
  return reach(() => annotationsOfPage(pageKey))
}

function changed(annotations: Annotation[]): { ids: string[] } {
  tell(annotations)
  return { ids: annotations.map(({ id }) => id) }
}

/** What keeps the notes from being reached goes to the asker as a code of its own: `keeping-full`, `keeping-blocked` and so on. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withKeeping(work)
  } catch (error) {
    throw error instanceof KeepingFailed ? new CodedError(`keeping-${error.trouble}`) : error
  }
}

/** What is kept is kept: a page that does not answer holds up no answer and turns none into a failure. */
function tell(changes: readonly { pageKey: string }[]): void {
  void tellTabs(changes).catch(report)
}

async function tellTabs(changes: readonly { pageKey: string }[]): Promise<void> {
  const keys = new Set(changes.map(({ pageKey }) => pageKey))
  const tabs = (await tabsWithPageState()).filter(({ pageKey }) => keys.has(pageKey))
  await Promise.all(
    tabs.map(async ({ tabId, pageKey }) =>
      callReader(tabId, 'annotations-changed', { annotations: await annotationsOfPage(pageKey) }),
    ),
  )
}

function now(): string {
  return new Date().toISOString()
}
