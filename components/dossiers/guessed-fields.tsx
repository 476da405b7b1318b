import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import type { Corrections, DossierPreview } from '@/lib/app/dossiers/add-state'

export interface GuessedFieldsProps {
  preview: DossierPreview
  isBusy: boolean
  onCorrect: (corrections: Corrections) => void
}

/** Subject and date where the document does not state them. With others, the document is read again. */
export function GuessedFields({ preview, isBusy, onCorrect }: GuessedFieldsProps) {
  const [subject, setSubject] = useState(preview.subject.name)
  const [asOf, setAsOf] = useState(preview.asOf)
  const isChanged = subject.trim() !== preview.subject.name || asOf.trim() !== preview.asOf
  const isGood = subject.trim() !== '' && isDate(asOf.trim())
  return (
    <form
      className="block guessed"
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && isGood) onCorrect({ subject: subject.trim(), asOf: asOf.trim() })
      }}
    >
      <p>{t('adding.guessed')}</p>
      <div className="fields">
        <label>
          <span className="label">{t('adding.subject')}</span>
          <input className="text-input" value={subject} onChange={({ target }) => setSubject(target.value)} />
        </label>
        <label>
          <span className="label">{t('adding.asOf')}</span>
          <input
            className="text-input"
            value={asOf}
            aria-describedby="as-of-form"
            aria-invalid={!isDate(asOf.trim())}
            onChange={({ target }) => setAsOf(target.value)}
          />
        </label>
      </div>
      <p className="second" id="as-of-form">
        {t('adding.asOfForm')}
      </p>
      <div className="actions">
        <button type="submit" className="btn" disabled={isBusy || !isChanged || !isGood}>
          {t('adding.readAgain')}
        </button>
      </div>
    </form>
  )
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
