import { Fragment, useId, useState, type ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Form, OptionList, ProblemAlert, SelectField, Suggestions, TextArea, TextField } from '@/components/ui/fields'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { faultOfName } from '@/lib/dossier/format/subject-name-fault'
import { typedDate } from '@/lib/dossiers/data/claim-draft'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

const LABELS = {
  subject: 'ownDossier.subject',
  label: 'evidence.label',
  kind: 'ownDossier.kind',
  asOf: 'adding.asOf',
  project: 'evidence.project',
  aliases: 'ownDossier.aliases',
  main: 'evidence.mainNames',
} as const
const ABOUT = { asOf: 'adding.asOfForm', aliases: 'ownDossier.aliasesAbout' } as const
const subjectKinds = ['person', 'organisation', 'work', 'product', 'place', 'event', 'term'] as const

type Words = Partial<Record<keyof typeof LABELS, string>>

interface EvidenceFormProps<W extends Words> {
  className?: string
  /** Key of the draft. */
  place: string
  /** The words at first, of each field that is asked for, in the order of the form. */
  start: W
  projects?: readonly string[]
  label: string
  isBusy?: boolean
  /** Receives the words without outer blanks. @returns why they were refused, if they were */
  onSave: (words: W) => unknown
  head?: ReactNode
  /** Further buttons. */
  children?: ReactNode
}

/** What a user says about evidence: its subject, name, date, project and other names, as far as they are asked for. */
export function EvidenceForm<W extends Words>({ place, start, projects = [], onSave, ...form }: EvidenceFormProps<W>) {
  const id = useId()
  const inWords = start.asOf ? { ...start, asOf: formatDate(start.asOf) } : start
  const { fields, change, forget, restored } = useFormDraft<W>(place, inWords)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = Object.keys(start) as (keyof Words)[]
  const wordsIn = (name: keyof Words) => (name === 'asOf' ? typedDate(fields.asOf ?? '') : fields[name]?.trim())
  const words = Object.fromEntries(asked.map((name) => [name, wordsIn(name)])) as W
  const isWrong = (name: keyof Words) => (name === 'subject' ? words.subject === '' : name === 'asOf' && !words.asOf)
  const isReady = asked.some((name) => words[name] !== start[name]) && !asked.some(isWrong)
  const save = async () => {
    if (!isReady) return
    const said = await onSave(words)
    const refusal = typeof said === 'string' ? said : null
    setProblem(refusal)
    if (refusal === null) forget()
  }
  return (
    <Form className={`evidence-form ${form.className ?? ''}`} onSubmit={() => void save()}>
      {form.head}
      {restored}
      {asked.map((name) => {
        const field = { label: t(LABELS[name]), value: fields[name] }
        const onChange = (value: string) => change({ ...fields, [name]: value })
        return name === 'kind' ? (
          <SelectField key={name} {...field} onChange={onChange}>
            <OptionList of={subjectKinds.map((one) => [one, t(`kind.${one}`)])} />
          </SelectField>
        ) : (
          <Fragment key={name}>
            <TextField
              {...field}
              maxLength={LONGEST_NAME}
              {...(name === 'project' && { list: id, placeholder: t('evidence.noProject') })}
              aria-describedby={`${id}-${name}`}
              aria-invalid={isWrong(name)}
              onChange={onChange}
            />
            {name in ABOUT && (
              <p className="text-muted" id={`${id}-${name}`}>
                {t(ABOUT[name as keyof typeof ABOUT])}
              </p>
            )}
          </Fragment>
        )
      })}
      <Suggestions id={id} of={projects.filter((one) => one !== fields.project)} />
      <ProblemAlert says={problem} />
      <div className="actions">
        <Button label={form.label} type="submit" disabled={form.isBusy === true || !isReady} />
        {form.children}
      </div>
    </Form>
  )
}

/** Maximum length of a field in characters. */
const LONGEST_NAME = 2000

/** The form for a dossier of the user's own. */
export function NewDossierForm(form: { onCreate: (subject: InstalledDossier['subject']) => Promise<string | null> }) {
  const create = async (words: Record<'subject' | 'aliases' | 'kind', string>) => {
    const aliases = words.aliases.split(/[,;\n]/).flatMap((one) => one.trim() || [])
    const bad = [words.subject, ...aliases].find((name) => faultOfName(name) !== null)
    if (bad === undefined) return form.onCreate({ name: words.subject, aliases, kind: words.kind })
    return t(faultOfName(bad) === 'short-alias' ? 'ownDossier.shortName' : 'ownDossier.commonName', { name: bad })
  }
  return (
    <EvidenceForm
      className="block new-dossier-form"
      place="new dossier"
      start={{ subject: '', aliases: '', kind: 'person' }}
      label={t('ownDossier.create')}
      onSave={create}
      head={
        <>
          <p className="crumb">
            <a href="#/dossiers">{t('dossiers.name')}</a>
          </p>
          <h1 className="lead">{t('ownDossier.lead')}</h1>
          <p className="text-muted">{t('ownDossier.about')}</p>
        </>
      }
    >
      <ButtonLink label={t('import.cancel')} href="#/dossiers" />
    </EvidenceForm>
  )
}

interface TextFormProps {
  label: string
  place: string
  start: string
  saveLabel: string
  /** @returns false: the text was not stored, and the form stays */
  onSave: (text: string) => unknown
  onClose: () => void
}

/** A form of one text, which takes the place of the button that opens it. */
export function TextForm({ label, place, start, saveLabel, onSave, onClose }: TextFormProps) {
  const { fields, change, forget, restored } = useFormDraft(place, start)
  const close = () => {
    forget()
    onClose()
  }
  const save = async () => {
    if ((await onSave(fields.trim())) !== false) close()
  }
  return (
    <Form className="text-form" onSubmit={() => void save()}>
      {restored}
      <TextArea label={label} rows={3} lang="en" maxLength={2000} value={fields} autoFocus onChange={change} />
      <div className="actions">
        <Button label={saveLabel} type="submit" disabled={fields.trim() === ''} />
        <Button kind="link" label={t('import.cancel')} onClick={close} />
      </div>
    </Form>
  )
}
