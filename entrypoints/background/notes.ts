import { annotationsOfPage, deleteAnnotation, saveAnnotation } from '@/lib/annotations/store'
import type { Annotation, AnnotationDraft } from '@/lib/annotations/types'
import { callReader } from '@/lib/messaging/call'
import { tabsWithPageState } from '@/lib/platform/session'

/** Keeps a note. All writes go through here, so that the tabs which show the page hear of each. */
export async function keepNote(draft: AnnotationDraft): Promise<Annotation> {
  const annotation = await saveAnnotation(draft, { id: crypto.randomUUID(), now: new Date().toISOString() })
  await tellTabs(annotation.pageKey)
  return annotation
}

export async function dropNote(id: string): Promise<void> {
  const gone = await deleteAnnotation(id)
  if (gone) await tellTabs(gone.pageKey)
}

async function tellTabs(pageKey: string): Promise<void> {
  const annotations = await annotationsOfPage(pageKey)
  const tabs = (await tabsWithPageState()).filter((state) => state.pageKey === pageKey)
  await Promise.all(tabs.map(({ tabId }) => callReader(tabId, 'annotations-changed', { annotations })))
}
