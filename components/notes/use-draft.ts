import { useEffect, useRef, useState, createContext, useContext } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import type { StoredDraft } from '@/lib/platform/drafts'
import type { StorageErrorCode } from '@/lib/rows/storage-error'

export interface NoteClaim {
  id: string
  text: string
}

interface DraftFields {
  note: string
  tagText: string
  color: NoteColor | null
}

/**
 * Holds the fields of an editor, and stores them as a draft while they differ from their initial values. Restores the
 * draft of an earlier editor at the same place that was closed without saving.
 * @param place key of the place
 * @param start the stored note, or the initial fields of a new one
 */
export function useDraft(
  place: string,
  start: DraftFields & { id: string | null; basedOn: string | null; quote: string; claim: NoteClaim | null },
) {
  const editor = useEditorContext()
  const [first] = useState<StoredDraft>(() => ({
    key: crypto.randomUUID(),
    place,
    id: start.id ?? crypto.randomUUID(),
    basedOn: start.basedOn,
    note: start.note,
    tagText: start.tagText,
    color: start.color,
    about: start.claim
      ? { ...NO_PAGE, title: start.claim.text, claim: start.claim.id, quote: '' }
      : { ...(editor.page ?? NO_PAGE), quote: start.quote },
    at: '',
  }))
  const [draft, setDraft] = useState(first)
  const [isRestored, setRestored] = useState(false)
  const hasTyped = useRef(false)
  const { takeOverDraft, markDraftOpen } = editor
  useEffect(() => {
    let live = true
    const releases: (() => void)[] = []
    const hold = (release: (() => void) | null): void => {
      if (release === null) return
      if (live) releases.push(release)
      else release()
    }
    void markDraftOpen(first.key).then(hold)
    void takeOverDraft(place).then((found) => {
      if (found === null) return
      hold(found.release)
      // If the user types before the old draft is read, the new text stays and the old draft waits for the next time.
      if (!live || hasTyped.current) return
      setDraft(found.draft)
      setRestored(true)
    })
    return () => {
      live = false
      releases.forEach((release) => release())
    }
  }, [place, first.key, takeOverDraft, markDraftOpen])
  const { note, tagText, color } = draft
  return {
    fields: { note, tagText, color },
    /** The current draft, also when nothing was typed. */
    draft,
    /** The fields contain text from an earlier editor. */
    isRestored,
    write: (change: Partial<DraftFields>) => {
      hasTyped.current = true
      const next = { ...draft, ...change, at: new Date().toISOString() }
      setDraft(next)
      if (next.note === first.note && next.tagText === first.tagText && next.color === first.color)
        editor.deleteDraft(next.key)
      else editor.storeDraft(next)
    },
    discard: () => {
      editor.deleteDraft(draft.key)
      setDraft({ ...first, id: start.id ?? crypto.randomUUID() })
      setRestored(false)
    },
    /** The note was saved: deletes the draft. */
    done: () => editor.deleteDraft(draft.key),
  }
}

const NO_PAGE = { pageKey: '', url: '', title: '' }

/** Data and actions that note editors need, provided by the entrypoint that mounts the views. */
export interface EditorContextValue {
  page: { pageKey: string; url: string; title: string } | null
  /** Reason why notes cannot be stored now; null when they can. */
  storageError: StorageErrorCode | null
  /** Stores a draft. @returns false if that is not possible */
  storeDraft: (draft: StoredDraft) => boolean
  deleteDraft: (key: string) => void
  /** Takes over the draft that a closed editor left at a place; null if there is none. */
  takeOverDraft: (place: string) => Promise<{ draft: StoredDraft; release: () => void } | null>
  /** Marks a draft as open in this editor. Resolves to the function that ends this. */
  markDraftOpen: (key: string) => Promise<(() => void) | null>
  downloadDraft: (draft: Pick<StoredDraft, 'note' | 'tagText' | 'about'>) => void
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
