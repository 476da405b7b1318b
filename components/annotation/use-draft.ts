import { useEffect, useRef, useState } from 'react'
import type { NoteColor } from '@/lib/annotations/types'
import type { Draft } from '@/lib/platform/drafts'
import { useEditorContext } from './editor-context'

/** The claim that a note is written on. */
export interface OnClaim {
  id: string
  text: string
}

/** What stands in the fields of an editor. */
export interface DraftFields {
  note: string
  tagText: string
  color: NoteColor | null
}

export interface DraftHold {
  fields: DraftFields
  /** The draft as it is now, also where nothing was typed. */
  draft: Draft
  /** Words from an earlier writing stand in the fields. */
  isRestored: boolean
  /** The reader changes something: it is kept within the key press. */
  write: (change: Partial<DraftFields>) => void
  /** Throws away what was typed: the fields are as they were. */
  discard: () => void
  /** The note is kept, so the draft goes. */
  done: () => void
}

/**
 * The fields of an editor, kept as a draft while something is typed in them. What was typed at the same place before, in an
 * editor that went without saving, stands in them again.
 *
 * @param place what is written on
 * @param start the note as it is kept, or as a new one begins
 */
export function useDraft(
  place: string,
  start: DraftFields & { id: string | null; basedOn: string | null; quote: string; claim: OnClaim | null },
): DraftHold {
  const desk = useEditorContext()
  const [first] = useState<Draft>(() => ({
    key: crypto.randomUUID(),
    place,
    id: start.id ?? crypto.randomUUID(),
    basedOn: start.basedOn,
    note: start.note,
    tagText: start.tagText,
    color: start.color,
    about: start.claim
      ? { ...nowhere, title: start.claim.text, claim: start.claim.id, quote: '' }
      : { ...(desk.page ?? nowhere), quote: start.quote },
    at: '',
  }))
  const [draft, setDraft] = useState(first)
  const [isRestored, setRestored] = useState(false)
  const typed = useRef(false)
  const { takeDraft, holdDraft } = desk
  useEffect(() => {
    let live = true
    const releases: (() => void)[] = []
    const hold = (release: (() => void) | null): void => {
      if (release === null) return
      if (live) releases.push(release)
      else release()
    }
    void holdDraft(first.key).then(hold)
    void takeDraft(place).then((found) => {
      if (found === null) return
      hold(found.release)
      // Who is quicker than the disk keeps what was typed now; the old words wait for the next time.
      if (!live || typed.current) return
      setDraft(found.draft)
      setRestored(true)
    })
    return () => {
      live = false
      releases.forEach((release) => release())
    }
  }, [place, first.key, takeDraft, holdDraft])

  const { note, tagText, color } = draft
  return {
    fields: { note, tagText, color },
    draft,
    isRestored,
    write: (change) => {
      typed.current = true
      const next = { ...draft, ...change, at: new Date().toISOString() }
      setDraft(next)
      if (isSame(next, first)) desk.dropDraft(next.key)
      else desk.keepDraft(next)
    },
    discard: () => {
      desk.dropDraft(draft.key)
      setDraft({ ...first, id: start.id ?? crypto.randomUUID() })
      setRestored(false)
    },
    done: () => desk.dropDraft(draft.key),
  }
}

const nowhere = { pageKey: '', url: '', title: '' }

function isSame(a: DraftFields, b: DraftFields): boolean {
  return a.note === b.note && a.tagText === b.tagText && a.color === b.color
}
