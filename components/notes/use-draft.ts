import { useEffect, useRef, useState } from 'react'
import { usePanel } from '@/components/panel/panel-context'
import { takeOverDraft } from '@/lib/notes/left-drafts'
import type { NoteColor } from '@/lib/schema/note-colors'
import { deleteDraft, lockDraft, writeDraft, type StoredDraft } from '@/lib/platform/drafts'
import type { PageState, SelectionCheck } from '@/lib/schema/page-state'

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
  const { page, question } = usePanel()
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
      : { ...pageOf(page ?? question), quote: start.quote },
    at: '',
  }))
  const [draft, setDraft] = useState(first)
  const [isRestored, setRestored] = useState(false)
  const hasTyped = useRef(false)
  useEffect(() => {
    let live = true
    const releases: (() => void)[] = []
    const hold = (release: (() => void) | null): void => {
      if (release === null) return
      if (live) releases.push(release)
      else release()
    }
    void lockDraft(first.key).then(hold)
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
  }, [place, first.key])
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
        deleteDraft(next.key)
      else writeDraft(next)
    },
    discard: () => {
      deleteDraft(draft.key)
      setDraft({ ...first, id: start.id ?? crypto.randomUUID() })
      setRestored(false)
    },
    /** The note was saved: deletes the draft. */
    done: () => deleteDraft(draft.key),
  }
}

const NO_PAGE = { pageKey: '', url: '', title: '' }

const pageOf = (from: PageState | SelectionCheck | null) =>
  from === null ? NO_PAGE : { pageKey: from.pageKey, url: from.url, title: from.title }
