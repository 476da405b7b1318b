import { Status } from '@/components/ui/section'
import { useId, useState, useEffect, useRef } from 'react'
import { t, formatNumber } from '@/lib/i18n/t'
import { exportFormats, exportFormatEntries, type ExportFormat } from '@/lib/notes/export/registry'
import type { ExportScope, RunExport, ExportOutcome } from '@/lib/notes/export/export-notes'
import { usePanel } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { sizeWords } from '@/components/ui/size-words'

interface ExportNotesProps {
  all: number
  /** Number of notes on the page in this tab; 0 when unknown. */
  here: number
  /** Number of notes that are selected, or else found by a search or filter; 0 for none. */
  chosen: number
  /** Returns the ids of notes; null: all. */
  selectionOf: (scope: ExportScope) => Promise<readonly string[] | null>
  remindsOfBackup: boolean
}

/** Export of notes: which ones, and a button for each format. A backup always has all of them. */
export function ExportNotes({ all, here, chosen, selectionOf, remindsOfBackup }: ExportNotesProps) {
  const id = useId()
  const counts = { all, chosen, here }
  const { book } = usePanel()
  // Writers are loaded on first use. Selecting a hundred thousand notes takes time, so it waits for an export, too.
  const run: RunExport = async (what, format, watch) => {
    const [{ exportNotes }, which] = await Promise.all([import('@/lib/notes/export/export-notes'), selectionOf(what)])
    return exportNotes({ which, total: counts[what], format }, book, watch)
  }
  const [scope, setScope] = useState<ExportScope>('chosen')
  const [total, setTotal] = useState(all)
  const { done, isRunning, outcome, start, cancel } = useExport(run)
  const state = useRef<HTMLDivElement>(null)
  // The pressed button may be far above.
  useEffect(() => {
    if (outcome !== null) state.current?.scrollIntoView({ block: 'nearest' })
  }, [outcome])
  const choices = (['all', 'chosen', 'here'] as const).filter(
    (choice) => choice === 'all' || (counts[choice] > 0 && counts[choice] < all),
  )
  const formats = { usual: exportFormats.filter(isUsual), other: exportFormats.filter((format) => !isUsual(format)) }
  // The current results or selection are the default until the user chooses.
  const picked = choices.includes(scope) ? scope : 'all'
  const button = (format: ExportFormat, title?: string) => {
    const what = format === 'backup' ? 'all' : picked
    const save = () => {
      if (!isRunning) setTotal(counts[what])
      start(what, format)
    }
    const label = t(`exporting.formats.${format}`)
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
          {choices.map((choice) => (
            <label key={choice} className="only-here">
              <input type="radio" name={id} checked={picked === choice} onChange={() => setScope(choice)} />
              {t(`exporting.${choice}`, counts[choice])}
            </label>
          ))}
        </fieldset>
      )}
      <div className="actions">
        {formats.usual.map((format) => button(format, t(`exporting.good.${format}`)))}
        {done !== null && <Button kind="bare" label={t('exporting.cancel')} onClick={cancel} />}
      </div>
      <Folded label={t('exporting.others')}>
        <ul role="list">
          {formats.other.map((format) => (
            <li key={format}>
              {button(format)} <span>{t(`exporting.good.${format}`)}</span>
            </li>
          ))}
        </ul>
      </Folded>
      {remindsOfBackup && outcome === null && <p className="text-muted">{t('backup.remind')}</p>}
      {/* The live region always exists. */}
      <div className="state" ref={state}>
        {done !== null && (
          <>
            <progress max={total} value={done} aria-label={t('exporting.name')} />
            <span>{t('exporting.done', { done: formatNumber(done), total: formatNumber(total) })}</span>
          </>
        )}
        <Status className={/^(?:failed|tooManyPages)$/.test(outcome?.kind ?? '') ? 'problem' : undefined}>
          {done === null && outcome !== null ? outcomeText(outcome) : ''}
        </Status>
      </div>
    </section>
  )
}

const isUsual = (format: ExportFormat): boolean => exportFormatEntries[format].isUsual === true

function outcomeText(outcome: ExportOutcome): string {
  if (outcome.kind !== 'saved') return t(`exporting.${outcome.kind}`)
  return t('exporting.saved', { name: outcome.name, size: sizeWords(outcome.bytes) })
}

/** Runs one export at a time. A very short one shows no progress. Leaving the view stops it. */
function useExport(run: RunExport) {
  /** Number of notes written; null when no export is running, or it has just started. */
  const [done, setDone] = useState<number | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null)
  const abortRef = useRef<AbortController | null>(null)
  useEffect(() => () => abortRef.current?.abort(), [])

  const start = (what: ExportScope, format: ExportFormat) => {
    if (abortRef.current !== null) return
    const { signal } = (abortRef.current = new AbortController())
    let written = 0
    setRunning(true)
    setOutcome(null)
    const showing = setTimeout(() => setDone(written), PROGRESS_DELAY_MS)
    const onProgress = (now: number) => {
      written = now
      setDone((shown) => (shown === null ? null : now))
    }
    void run(what, format, { signal, onProgress }).then((ended) => {
      clearTimeout(showing)
      abortRef.current = null
      setDone(null)
      setRunning(false)
      setOutcome(ended)
    })
  }
  return { done, isRunning, outcome, start, cancel: () => abortRef.current?.abort() }
}

const PROGRESS_DELAY_MS = 300
