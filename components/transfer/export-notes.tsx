import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { count } from '@/components/ui/words'

export type ExportFormat = 'json-ld' | 'markdown'

export interface ExportNotesProps {
  notes: readonly Annotation[]
  /** Those of the page in this tab. */
  here: readonly Annotation[]
  onExport: (notes: readonly Annotation[], format: ExportFormat) => void
}

/** The way out for notes: all of them or this page's, in both formats. */
export function ExportNotes({ notes, here, onExport }: ExportNotesProps) {
  const [onlyHere, setOnlyHere] = useState(false)
  const chosen = onlyHere && here.length > 0 ? here : notes
  return (
    <footer className="foot" role="group" aria-label="Export">
      <p>
        Take {count(chosen.length, 'note')} with you. The file is made in this browser.
        {here.length > 0 && here.length < notes.length && (
          <label className="only-here">
            <input type="checkbox" checked={onlyHere} onChange={(event) => setOnlyHere(event.target.checked)} /> Only
            those of this page ({here.length})
          </label>
        )}
      </p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => onExport(chosen, 'json-ld')}>
          Export as JSON-LD
        </button>
        <button type="button" className="btn" onClick={() => onExport(chosen, 'markdown')}>
          Export as Markdown
        </button>
      </div>
    </footer>
  )
}
