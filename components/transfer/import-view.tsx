import { t } from '@/lib/i18n/t'
import { ImportChoose } from './import-choose'
import { ImportPreview } from './import-preview'
import { ImportProgress } from './import-progress'
import { ImportResult } from './import-result'
import type { ImportActions, ImportState } from '@/lib/app/import/importer'

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
          says={t('import.reading', { name: state.name })}
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
          says={t('import.writing', state.total)}
          about={t(state.isEnding ? 'import.ending' : 'import.writingAbout')}
          share={state.share}
          onCancel={state.isEnding ? null : actions.cancel}
        />
      )
    case 'done':
      return <ImportResult result={state.result} undone={state.undone} actions={actions} />
  }
}
