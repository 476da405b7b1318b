import { storageErrorText } from '@/lib/i18n/storage-error-text'
import { t } from '@/lib/i18n/t'
import { callWithRetries } from '@/lib/messaging/call'
import { requestPersistenceOnce } from '@/lib/platform/storage-space'
import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'
import { openDatabase } from '@/lib/notes/data/database'
import { annotationsById } from '@/lib/notes/data/store'
import { deleteDraft, lockNewestDraft, oldDrafts, type StoredDraft } from '@/lib/platform/drafts'

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

/** Splits a tag field into its tags, each once: "tesla, dates,tesla" → ["tesla", "dates"] */
export function splitTags(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim().replace(/\s+/g, ' ')))].filter((tag) => tag !== '')
}

/** Returns the drafts that no editor holds and that are not saved as notes. */
export async function unsavedDrafts(): Promise<StoredDraft[]> {
  await deleteSavedDrafts()
  return oldDrafts()
}

/** Returns the draft that a closed editor left at a place, for an editor that continues it; null if there is none. */
export async function takeOverDraft(place: string): ReturnType<typeof lockNewestDraft> {
  await deleteSavedDrafts()
  return lockNewestDraft(place)
}

/** Deletes drafts that equal their stored note: such a draft is left if the panel closes before the reply to a save. */
async function deleteSavedDrafts(): Promise<void> {
  const left = await oldDrafts()
  if (left.length === 0) return
  const kept = await openDatabase()
    .then(() => annotationsById(left.map(({ id }) => id)))
    .catch(() => [])
  const byId = new Map(kept.map((annotation) => [annotation.id, annotation]))
  for (const { key, id, note, tagText, color } of left) {
    const there = byId.get(id)
    if (there?.note !== note.trim() || there.color !== color) continue
    if (there.tags.join('\n') === splitTags(tagText).join('\n')) deleteDraft(key)
  }
}
