import { useId } from 'react'
import { ImportProgress } from '@/components/notes/transfer/import-screen'
import { t } from '@/lib/i18n/t'
import { REPORT_PROMPT } from '@/lib/dossier/import/report-prompt'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { FileChoice } from '@/components/ui/file-drop'
import { Form, SelectField, TextArea, TextField } from '@/components/ui/fields'
import { parseTier, TierOptions } from '@/components/dossiers/claim/claim-marks'
import { webAddress } from '@/lib/dossier/format/web-address'
import type { PastedText } from '@/lib/dossiers/evidence-source'
import { typedDate } from '@/lib/dossiers/data/typed-date'
import { Folded } from '@/components/ui/folded'
import { DOSSIER_FILES } from './dossier-item'
import { AddPreview } from './add-preview'
import type { AddActions, AddState } from '@/lib/dossiers/add-dossier'
import { Button, ButtonLink, CopyButton, copyText } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { FocusHeading } from '@/components/ui/section'
import { sayDossierSize } from '@/lib/i18n/source-words'
import { distinctNameOf, documentOf } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { ProblemList } from './import-problem-list'

interface AddViewProps {
  state: AddState
  actions: AddActions
  /** Checks the page in the tab of this panel; null where there is none. */
  onCheckPage: (() => void) | null
  /** Whether pages are checked without being asked about. */
  isReadAlong: boolean
  /** Asks for the permission to check every page, in the click; null where it is given or unknown. */
  onAskEverySite: (() => void) | null
  /** Removes what was added, or restores what was replaced, which has the id `replaced` in the bin. */
  onUndo: (dossier: InstalledDossier, replaced: string | null) => void
}

/** The steps of adding a dossier from a file: choose, preview before anything is stored, done. */
export function AddView(props: AddViewProps) {
  return (
    <div className="import add-dossier">
      <p className="crumb">
        <a href="#/dossiers">{t('dossiers.name')}</a>
      </p>
      {stepOf(props)}
    </div>
  )
}

function stepOf({ state, actions, ...next }: AddViewProps) {
  switch (state.step) {
    case 'choose':
      return <ChosenFile {...state} actions={actions} />
    case 'reading':
      return (
        <ImportProgress
          key="reading"
          heading={state.name === '' ? t('evidence.readingPage') : t('adding.reading', { name: state.name })}
          about={t('adding.readingAbout')}
          share={state.share}
          onCancel={actions.cancel}
        />
      )
    case 'refused':
      return <RefusedFile {...state} onAgain={actions.again} />
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
      return <AddedDossier {...state} {...next} />
  }
}

type AddedProps = Extract<AddState, { step: 'added' }> & Omit<AddViewProps, 'state' | 'actions'>

/** Reports that evidence is stored, and offers the next actions. */
function AddedDossier(props: AddedProps) {
  const { dossier, replaced, isReadAlong, onCheckPage, onAskEverySite, onUndo } = props
  const name = <strong>{distinctNameOf(dossier, [])}</strong>
  // A page that is evidence is not compared with itself.
  const isPage = documentOf(dossier)?.url !== undefined
  return (
    <section className="block">
      <FocusHeading className="lead">
        {richText(replaced === null ? 'adding.added' : 'adding.replaced', { name })}
      </FocusHeading>
      <p>{sayDossierSize(dossier.claims, dossier.sources, dossier.asOf, dossier.works)}</p>
      <p className="text-muted">{t(isReadAlong ? 'adding.addedAbout' : 'adding.whenAsked')}</p>
      <div className="actions">
        {onCheckPage !== null && !isPage && (
          <Button kind="main" label={t('pageStatus.checkPage')} onClick={onCheckPage} />
        )}
        {onAskEverySite !== null && <Button label={t('pageStatus.readEverySite')} onClick={onAskEverySite} />}
        <ButtonLink label={t('adding.open')} href={screenHref(dossier.id)} />
        <Button kind="bare" label={t('notes.undo')} onClick={() => onUndo(dossier, replaced)} />
      </div>
    </section>
  )
}

type RefusedProps = Extract<AddState, { step: 'refused' }> & { onAgain: () => void }

/** Says why no dossier could be read from a file, and where the faults are. */
function RefusedFile({ name, problems, onAgain }: RefusedProps) {
  const order = [...problems].sort((a, b) => Number(b.level === 'refused') - Number(a.level === 'refused'))
  return (
    <section className="block">
      <p className="label">{name}</p>
      <FocusHeading className="lead" id="refused">
        {t('adding.refused')}
      </FocusHeading>
      <p className="text-muted">{t('adding.nothingStored')}</p>
      <ProblemList problems={order} labelledBy="refused" />
      <div className="actions">
        <Button kind="main" label={t('adding.another')} onClick={onAgain} />
      </div>
    </section>
  )
}

type ChosenFileProps = Extract<AddState, { step: 'choose' }> & Pick<AddViewProps, 'actions'>

/** The step in which a file is chosen or dropped, or text is pasted. Says above why the last attempt failed. */
function ChosenFile({ failure, actions }: ChosenFileProps) {
  return (
    <FileChoice
      words="adding"
      accept={DOSSIER_FILES}
      kinds={[
        t('adding.takesDocument'),
        t('adding.takesReport'),
        t('adding.takesAutoresearch'),
        t('adding.takesPortable'),
        t('adding.takesFolder'),
      ]}
      problem={
        failure !== null && (
          <p role="alert" className="well">
            {failure.name !== '' && <strong>{t('adding.notAdded', { name: failure.name })}</strong>}{' '}
            {t(`adding.failed.${failure.why}`)}
          </p>
        )
      }
      onChoose={(file) => actions.choose(file)}
    >
      <PasteBox onPaste={actions.paste} />
      <ReportPrompt />
    </FileChoice>
  )
}

const NOTHING_PASTED = { text: '', name: '', url: '', date: '', tier: '' }

/** Pasted text with its source: the name, address, date and rating are evidence too, and each may stay empty. */
function PasteBox({ onPaste }: { onPaste: (pasted: PastedText) => void }) {
  const id = useId()
  const { fields, change } = useFormDraft('paste', NOTHING_PASTED)
  const url = webAddress(fields.url)
  const date = typedDate(fields.date)
  const isUrlWrong = fields.url.trim() !== '' && url === undefined
  const isDateWrong = fields.date.trim() !== '' && date === undefined
  const isReady = fields.text.trim() !== '' && !isUrlWrong && !isDateWrong
  const fieldOf = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (value: string) => change({ ...fields, [name]: value }),
  })
  const paste = () => {
    if (!isReady) return
    const file = new File([fields.text], t('adding.pasted'))
    onPaste({ file, name: fields.name.trim(), url: url ?? '', date: date ?? '', tier: parseTier(fields.tier) })
  }
  return (
    <Folded className="paste-dossier" label={t('adding.paste')} isOpen={fields.text !== ''}>
      <Form className="evidence-form" onSubmit={paste}>
        <TextArea label={t('adding.pasteLabel')} rows={6} {...fieldOf('text')} />
        <TextField label={t('evidence.label')} {...fieldOf('name')} />
        <TextField label={t('source.address')} type="url" aria-invalid={isUrlWrong} {...fieldOf('url')} />
        <TextField label={t('source.date')} aria-describedby={id} aria-invalid={isDateWrong} {...fieldOf('date')} />
        <p className="text-muted" id={id}>
          {t('adding.asOfForm')}
        </p>
        <SelectField label={t('source.rate')} {...fieldOf('tier')}>
          <TierOptions />
        </SelectField>
        <div className="actions">
          <Button label={t('adding.readPasted')} type="submit" disabled={!isReady} />
        </div>
      </Form>
    </Folded>
  )
}

/** A prompt for an AI assistant: reports that follow it import best. */
function ReportPrompt() {
  return (
    <Folded className="report-prompt" label={t('adding.promptName')}>
      <p className="text-muted">{t('adding.promptAbout')}</p>
      <pre lang="en" tabIndex={0} aria-label={t('adding.promptName')}>
        {REPORT_PROMPT}
      </pre>
      <div className="actions">
        <CopyButton label={t('adding.promptCopy')} act={() => copyText(REPORT_PROMPT)} />
      </div>
    </Folded>
  )
}
