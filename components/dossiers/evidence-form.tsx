import { Fragment, useId, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FieldHint, Form, Suggestions, TextField } from '@/components/ui/fields'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { typedDate } from '@/lib/dossiers/data/typed-date'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'

const LABELS = {
  subject: 'evidence.subject',
  label: 'evidence.label',
  asOf: 'adding.asOf',
  project: 'evidence.project',
  aliases: 'evidence.aliases',
  main: 'evidence.mainNames',
} as const
const ABOUT = { asOf: 'adding.asOfForm', aliases: 'evidence.aliasesAbout' } as const

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
  /** Receives the words without outer blanks. */
  onSave: (words: W) => void
  head?: ReactNode
  /** Further buttons. */
  children?: ReactNode
}

/** What a user says about evidence: its subject, name, date, project and other names, as far as they are asked for. */
export function EvidenceForm<W extends Words>({ place, start, projects = [], onSave, ...form }: EvidenceFormProps<W>) {
  const id = useId()
  const inWords = start.asOf ? { ...start, asOf: formatDate(start.asOf) } : start
  const { fields, change, forget, restored } = useFormDraft<W>(place, inWords)
  const asked = Object.keys(start) as (keyof Words)[]
  const wordsIn = (name: keyof Words) => (name === 'asOf' ? typedDate(fields.asOf ?? '') : fields[name]?.trim())
  const words = Object.fromEntries(asked.map((name) => [name, wordsIn(name)])) as W
  const isWrong = (name: keyof Words) => (name === 'subject' ? words.subject === '' : name === 'asOf' && !words.asOf)
  const isReady = asked.some((name) => words[name] !== start[name]) && !asked.some(isWrong)
  const save = () => {
    if (!isReady) return
    onSave(words)
    forget()
  }
  return (
    <Form className={`evidence-form ${form.className ?? ''}`} onSubmit={save}>
      {form.head}
      {restored}
      {asked.map((name) => {
        const field = { label: t(LABELS[name]), value: fields[name] }
        const onChange = (value: string) => change({ ...fields, [name]: value })
        return (
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
              <FieldHint
                id={`${id}-${name}`}
                problem={isWrong(name) && t('adding.noDate')}
                says={t(ABOUT[name as keyof typeof ABOUT])}
              />
            )}
          </Fragment>
        )
      })}
      <Suggestions id={id} of={projects.filter((project) => project !== fields.project)} />
      <div className="actions">
        <Button label={form.label} type="submit" disabled={form.isBusy === true || !isReady} />
        {form.children}
      </div>
    </Form>
  )
}

/** Maximum length of a field in characters. */
const LONGEST_NAME = 2000
