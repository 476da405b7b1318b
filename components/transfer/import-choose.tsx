import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { problemSentence } from './import-words'
import type { ImportProblem } from '@/lib/app/import/import-state'

/** Choosing or dropping a file. Shows the error of the previous one. */
export function ImportChoose({ problem, onChoose }: { problem: ImportProblem | null; onChoose: (file: File) => void }) {
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onChoose(file)
  }
  return (
    <section className="import-choose">
      <h1 className="lead">{t('import.lead')}</h1>
      {problem !== null && (
        <p role="alert" className="import-problem">
          <strong>{headOf(problem)}</strong> {problemSentence(problem.why)}
        </p>
      )}
      <label
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          className="only-read"
          accept=".csv,.tsv,.txt,.json,.jsonld,.jsonl,.ndjson,text/csv,application/json,application/ld+json"
          aria-describedby="import-takes"
          onChange={({ target }) => {
            take(target.files)
            // Allows the user to choose the same file again after changing it.
            target.value = ''
          }}
        />
        <span className="btn main">{t('import.choose')}</span>
        <span className="second" aria-hidden="true">
          {t(isOver ? 'import.dropNow' : 'import.drop')}
        </span>
      </label>
      <p className="second">{t('import.about')}</p>
      <div id="import-takes" className="takes">
        <h2 className="label">{t('import.takes')}</h2>
        <ul>
          <li>{t('import.takesCsv')}</li>
          <li>{t('import.takesJson')}</li>
          <li>{t('import.takesBackup')}</li>
        </ul>
      </div>
    </section>
  )
}

/** A failed write differs from an unreadable file. */
function headOf({ name, why }: ImportProblem): string {
  return why === 'full' || why === 'database' || why === 'cancelled'
    ? t('import.notWritten')
    : t('import.notDone', { name })
}
