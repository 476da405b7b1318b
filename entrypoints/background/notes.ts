import { notesAt } from '@/lib/annotations/page-notes'
import {
  DAYS_IN_BIN,
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/annotations/store'
import type { Annotation, AnnotationDraft, SaveResult } from '@/lib/annotations/types'
import { callReader } from '@/lib/messaging/call'
import { tabsWithPageState } from '@/lib/platform/session'
import { isSameSite, samePage } from '@/lib/text/same-page'

// All that changes single notes goes through here, so that the tabs which show a page hear of each change.

export async function keep(draft: AnnotationDraft): Promise<SaveResult> {
  const result = await saveAnnotation({ ...draft, pageKey: samePage(draft.pageKey) }, now())
  if (result.outcome === 'kept') await tellTabs([result.annotation])
  return result
}

export async function drop(ids: string[]): Promise<{ ids: string[] }> {
  // What has lain in the bin for long goes when something new comes in: no clock is needed for it.
  await emptyBin({ before: new Date(Date.now() - DAYS_IN_BIN * 24 * 60 * 60_000).toISOString() })
  return changed(await deleteAnnotations(ids, now()))
}

export async function restore(ids: string[]): Promise<{ ids: string[] }> {
  return changed(await restoreAnnotations(ids))
}

export async function tag({ ids, add, remove }: { ids: string[]; add: string[]; remove: string[] }) {
  return changed(await tagAnnotations(ids, { add, remove }, now()))
}

export async function empty(ids: string[] | null): Promise<{ gone: number }> {
  return { gone: await emptyBin(ids === null ? { before: '9999' } : { ids }) }
}

/** After many were written at once. */
export async function tellAllTabs(): Promise<void> {
  await tellTabs(await tabsWithPageState())
}

async function changed(annotations: Annotation[]): Promise<{ ids: string[] }> {
  await tellTabs(annotations)
  return { ids: annotations.map(({ id }) => id) }
}

/** Those that show the page of a note, or one to which it may have moved. */
async function tellTabs(changes: readonly { pageKey: string; title: string }[]): Promise<void> {
  const tabs = (await tabsWithPageState()).filter((tab) =>
    changes.some(
      ({ pageKey, title }) => pageKey === tab.pageKey || (title === tab.title && isSameSite(pageKey, tab.pageKey)),
    ),
  )
  await Promise.all(
    tabs.map(async (tab) => callReader(tab.tabId, 'annotations-changed', { annotations: await notesAt(tab) })),
  )
}

function now(): string {
  return new Date().toISOString()
}
