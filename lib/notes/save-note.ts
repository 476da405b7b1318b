import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { t } from '@/lib/i18n/t'
import { callWithRetries } from '@/lib/messaging/call'
import { requestPersistenceOnce } from '@/lib/platform/storage-space'
import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'

/** null: saved. Text: the reason why not. `changedElsewhere`: the version that another window saved meanwhile. */
export type SaveAnswer = null | string | { changedElsewhere: Annotation }

/** Saves a note, and repeats the message to the background if needed. */
export async function saveNoteDraft(draft: AnnotationDraft): Promise<SaveAnswer> {
  const reply = await callWithRetries('save-annotation', draft)
  if (!reply.ok) return t('notes.notKept', { why: storageErrorText(reply.code) })
  if (reply.value.outcome === 'changed-elsewhere') return { changedElsewhere: reply.value.stored }
  void requestPersistenceOnce()
  return null
}
