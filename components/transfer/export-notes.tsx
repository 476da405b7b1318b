import { useState } from 'react'
import type { Annotation } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'

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
    <footer className="foot" role="group" aria-label={t('export.name')}>
      <p>
        {t('export.take', chosen.length)}
        {here.length > 0 && here.length < notes.length && (
          <label className="only-here">
            <input type="checkbox" checked={onlyHere} onChange={(event) => setOnlyHere(event.target.checked)} />{' '}
            {t('export.onlyHere', here.length)}
          </label>
        )}
      </p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => onExport(chosen, 'json-ld')}>
          {t('export.jsonLd')}
        </button>
        <button type="button" className="btn" onClick={() => onExport(chosen, 'markdown')}>
          {t('export.markdown')}
        </button>
      </div>
    </footer>
  )
}
