import { ImportProgress } from '@/components/transfer/import-progress'
import { t } from '@/lib/i18n/t'
import { AddChoose } from './add-choose'
import { AddPreview } from './add-preview'
import { Added } from './added'
import type { AddActions, AddState } from '@/lib/app/dossiers/add-dossier'
import { Refused } from './refused'

export interface AddViewProps {
  state: AddState
  actions: AddActions
  /** Checks the page in the tab of this panel; null where there is none. */
  onCheckPage: (() => void) | null
}

/** A dossier from a file: chosen, previewed before anything is stored, and added. */
export function AddView({ state, actions, onCheckPage }: AddViewProps) {
  return (
    <div className="import add-dossier">
      <p className="crumb">
        <a href="#/dossiers">{t('dossiers.name')}</a>
      </p>
      <Step state={state} actions={actions} onCheckPage={onCheckPage} />
    </div>
  )
}

function Step({ state, actions, onCheckPage }: AddViewProps) {
  switch (state.step) {
    case 'choose':
      return (
        <AddChoose
          failure={state.failure}
          expected={state.expected?.file ?? null}
          onChoose={(file) => actions.choose(file)}
          onAgain={actions.again}
        />
      )
    case 'reading':
      return (
        <ImportProgress
          key="reading"
          says={t('adding.reading', { name: state.name })}
          about={t('adding.readingAbout')}
          share={state.share}
          onCancel={actions.cancel}
        />
      )
    case 'refused':
      return <Refused name={state.name} problems={state.problems} onAgain={actions.again} />
    case 'preview':
      return (
        <AddPreview
          key={state.preview.name}
          preview={state.preview}
          isStoring={state.isStoring}
          share={state.share ?? 0}
          failure={state.failure}
          actions={actions}
        />
      )
    case 'added':
      return (
        <Added dossier={state.dossier} isUpdate={state.isUpdate} onAgain={actions.again} onCheckPage={onCheckPage} />
      )
  }
}
