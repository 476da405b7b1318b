import { openDatabase } from '@/lib/notes/data/open-database'
import { annotationsById } from '@/lib/notes/data/store'
import { deleteDraft, lockNewestDraft, oldDrafts, type StoredDraft } from '@/lib/platform/drafts'
import { splitTags } from './split-tags'

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
