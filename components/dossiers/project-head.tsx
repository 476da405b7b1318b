import { useState } from 'react'
import { Button, FeedbackButton } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { Form, TextField } from '@/components/ui/fields'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'

export interface ProjectActions {
  onSwitchAll: (dossiers: readonly InstalledDossier[], isOn: boolean) => void
  onRenameProject: (dossiers: readonly InstalledDossier[], name: string) => void
  onSaveProject: (name: string, dossiers: readonly InstalledDossier[]) => Promise<boolean>
  onRemoveAll: (name: string, dossiers: readonly InstalledDossier[]) => void
}

interface ProjectHeadProps extends ProjectActions {
  name: string
  dossiers: readonly InstalledDossier[]
}

/** What can be done with all documents of a project at once. */
export function ProjectHead({ name, dossiers, ...actions }: ProjectHeadProps) {
  const [draft, setDraft] = useState(name)
  const isOn = dossiers.some((one) => one.isOn)
  return (
    <div className="block project-head">
      <div className="actions">
        <Button
          label={t(isOn ? 'evidence.allOff' : 'evidence.allOn')}
          aria-label={`${t(isOn ? 'evidence.allOff' : 'evidence.allOn')}: ${name}`}
          onClick={() => actions.onSwitchAll(dossiers, !isOn)}
        />
        <FeedbackButton
          label={t('evidence.saveProject')}
          failed={t('dossiers.failed')}
          act={() => actions.onSaveProject(name, dossiers)}
        />
        <Button
          label={t('dossiers.remove')}
          aria-label={t('dossiers.removeNamed', { subject: name })}
          onClick={() => actions.onRemoveAll(name, dossiers)}
        />
      </div>
      <Folded label={t('evidence.rename')}>
        <Form
          onSubmit={() => {
            if (draft.trim() !== '') actions.onRenameProject(dossiers, draft.trim())
          }}
        >
          <TextField label={t('evidence.project')} value={draft} maxLength={200} required onChange={setDraft} />
          <div className="actions">
            <Button label={t('evidence.save')} type="submit" />
          </div>
        </Form>
      </Folded>
    </div>
  )
}
