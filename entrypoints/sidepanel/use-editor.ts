import { useCallback, useEffect, useMemo, useState } from 'react'
import { splitTags } from '@/lib/notes/split-tags'
import type { EditorContextValue } from '@/components/notes/use-draft'
import { useWatched } from '@/components/ui/use-async-result'
import { openDatabase, watchStorageError } from '@/lib/notes/data/open-database'
import { annotationsById, recentTags } from '@/lib/notes/data/store'
import type { StorageErrorCode } from '@/lib/rows/storage-error'
import { t } from '@/lib/i18n/t'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'
import { deleteDraft, lockDraft, oldDrafts, lockNewestDraft, writeDraft, type StoredDraft } from '@/lib/platform/drafts'
import { fileName, saveFile } from '@/lib/notes/export/save-file'

export function useEditor(page: PageState | null, question: SelectionCheck | null): EditorContextValue {
  const storageError = useWatched<StorageErrorCode | null>(watchStorageError, null)
  const from = page ?? question
  const [pageKey, url, title] = [from?.pageKey, from?.url ?? '', from?.title ?? '']
  return useMemo(
    () => ({ ...editorFunctions, storageError, page: pageKey === undefined ? null : { pageKey, url, title } }),
    [storageError, pageKey, url, title],
  )
}

/** Drafts that no editor holds and that are not saved as notes, read when a view opens. */
export function useUnsavedDrafts(): { drafts: readonly StoredDraft[]; readAgain: () => void } {
  const [drafts, setDrafts] = useState<readonly StoredDraft[]>([])
  const readAgain = useCallback(() => void sweepDrafts().then(oldDrafts).then(setDrafts), [])
  useEffect(readAgain, [readAgain])
  return { drafts, readAgain }
}

export function saveDraftAsFile({ note, tagText, about }: Pick<StoredDraft, 'note' | 'tagText' | 'about'>): void {
  const { quote, title, url } = about
  const parts = [note, tagText.trim(), quote === '' ? '' : `> ${quote.replaceAll('\n', '\n> ')}`, title, url]
  saveFile(fileName(t('storage.draftFile'), '.md'), 'text/markdown', `${parts.filter(Boolean).join('\n\n')}\n`)
}

const editorFunctions: Omit<EditorContextValue, 'storageError' | 'page'> = {
  storeDraft: writeDraft,
  deleteDraft,
  takeOverDraft: (place) => sweepDrafts().then(() => lockNewestDraft(place)),
  markDraftOpen: lockDraft,
  downloadDraft: saveDraftAsFile,
  recentTags: () =>
    openDatabase()
      .then(recentTags)
      .catch(() => []),
}

/** Deletes drafts that equal their stored note: such a draft is left if the panel closes before the reply to a save. */
async function sweepDrafts(): Promise<void> {
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
