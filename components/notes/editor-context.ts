import { createContext, useContext } from 'react'
import type { StorageErrorCode } from '@/lib/rows/storage-error'
import type { Draft } from '@/lib/platform/drafts'

/** Data and actions that note editors need, provided by the entrypoint that mounts the views. */
export interface EditorContextValue {
  /** The page in this tab. */
  page: { pageKey: string; url: string; title: string } | null
  /** Why notes cannot be stored now; null when they can. */
  storageError: StorageErrorCode | null
  /** Stores a draft. @returns false if that is not possible */
  storeDraft: (draft: Draft) => boolean
  deleteDraft: (key: string) => void
  /** Takes over the draft that a closed editor left at a place; null if there is none. */
  takeOverDraft: (place: string) => Promise<{ draft: Draft; release: () => void } | null>
  /** Marks a draft as open in this editor. Resolves to the function that ends this. */
  markDraftOpen: (key: string) => Promise<(() => void) | null>
  /** Saves the text as a file. */
  downloadDraft: (draft: Pick<Draft, 'note' | 'tagText' | 'about'>) => void
  /** Tags that the user has used recently. */
  recentTags: () => Promise<readonly string[]>
}

/** Default for an editor outside of a provider. */
const noEditor: EditorContextValue = {
  page: null,
  storageError: null,
  storeDraft: () => false,
  deleteDraft: () => undefined,
  takeOverDraft: () => Promise.resolve(null),
  markDraftOpen: () => Promise.resolve(null),
  downloadDraft: () => undefined,
  recentTags: () => Promise.resolve([]),
}

export const EditorContext = createContext<EditorContextValue>(noEditor)

export function useEditorContext(): EditorContextValue {
  return useContext(EditorContext)
}
