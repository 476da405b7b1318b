import type { Annotation } from '@/lib/annotations/types'
import { NotesView } from '@/components/annotation/notes-view'
import type { PageState } from '@/lib/messaging/protocol'
import { exportNotes, keepNote, openNote } from './actions'
import { NotesAtRisk } from './notes-at-risk'
import { useNotes } from './use-notes'

export interface NotesRoomProps {
  page: PageState | null
  /** The page in this tab, when it is known. */
  pageKey: string | null
  onDelete: (annotation: Annotation) => void
}

/** All notes; they are read only while this room is open. */
export function NotesRoom({ page, pageKey, onDelete }: NotesRoomProps) {
  const { notes, isBroken } = useNotes()
  return (
    <>
      <NotesAtRisk />
      <NotesView
        notes={notes}
        isBroken={isBroken}
        orphans={new Set(page?.orphans)}
        pageKey={pageKey}
        onOpen={(annotation) => openNote(annotation, page)}
        onSave={keepNote}
        onDelete={onDelete}
        onExport={exportNotes}
      />
    </>
  )
}
