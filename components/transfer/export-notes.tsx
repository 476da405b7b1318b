import { useState } from 'react'
import { t } from '@/lib/i18n/t'

export type ExportFormat = 'json-ld' | 'markdown'
/** All notes, those of the page in this tab, or those that the reader found or selected. */
export type ExportWhat = 'all' | 'here' | 'chosen'

export interface ExportNotesProps {
  /** How many notes there are. */
  all: number
  /** … of the page in this tab; 0 when that is not known. */
  here: number
  /** … found by a search or filter, or selected; 0 when nothing is. */
  chosen: number
  onExport: (what: ExportWhat, format: ExportFormat) => void
}

/** The way out for notes, in both formats. What was selected is meant first. */
export function ExportNotes({ all, here, chosen, onExport }: ExportNotesProps) {
  const [onlyHere, setOnlyHere] = useState(false)
  const what: ExportWhat = onlyHere && here > 0 ? 'here' : chosen > 0 ? 'chosen' : 'all'
  return (
    <footer className="foot" role="group" aria-label={t('export.name')}>
      <p>
        {t('export.take', { all, here, chosen }[what])}
        {here > 0 && here < all && (
          <label className="only-here">
            <input type="checkbox" checked={onlyHere} onChange={(event) => setOnlyHere(event.target.checked)} />{' '}
            {t('export.onlyHere', here)}
          </label>
        )}
      </p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => onExport(what, 'json-ld')}>
          {t('export.jsonLd')}
        </button>
        <button type="button" className="btn" onClick={() => onExport(what, 'markdown')}>
          {t('export.markdown')}
        </button>
      </div>
    </footer>
  )
}
