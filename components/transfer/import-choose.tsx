import { t } from '@/lib/i18n/t'
import { FileDrop } from '../ui/file-drop'
import { problemSentence } from './import-words'
import type { ImportProblem } from '@/lib/app/import/importer'

/** Choosing or dropping a file. Shows the error of the previous one. */
export function ImportChoose({ problem, onChoose }: { problem: ImportProblem | null; onChoose: (file: File) => void }) {
  return (
    <section className="import-choose">
      <h1 className="lead">{t('import.lead')}</h1>
      {problem !== null && (
        <p role="alert" className="well">
          <strong>{headOf(problem)}</strong> {problemSentence(problem.why)}
        </p>
      )}
      <FileDrop
        accept=".csv,.tsv,.txt,.json,.jsonld,.jsonl,.ndjson,text/csv,application/json,application/ld+json"
        choose={t('import.choose')}
        drop={t('import.drop')}
        dropNow={t('import.dropNow')}
        describedBy="import-takes"
        onChoose={onChoose}
      />
      <p className="text-muted">{t('import.about')}</p>
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
