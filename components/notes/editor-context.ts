import { createContext, useContext } from 'react'
import type { StorageErrorCode } from '@/lib/rows/storage-error'
import { takeDraft, type Draft } from '@/lib/platform/drafts'

/** Data and actions that note editors need. The entrypoint that mounts the views provides them. */
export interface EditorContextValue {
  /** The page in this tab. */
  page: { pageKey: string; url: string; title: string } | null
  /** Why notes cannot be stored now; null when they can. */
  storageError: StorageErrorCode | null
  /** The draft left at a place by a closed editor; this editor now holds it. */
  takeDraft: typeof takeDraft
  /** Saves the text as a file. */
  saveDraft: (draft: Pick<Draft, 'note' | 'tagText' | 'about'>) => void
  /** Tags that the user has used recently. */
  recentTags: () => Promise<readonly string[]>
}

export const EditorContext = createContext<EditorContextValue>({
  page: null,
  storageError: null,
  takeDraft,
  saveDraft: () => undefined,
  recentTags: () => Promise.resolve([]),
})

export function useEditorContext(): EditorContextValue {
  return useContext(EditorContext)
}
