import { useId, useState } from 'react'
import { t } from '@/lib/i18n/t'
import { exportFormats, type ExportFormat } from '@/lib/formats/export-formats'
import type { ExportWhat, RunExport } from '@/lib/app/export/export-run'
import { ExportStatus } from './export-status'
import { useExport } from './use-export'
import { Button } from '@/components/ui/button'
import { Options } from '@/components/ui/fields'

export interface ExportNotesProps {
  /** Number of notes. */
  all: number
  /** … of the page in this tab; 0 when unknown. */
  here: number
  /** … found by a search or filter, or selected; 0 for none. */
  chosen: number
  onExport: RunExport
}

/** Export of notes: which ones, the format, and one button. */
export function ExportNotes({ all, here, chosen, onExport }: ExportNotesProps) {
  const id = useId()
  const [wanted, setWanted] = useState<ExportWhat>('chosen')
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const { done, isRunning, outcome, start, cancel } = useExport(onExport)
  const counts = { all, chosen, here }
  const choices = (['all', 'chosen', 'here'] as const).filter(
    (one) => one === 'all' || (counts[one] > 0 && counts[one] < all),
  )
  // The current results or selection are the default until the user chooses.
  const what = format !== 'backup' && choices.includes(wanted) ? wanted : 'all'
  return (
    <section className="foot export" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`} className="label">
        {t('exporting.name')}
      </h2>
      {choices.length > 1 && (
        <fieldset disabled={isRunning || format === 'backup'}>
          <legend className="only-read">{t('exporting.which')}</legend>
          {choices.map((one) => (
            <label key={one} className="only-here">
              <input type="radio" name={id} checked={what === one} onChange={() => setWanted(one)} />
              {t(`exporting.${one}`, counts[one])}
            </label>
          ))}
        </fieldset>
      )}
      <div className="form">
        <label htmlFor={`${id}-form`}>{t('exporting.form')}</label>
        <select
          id={`${id}-form`}
          value={format}
          disabled={isRunning}
          aria-describedby={`${id}-good`}
          onChange={({ target }) => setFormat(target.value as ExportFormat)}
        >
          {exportFormats.map(({ name, formats }) => (
            <optgroup key={name} label={t(name)}>
              <Options of={formats.map((one) => [one, t(`exporting.forms.${one}`)])} />
            </optgroup>
          ))}
        </select>
      </div>
      <p id={`${id}-good`} className="good">
        {t(`exporting.good.${format}`)}
      </p>
      <div className="actions">
        <Button label={t('exporting.do', counts[what])} aria-disabled={isRunning} onClick={() => start(what, format)} />
        {done !== null && <Button kind="bare" label={t('exporting.cancel')} onClick={cancel} />}
      </div>
      <ExportStatus done={done} total={counts[what]} outcome={outcome} />
    </section>
  )
}
