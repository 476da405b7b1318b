import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { ExportNotes, type ExportFormat } from '@/components/transfer/export-notes'
import { SearchField } from '@/components/ui/search-field'
import { Say } from '@/components/ui/say'
import { count } from '@/components/ui/words'
import { NoteItem } from './note-item'
import { searchNotes } from './search-notes'

export interface NotesViewProps {
  /** All notes, newest first. */
  notes: readonly Annotation[]
  /** The place where notes are kept could not be opened. */
  isBroken: boolean
  /** Ids of notes whose sentence was looked for on the open page and is gone. */
  orphans: ReadonlySet<string>
  /** The page in this tab, to export its notes alone; null when that is not known. */
  pageKey: string | null
  onOpen: (annotation: Annotation) => void
  onSave: (annotation: Annotation, note: string, tags: string[]) => Promise<string | null>
  onDelete: (annotation: Annotation) => void
  onExport: (notes: readonly Annotation[], format: ExportFormat) => void
}

/** All that the reader has kept, on every page, with a search and the way out. */
export function NotesView({ notes, isBroken, orphans, pageKey, onOpen, onSave, onDelete, onExport }: NotesViewProps) {
  const [query, setQuery] = useState('')
  const found = searchNotes(notes, query)
  if (isBroken && notes.length === 0) {
    return (
      <Say lead="Your notes could not be opened.">
        <p className="second">
          The browser keeps them; it may be out of space or in a private window. Close the panel and open it again.
        </p>
      </Say>
    )
  }
  if (notes.length === 0) {
    return (
      <Say lead="Notes that you keep stand here.">
        <p className="second">
          They stay in this browser. Write one on a finding, or on any words that you select and check.
        </p>
      </Say>
    )
  }
  return (
    <>
      <h1 className="only-read">Notes</h1>
      <div className="block">
        <SearchField label={`Search ${count(notes.length, 'note')}`} value={query} onChange={setQuery} />
        <p role="status" className={query.trim() === '' ? 'only-read' : 'label found'}>
          {query.trim() === '' ? '' : found.length === 0 ? 'No note holds these words.' : count(found.length, 'note')}
        </p>
      </div>
      <ul className="notes" aria-label="Notes">
        {found.map((annotation) => (
          <NoteItem
            key={annotation.id}
            annotation={annotation}
            isOrphaned={orphans.has(annotation.id)}
            onOpen={() => onOpen(annotation)}
            onSave={(note, tags) => onSave(annotation, note, tags)}
            onDelete={() => onDelete(annotation)}
          />
        ))}
      </ul>
      <ExportNotes
        notes={notes}
        here={notes.filter((annotation) => annotation.pageKey === pageKey)}
        onExport={onExport}
      />
    </>
  )
}
