import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckLine, Options, SelectField } from '@/components/ui/fields'
import { rich } from '@/components/ui/rich'
import { FocusHeading } from '@/components/ui/focus-heading'
import { t } from '@/lib/i18n/t'
import { ImportExtrasList } from './import-extras-list'
import { ImportItems } from './import-items'
import type { ImportActions, Preview, TableColumns } from '@/lib/notes/import/importer'
import { formatWord, fieldWord, lossWord } from './import-words'
import { csvFields, withColumn, type CsvMapping } from '@/lib/notes/formats/csv/mapping'

export interface ImportPreviewProps {
  preview: Preview
  /** The mapping was changed, and the preview is not updated yet. */
  isStale: boolean
  actions: ImportActions
}

/** The content of a file, before anything is saved. */
export function ImportPreview({ preview, isStale, actions }: ImportPreviewProps) {
  const [withDeleted, setWithDeleted] = useState(false)
  const { counts, total, format, name, losses, unread, table } = preview
  // When all notes are new, as on a new profile, the settings of the backup are proposed too.
  const [withSettings, setWithSettings] = useState(preview.beside.hasSettings && counts.added === total)
  const [turns, setTurns] = useState(preview.beside.turns.length > 0 && counts.added === total)
  const coming = counts.added + counts.merged + (withDeleted ? counts['in-bin'] : 0)
  const { mutes, deleted, dossiers, changes, hasSettings } = preview.beside
  const turned = (isOn: boolean) => preview.beside.turns.filter((one) => one.isOn === isOn).map(({ name }) => name)
  const [turnedOn, turnedOff] = [turned(true), turned(false)]
  const hasMore = mutes + deleted + dossiers.length + changes > 0 || withSettings || turns
  return (
    <section className="import-preview" aria-busy={isStale}>
      <header className="block">
        <p className="label">
          {name} · {formatWord(format, total)}
        </p>
        <FocusHeading className="lead">
          {rich('import.wouldBring', { b: (words) => <strong>{words}</strong> }, coming)}
        </FocusHeading>
        {/* Initially the heading has the focus; after a change of the mapping, another element. */}
        <p role="status" className="only-read">
          {table !== null && isStale ? '' : rich('import.wouldBring', {}, coming)}
        </p>
        {preview.beside.absent !== null && <p>{t('import.notWhole', preview.beside.absent)}</p>}
        <ImportExtrasList beside={preview.beside} />
        <ImportLosses losses={losses} unread={unread} />
      </header>
      {table !== null && <ImportColumns table={table} onChange={actions.remap} />}
      <ImportItems counts={counts} total={total} load={actions.items} reloadKey={isStale ? null : preview} />
      <footer className="import-act">
        {counts['in-bin'] > 0 && (
          <CheckLine label={t('import.bringBack', counts['in-bin'])} checked={withDeleted} onChange={setWithDeleted} />
        )}
        {preview.beside.turns.length > 0 && (
          <label className="only-here">
            <input type="checkbox" checked={turns} onChange={(event) => setTurns(event.target.checked)} />{' '}
            {t('import.turns')} {turnedOn.length > 0 && t('import.turnsOn', { names: turnedOn.join(', ') })}{' '}
            {turnedOff.length > 0 && t('import.turnsOff', { names: turnedOff.join(', ') })}
          </label>
        )}
        {hasSettings && <CheckLine label={t('import.settings')} checked={withSettings} onChange={setWithSettings} />}
        <div className="actions">
          {(coming > 0 || hasMore) && (
            <Button
              kind="main"
              label={t('import.start', coming)}
              disabled={isStale}
              onClick={() => actions.start({ withDeleted, withSettings, turns })}
            />
          )}
          <Button label={t('import.cancel')} onClick={actions.again} />
        </div>
      </footer>
    </section>
  )
}

/** The mapping of a table's columns. A change updates the items below. */
function ImportColumns({ table, onChange }: { table: TableColumns; onChange: (mapping: CsvMapping) => void }) {
  const { columns, mapping } = table
  // Open at first if no column was recognised as quote or note; it does not close by itself.
  const [isUnclear] = useState([mapping.quote, mapping.note, mapping.highlights].every((at) => at === null))
  return (
    <details className="block import-columns" open={isUnclear}>
      <summary>
        <h2 className="as-link">{t('import.columns')}</h2>
      </summary>
      <p className="text-muted">{t('import.columnsAbout')}</p>
      <div className="fields">
        {csvFields.map((field) => (
          <SelectField
            key={field}
            label={fieldWord(field)}
            value={mapping[field] ?? ''}
            onChange={(text) => onChange(withColumn(mapping, field, text === '' ? null : Number(text)))}
          >
            <option value="">{t('import.noColumn')}</option>
            <Options of={columns.map((name, at) => [at, name.slice(0, 60) || t('import.unnamed', { n: at + 1 })])} />
          </SelectField>
        ))}
      </div>
    </details>
  )
}

/** Lists the kinds of data that an import leaves out, each with the number of affected items. */
export function ImportLosses({ losses, unread }: Pick<Preview, 'losses' | 'unread'>) {
  if (losses.length === 0) return null
  return (
    <details className="import-losses">
      <summary>
        <span className="as-link">{t('import.leftOut')}</span>
      </summary>
      <dl>
        {losses.map(([code, items]) => (
          <div key={code}>
            <dt>{lossWord(code, unread)}</dt>
            <dd>{t('import.lostIn', items)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
