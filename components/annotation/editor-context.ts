import { createContext, useContext } from 'react'
import type { StorageErrorCode } from '@/lib/annotations/storage-error'
import type { Draft } from '@/lib/platform/drafts'

/** What editors of notes have within reach, wherever they stand. Whoever mounts the rooms knows how it is done. */
export interface EditorContextValue {
  /** The page in this tab. */
  page: { pageKey: string; url: string; title: string } | null
  /** Why notes cannot be reached now; null when they can. */
  trouble: StorageErrorCode | null
  /** Keeps what was typed beside the notes. False where that cannot be done. */
  keepDraft: (draft: Draft) => boolean
  dropDraft: (key: string) => void
  /** What was being written at a place when its editor went; it is this editor's from now on. */
  takeDraft: (place: string) => Promise<{ draft: Draft; release: () => void } | null>
  /** Marks a draft as being written here. */
  holdDraft: (key: string) => Promise<(() => void) | null>
  /** Gives what was typed away as a file. */
  saveDraft: (draft: Pick<Draft, 'note' | 'tagText' | 'about'>) => void
  /** Tags that the reader has used of late. */
  recentTags: () => Promise<readonly string[]>
}

/** Nothing within reach: an editor on its own. */
const bareDesk: EditorContextValue = {
  page: null,
  trouble: null,
  keepDraft: () => false,
  dropDraft: () => undefined,
  takeDraft: () => Promise.resolve(null),
  holdDraft: () => Promise.resolve(null),
  saveDraft: () => undefined,
  recentTags: () => Promise.resolve([]),
}

export const EditorContext = createContext<EditorContextValue>(bareDesk)

export function useEditorContext(): EditorContextValue {
  return useContext(EditorContext)
}
