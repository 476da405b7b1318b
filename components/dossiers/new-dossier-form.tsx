import { useState } from 'react'
import { t } from '@/lib/i18n/t'
import { Button, ButtonLink } from '@/components/ui/button'
import { Form, OptionList, ProblemAlert, SelectField, TextField } from '@/components/ui/fields'

export interface OwnSubject {
  name: string
  aliases: string[]
  kind: string
}

const subjectKinds = ['person', 'organisation', 'work', 'product', 'place', 'event', 'term'] as const

/** The form for a dossier of the user's own: its subject, other names, and the kind of subject. */
export function NewDossierForm({ onCreate }: { onCreate: (subject: OwnSubject) => Promise<string | null> }) {
  const [name, setName] = useState('')
  const [aliases, setAliases] = useState('')
  const [kind, setKind] = useState<string>('person')
  const [problem, setProblem] = useState<string | null>(null)
  const create = async () => {
    const others = aliases.split(/[,;\n]/).map((one) => one.trim())
    const short = others.find((one) => one.length === 1)
    if (name.trim().length < 2) setProblem(t('ownDossier.noName'))
    else if (short !== undefined) setProblem(t('ownDossier.shortName', { name: short }))
    else setProblem(await onCreate({ name: name.trim(), aliases: others.filter((one) => one !== ''), kind }))
  }
  return (
    <Form className="block new-dossier-form" onSubmit={() => void create()}>
      <p className="crumb">
        <a href="#/dossiers">{t('dossiers.name')}</a>
      </p>
      <h1 className="lead">{t('ownDossier.lead')}</h1>
      <p className="text-muted">{t('ownDossier.about')}</p>
      <TextField label={t('ownDossier.subject')} value={name} onChange={setName} />
      <TextField label={t('ownDossier.aliases')} value={aliases} aria-describedby="own-aliases" onChange={setAliases} />
      <p className="text-muted" id="own-aliases">
        {t('ownDossier.aliasesAbout')}
      </p>
      <SelectField label={t('ownDossier.kind')} value={kind} onChange={setKind}>
        <OptionList of={subjectKinds.map((one) => [one, t(`kind.${one}`)])} />
      </SelectField>
      <ProblemAlert says={problem} />
      <div className="actions">
        <Button kind="main" label={t('ownDossier.create')} type="submit" />
        <ButtonLink label={t('import.cancel')} href="#/dossiers" />
      </div>
    </Form>
  )
}
