import { t } from '@/lib/i18n/t'
import { ImportPreview, ImportLosses } from './import-preview'
import { ImportProgress } from './import-progress'
import type { ImportActions, ImportState, ImportProblem, Preview } from '@/lib/notes/import/importer'
import { FileDrop } from '../../ui/file-drop'
import { problemSentence, formatWord } from './import-words'
import { Button, ButtonLink } from '@/components/ui/button'
import { rich } from '@/components/ui/rich'
import { FocusHeading } from '@/components/ui/focus-heading'
import { ImportExtrasList } from './import-extras-list'
import { ImportItems } from './import-items'

const NOTE_FILES = '.csv,.tsv,.txt,.json,.jsonld,.jsonl,.ndjson,text/csv,application/json,application/ld+json'

/** Import of notes: choose a file, preview, import, results. */
export function ImportView({ state, actions }: { state: ImportState; actions: ImportActions }) {
  return (
    <div className="import">
      <p className="crumb">
        <a href="#/notes">{t('import.back')}</a>
      </p>
      <Step state={state} actions={actions} />
    </div>
  )
}

function Step({ state, actions }: { state: ImportState; actions: ImportActions }) {
  switch (state.step) {
    case 'choose':
      return <ImportChoose problem={state.problem} onChoose={actions.choose} />
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
      return <ImportPreview preview={state.preview} isStale={state.isStale} actions={actions} />
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
      return <ImportResult result={state.result} undone={state.undone} actions={actions} />
  }
}

/** Choosing or dropping a file. Shows the error of the previous one. */
function ImportChoose({ problem, onChoose }: { problem: ImportProblem | null; onChoose: (file: File) => void }) {
  return (
    <section className="import-choose">
      <h1 className="lead">{t('import.lead')}</h1>
      {problem !== null && (
        <p role="alert" className="well">
          <strong>{headOf(problem)}</strong> {problemSentence(problem.why)}
        </p>
      )}
      <FileDrop
        accept={NOTE_FILES}
        buttonLabel={t('import.choose')}
        dropHint={t('import.drop')}
        dropNowHint={t('import.dropNow')}
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

/** Returns the heading of a problem: the notes were not saved, or the file was not read. */
function headOf({ name, why }: ImportProblem): string {
  return why === 'full' || why === 'database' || why === 'cancelled'
    ? t('import.notWritten')
    : t('import.notDone', { name })
}

interface ImportResultProps {
  result: Preview
  /** Number of notes reverted by undo; null: not undone. */
  undone: number | null
  actions: ImportActions
}

/** The result of an import, with the outcome of each item. */
function ImportResult({ result, undone, actions }: ImportResultProps) {
  const { counts, name, format, total, losses, unread } = result
  return (
    <section>
      <header className="block">
        <p className="label">
          {name} · {formatWord(format, total)}
        </p>
        <FocusHeading turn={undone} className="lead">
          {undone === null
            ? rich('import.done', { b: (words) => <strong>{words}</strong> }, counts.added + counts.merged)
            : t('import.undone', undone)}
        </FocusHeading>
        {undone === null && <ImportExtrasList beside={result.beside} />}
        {undone === null && <ImportLosses losses={losses} unread={unread} />}
        <div className="actions">
          <ButtonLink kind="main" label={t('import.back')} href="#/notes" />
          <Button label={t('import.another')} onClick={actions.again} />
        </div>
      </header>
      {undone === null && (
        <>
          <ImportItems counts={counts} total={total} load={actions.items} reloadKey={result} />
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
