import { FocusHeading, Status } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import type { ImportSummary, TableColumns } from '@/lib/notes/import/importer'
import { usePanel } from '@/components/panel/panel-context'
import { FileChoice } from '@/components/ui/file-drop'
import { ImportItems, lossWord } from './import-items'
import { camelKey } from '@/lib/text/camel-key'
import { Button, ButtonLink } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Folded } from '@/components/ui/folded'
import { CheckLine, OptionList, SelectField } from '@/components/ui/fields'
import { csvFields, withColumn } from '@/lib/notes/formats/csv/mapping'

const NOTE_FILES = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json'

/** Import of notes. A running import continues in other views. */
export function ImportScreen() {
  const { importer } = usePanel()
  // After its report was shown, the screen starts again for another file.
  useEffect(
    () => () => {
      const state = importer.state()
      if (state.step === 'done' || (state.step === 'choose' && state.problem !== null)) importer.actions.again()
    },
    [importer],
  )
  return (
    <div className="import">
      <p className="crumb">
        <a href="#/notes">{t('import.back')}</a>
      </p>
      <ImportStep />
    </div>
  )
}

const useImport = () => usePanel().importer.actions

function ImportStep() {
  const { subscribe, state: read, actions } = usePanel().importer
  const state = useSyncExternalStore(subscribe, read)
  switch (state.step) {
    case 'choose':
      return (
        <FileChoice
          words="import"
          accept={NOTE_FILES}
          kinds={[t('import.takesCsv'), t('import.takesJson'), t('import.takesBackup')]}
          problem={
            state.problem !== null && (
              <p role="alert" className="well">
                <strong>
                  {state.problem.why === 'full' || state.problem.why === 'database' || state.problem.why === 'cancelled'
                    ? t('import.notWritten')
                    : t('import.notDone', { name: state.problem.name })}
                </strong>{' '}
                {t(`import.problem.${camelKey(state.problem.why)}`)}
              </p>
            )
          }
          onChoose={actions.choose}
        />
      )
    case 'reading':
      return (
        <ImportProgress
          key="reading"
          heading={t('import.reading', { name: state.name })}
          about={t('import.readSoFar', state.items)}
          share={state.share}
          onCancel={actions.cancel}
        />
      )
    case 'preview':
      return <ImportPreview preview={state.preview} isStale={state.isStale} />
    case 'writing':
      return (
        <ImportProgress
          key="writing"
          heading={t('import.writing', state.total)}
          about={t(state.isEnding ? 'import.ending' : 'import.writingAbout')}
          share={state.share}
          onCancel={state.isEnding ? null : actions.cancel}
        />
      )
    case 'done':
      return <ImportResult result={state.result} undone={state.undone} />
  }
}

interface ImportResultProps {
  result: ImportSummary
  /** Number of notes reverted by undo; null: not undone. */
  undone: number | null
}

function ImportResult({ result, undone }: ImportResultProps) {
  const actions = useImport()
  const { counts, name, format, total, losses, unread } = result
  return (
    <section>
      <header className="block">
        <p className="label">
          {name} · {t('import.holds', total, { format: t(`import.format.${format}`) })}
        </p>
        <FocusHeading turn={undone} className="lead">
          {undone === null
            ? richText('import.done', { b: (words) => <strong>{words}</strong> }, counts.added + counts.merged)
            : t('import.undone', undone)}
        </FocusHeading>
        {undone === null && <ImportExtrasList extras={result.extras} />}
        {undone === null && <ImportLosses losses={losses} unread={unread} />}
        <div className="actions">
          <ButtonLink kind="main" label={t('import.back')} href="#/notes" />
          <Button label={t('import.another')} onClick={actions.again} />
        </div>
      </header>
      {undone === null && (
        <>
          <ImportItems counts={counts} total={total} reloadKey={result} />
          <footer className="foot" role="group" aria-labelledby="import-answers">
            <p id="import-answers">{t('import.saveAnswers')}</p>
            <div className="actions">
              <Button label={t('import.asCsv')} onClick={() => actions.saveAnswers('csv')} />
              <Button label={t('import.asJson')} onClick={() => actions.saveAnswers('json')} />
            </div>
          </footer>
        </>
      )}
    </section>
  )
}

interface ImportProgressProps {
  heading: string
  about: string
  /** Completed share, from 0 to 1. */
  share: number
  /** Cancels the import; null: it is being cancelled. */
  onCancel: (() => void) | null
}

/** Progress with a cancel button. Screen readers hear every quarter. */
export function ImportProgress({ heading, about, share, onCancel }: ImportProgressProps) {
  const percent = Math.min(100, Math.floor(share * 100))
  return (
    <section className="import-progress">
      <FocusHeading className="title">{heading}</FocusHeading>
      <progress aria-label={heading} max={100} value={percent} />
      <p className="text-muted">{about}</p>
      <Status className="only-read">{t('import.percent', { percent: percent - (percent % 25) })}</Status>
      <div className="actions">
        <Button label={t('import.cancel')} disabled={onCancel === null} onClick={() => onCancel?.()} />
      </div>
    </section>
  )
}

interface ImportPreviewProps {
  preview: ImportSummary
  /** The mapping was changed, and the preview is not updated yet. */
  isStale: boolean
}

/** The content of a file, before anything is saved. */
function ImportPreview({ preview, isStale }: ImportPreviewProps) {
  const actions = useImport()
  const [withDeleted, setWithDeleted] = useState(false)
  const [wasRemapped, setRemapped] = useState(false)
  if (isStale && !wasRemapped) setRemapped(true)
  const { counts, total, format, name, losses, unread, table } = preview
  // When all notes are new, as on a new profile, the settings of the backup are proposed too.
  const [withSettings, setWithSettings] = useState(preview.extras.hasSettings && counts.added === total)
  const [restoresSwitches, setRestoresSwitches] = useState(preview.extras.turns.length > 0 && counts.added === total)
  const coming = counts.added + counts.merged + (withDeleted ? counts['in-bin'] : 0)
  const { mutes, deleted, dossiers, adjustments, hasSettings } = preview.extras
  const turned = (isOn: boolean) => preview.extras.turns.filter((turn) => turn.isOn === isOn).map(({ name }) => name)
  const turnedOn = turned(true)
  const turnedOff = turned(false)
  const hasMore = mutes + deleted + dossiers.length + adjustments > 0 || withSettings || restoresSwitches
  return (
    <section className="import-preview" aria-busy={isStale}>
      <header className="block">
        <p className="label">
          {name} · {t('import.holds', total, { format: t(`import.format.${format}`) })}
        </p>
        <FocusHeading className="lead">
          {richText('import.wouldBring', { b: (words) => <strong>{words}</strong> }, coming)}
        </FocusHeading>
        {/* Initially the heading has the focus; after a change of the mapping, another element. */}
        <Status className="only-read">{wasRemapped && !isStale && richText('import.wouldBring', {}, coming)}</Status>
        {preview.extras.absent !== null && <p>{t('import.notWhole', preview.extras.absent)}</p>}
        <ImportExtrasList extras={preview.extras} />
        <ImportLosses losses={losses} unread={unread} />
      </header>
      {table !== null && <ImportColumns table={table} />}
      <ImportItems counts={counts} total={total} reloadKey={isStale ? null : preview} />
      <footer className="import-act">
        {counts['in-bin'] > 0 && (
          <CheckLine label={t('import.bringBack', counts['in-bin'])} checked={withDeleted} onChange={setWithDeleted} />
        )}
        {preview.extras.turns.length > 0 && (
          <CheckLine
            label={[
              t('import.turns'),
              turnedOn.length > 0 && t('import.turnsOn', { names: turnedOn.join(', ') }),
              turnedOff.length > 0 && t('import.turnsOff', { names: turnedOff.join(', ') }),
            ]
              .filter(Boolean)
              .join(' ')}
            checked={restoresSwitches}
            onChange={setRestoresSwitches}
          />
        )}
        {hasSettings && <CheckLine label={t('import.settings')} checked={withSettings} onChange={setWithSettings} />}
        <div className="actions">
          {(coming > 0 || hasMore) && (
            <Button
              kind="main"
              label={t('import.start', coming)}
              disabled={isStale}
              onClick={() => actions.start({ withDeleted, withSettings, restoresSwitches })}
            />
          )}
          <Button label={t('import.cancel')} onClick={actions.again} />
        </div>
      </footer>
    </section>
  )
}

function ImportColumns({ table }: { table: TableColumns }) {
  const { remap } = useImport()
  const { columns, mapping } = table
  // Open at first if no column was recognised as quote or note; it does not close by itself.
  const isUnclear = [mapping.quote, mapping.note, mapping.highlights].every((at) => at === null)
  return (
    <Folded className="block import-columns" isOpen={isUnclear} label={<h2 className="head">{t('import.columns')}</h2>}>
      <p className="text-muted">{t('import.columnsAbout')}</p>
      <div className="fields">
        {csvFields.map((field) => (
          <SelectField
            key={field}
            label={t(`import.field.${field}`)}
            value={mapping[field] ?? ''}
            onChange={(text) => remap(withColumn(mapping, field, text === '' ? null : Number(text)))}
          >
            <option value="">{t('import.noColumn')}</option>
            <OptionList of={columns.map((name, at) => [at, name.slice(0, 60) || t('import.unnamed', { n: at + 1 })])} />
          </SelectField>
        ))}
      </div>
    </Folded>
  )
}

/** Lists the kinds of data that an import leaves out, each with the number of affected items. */
function ImportLosses({ losses, unread }: Pick<ImportSummary, 'losses' | 'unread'>) {
  if (losses.length === 0) return null
  return (
    <Folded className="import-losses" label={t('import.leftOut')}>
      <dl>
        {losses.map(([code, items]) => (
          <div key={code}>
            <dt>{lossWord(code, unread)}</dt>
            <dd>{t('import.lostIn', items)}</dd>
          </div>
        ))}
      </dl>
    </Folded>
  )
}

/** The contents of a backup other than notes, and what its adjustments do to dossiers. */
function ImportExtrasList({ extras }: { extras: ImportSummary['extras'] }) {
  const { mutes, deleted, dossiers, adjustments, effects } = extras
  const extraTexts = [
    mutes > 0 && t('import.mutes', mutes),
    deleted > 0 && t('import.deleted', deleted),
    dossiers.length > 0 && t('import.dossiers', dossiers.length, { names: dossiers.join(', ') }),
    adjustments > 0 && t('import.adjustments', adjustments),
  ].filter(Boolean)
  if (extraTexts.length === 0) return null
  return (
    <>
      <p className="text-muted">{t('import.extras', { what: extraTexts.join(', ') })}</p>
      {effects.length > 0 && (
        <Folded label={t('import.effects', effects.length)}>
          <ul className="effects">
            {effects.slice(0, MAX_EFFECTS_SHOWN).map(({ id, what, subject, text }) => (
              <li key={id}>{t(`import.effectOf.${camelKey(what)}`, { subject, text })}</li>
            ))}
          </ul>
        </Folded>
      )}
    </>
  )
}

const MAX_EFFECTS_SHOWN = 1000
