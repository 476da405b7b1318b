import { useId, useState } from 'react'
import { t } from '@/lib/i18n/t'
import { otherFormats, usualFormats, type ExportFormat } from '@/lib/formats/export-formats'
import type { ExportWhat, RunExport } from '@/lib/app/export/export-run'
import { ExportStatus } from './export-status'
import { useExport } from './use-export'
import { Button } from '@/components/ui/button'
import { Folded } from '@/components/claim/source-list'

export interface ExportNotesProps {
  /** Number of notes. */
  all: number
  /** … of the page in this tab; 0 when unknown. */
  here: number
  /** … found by a search or filter, or selected; 0 for none. */
  chosen: number
  onExport: RunExport
}

/** Export of notes: which ones, and a button for each format. A backup always has all of them. */
export function ExportNotes({ all, here, chosen, onExport }: ExportNotesProps) {
  const id = useId()
  const [wanted, setWanted] = useState<ExportWhat>('chosen')
  const [total, setTotal] = useState(all)
  const { done, isRunning, outcome, start, cancel } = useExport(onExport)
  const counts = { all, chosen, here }
  const choices = (['all', 'chosen', 'here'] as const).filter(
    (one) => one === 'all' || (counts[one] > 0 && counts[one] < all),
  )
  // The current results or selection are the default until the user chooses.
  const picked = choices.includes(wanted) ? wanted : 'all'
  const button = (format: ExportFormat, title?: string) => {
    const what = format === 'backup' ? 'all' : picked
    const save = () => {
      if (!isRunning) setTotal(counts[what])
      start(what, format)
    }
    const label = t(`exporting.forms.${format}`)
    return <Button key={format} label={label} title={title} aria-disabled={isRunning} onClick={save} />
  }
  return (
    <section className="foot export" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`} className="label">
        {t('exporting.do', counts[picked])}
      </h2>
      {choices.length > 1 && (
        <fieldset disabled={isRunning}>
          <legend className="only-read">{t('exporting.which')}</legend>
          {choices.map((one) => (
            <label key={one} className="only-here">
              <input type="radio" name={id} checked={picked === one} onChange={() => setWanted(one)} />
              {t(`exporting.${one}`, counts[one])}
            </label>
          ))}
        </fieldset>
      )}
      <div className="actions">
        {usualFormats.map((format) => button(format, t(`exporting.good.${format}`)))}
        {done !== null && <Button kind="bare" label={t('exporting.cancel')} onClick={cancel} />}
      </div>
      <Folded label={t('exporting.others')}>
        <ul role="list">
          {otherFormats.map((format) => (
            <li key={format}>
              {button(format)} <span>{t(`exporting.good.${format}`)}</span>
            </li>
          ))}
        </ul>
      </Folded>
      <ExportStatus done={done} total={total} outcome={outcome} />
    </section>
  )
}
