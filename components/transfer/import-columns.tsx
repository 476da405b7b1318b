import { useState } from 'react'
import { csvFields, withColumn, type CsvMapping } from '@/lib/formats/csv/mapping'
import { t } from '@/lib/i18n/t'
import type { TableLook } from '@/lib/app/import/importer'
import { fieldWord } from './import-words'
import { Options, SelectField } from '@/components/ui/fields'

/** The mapping of a table's columns. A change updates the items below. */
export function ImportColumns({ table, onChange }: { table: TableLook; onChange: (mapping: CsvMapping) => void }) {
  const { columns, mapping } = table
  // Initially open when the names are not clear; it does not close by itself.
  const [isUnclear] = useState(mapping.quote === null && mapping.note === null)
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
