import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { ExportNotes, type ExportFormat } from '@/components/transfer/export-notes'
import { SearchField } from '@/components/ui/search-field'
import { Say } from '@/components/ui/say'
import { t } from '@/lib/i18n/t'
import { NoteItem } from './note-item'
import { searchNotes } from './search-notes'
import type { SaveAnswer, Written } from './written'

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
  onSave: (annotation: Annotation, written: Written) => Promise<SaveAnswer>
  onDelete: (annotation: Annotation) => void
  onExport: (notes: readonly Annotation[], format: ExportFormat) => void
}

/** All that the reader has kept, on every page, with a search and the way out. */
export function NotesView({ notes, isBroken, orphans, pageKey, onOpen, onSave, onDelete, onExport }: NotesViewProps) {
  const [query, setQuery] = useState('')
  const found = searchNotes(notes, query)
  if (isBroken && notes.length === 0) {
    return (
      <Say lead={t('notes.broken')}>
        <p className="second">{t('notes.brokenAbout')}</p>
      </Say>
    )
  }
  if (notes.length === 0) {
    return (
      <Say lead={t('notes.none')}>
        <p className="second">{t('notes.noneAbout')}</p>
      </Say>
    )
  }
  return (
    <>
      <h1 className="only-read">{t('notes.name')}</h1>
      <div className="block">
        <SearchField label={t('notes.search', notes.length)} value={query} onChange={setQuery} />
        <p role="status" className={query.trim() === '' ? 'only-read' : 'label found'}>
          {query.trim() === '' ? '' : found.length === 0 ? t('notes.notFound') : t('count.notes', found.length)}
        </p>
      </div>
      <ul className="notes" aria-label={t('notes.name')}>
        {found.map((annotation) => (
          <NoteItem
            key={annotation.id}
            annotation={annotation}
            isOrphaned={orphans.has(annotation.id)}
            onOpen={() => onOpen(annotation)}
            onSave={(written) => onSave(annotation, written)}
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
