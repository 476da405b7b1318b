import type { Annotation } from '@/lib/annotations/types'
import { NotesView } from '@/components/annotation/notes-view'
import { ImportLink } from '@/components/transfer/import-link'
import type { PageState } from '@/lib/messaging/protocol'
import type { Book } from '@/components/claim/book'
import { keepNote, openNote } from './actions'
import { runExport } from './run-export'
import { useNotes } from './use-notes'

export interface NotesRoomProps {
  page: PageState | null
  /** The page in this tab, when it is known. */
  pageKey: string | null
  book: Book
  onDelete: (annotation: Annotation) => void
}

/** All notes; they are read only while this room is open. */
export function NotesRoom({ page, pageKey, book, onDelete }: NotesRoomProps) {
  const { notes, isBroken } = useNotes()
  return (
    <>
      <NotesView
        notes={notes}
        isBroken={isBroken}
        orphans={new Set(page?.orphans)}
        pageKey={pageKey}
        onOpen={(annotation) => openNote(annotation, page)}
        onSave={keepNote}
        onDelete={onDelete}
        exports={(chosen, here) =>
          runExport(
            {
              which: (what) =>
                what === 'chosen'
                  ? { kind: 'ids', ids: chosen }
                  : what === 'here' && pageKey !== null
                    ? { kind: 'page', pageKey }
                    : { kind: 'all' },
              counts: { all: notes.length, here, chosen: chosen.length },
            },
            book,
          )
        }
      />
      {!isBroken && <ImportLink />}
    </>
  )
}
