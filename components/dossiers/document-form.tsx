import { useId, useState } from 'react'
import { Button, FileButton } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { Form, Suggestions, TextField } from '@/components/ui/fields'
import { OutsideLink } from '@/components/ui/outside-link'
import { documentOf } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { t } from '@/lib/i18n/t'
import { DOSSIER_FILES } from './add-choose'

export interface DocumentFormProps {
  dossier: InstalledDossier
  name: string
  projects: readonly string[]
  onUpdate: (dossier: InstalledDossier, file: File) => void
  onDescribe: (dossier: InstalledDossier, words: { label: string; project: string }) => void
}

/** What can be done with a page or document that is evidence: another name or project, and another version. */
export function DocumentForm({ dossier, name, projects, onUpdate, onDescribe }: DocumentFormProps) {
  const id = useId()
  const document = documentOf(dossier)
  const [label, setLabel] = useState(name)
  const [project, setProject] = useState(document?.project ?? '')
  if (document === undefined) return null
  return (
    <Folded className="document-form" label={t('evidence.edit')}>
      <Form
        onSubmit={() =>
          onDescribe(dossier, { label: label.trim() === name ? '' : label.trim(), project: project.trim() })
        }
      >
        <TextField label={t('evidence.label')} value={label} maxLength={200} onChange={setLabel} />
        <TextField
          label={t('evidence.project')}
          value={project}
          maxLength={200}
          list={id}
          placeholder={t('evidence.noProject')}
          onChange={setProject}
        />
        <Suggestions id={id} of={projects.filter((one) => one !== project)} />
        <div className="actions">
          <Button label={t('evidence.save')} type="submit" />
          <FileButton
            label={t('evidence.updateFile')}
            accept={DOSSIER_FILES}
            onFiles={([file]) => file && onUpdate(dossier, file)}
          />
        </div>
      </Form>
      {document.url !== undefined && (
        <p className="text-muted">
          {t('evidence.updatePage')} <OutsideLink url={document.url}>{document.url}</OutsideLink>
        </p>
      )}
    </Folded>
  )
}
