import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { usePanel } from '@/components/panel/panel-context'
import { checkPageOf } from '@/lib/check/from-panel'
import { awaitChangeAndRecheck } from '@/lib/dossiers/change-dossier'
import { forgetExample } from '@/lib/dossiers/data/store'
import { exampleFile, exampleText, isExample, type ExampleName } from '@/lib/dossiers/examples'
import { undoAdding, useEvidence } from './use-evidence'
import { ImportProgress } from '@/components/notes/transfer/import-screen'
import { t } from '@/lib/i18n/t'
import { REPORT_PROMPT } from '@/lib/dossier/import/report-prompt'
import { useFormDraft } from '@/components/ui/use-form-draft'
import { FileChoice } from '@/components/ui/file-drop'
import { FieldHint, Form, SelectField, TextArea, TextField } from '@/components/ui/fields'
import { parseTier, TierOptions } from '@/components/dossiers/claim/claim-marks'
import { webAddress } from '@/lib/text/web-address'
import { typedDate } from '@/lib/dossiers/data/typed-date'
import { Folded } from '@/components/ui/folded'
import { DOSSIER_FILES } from './dossier-item'
import { AddPreview } from './add-preview'
import type { AddState } from '@/lib/dossiers/add-dossier'
import { Button, ButtonLink, CopyButton, copyText } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { FocusHeading } from '@/components/ui/section'
import { sayDossierSize } from '@/lib/i18n/source-words'
import { distinctNameOf, documentOf } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { ProblemList } from './import-problem-list'

/**
 * The steps of adding a dossier from a file: choose, preview before anything is stored, done. Reading continues while the
 * user is on another screen.
 */
export function AddScreen({ example, isPasting = false }: { example: string | null; isPasting?: boolean }) {
  const { adder } = usePanel()
  const state = useSyncExternalStore(adder.subscribe, adder.state)
  // After the dossier was shown as added or installed, the view starts again for another one.
  useEffect(
    () => () => {
      const state = adder.state()
      if (state.step === 'added' || isInstalledAlready(state)) adder.actions.again()
    },
    [adder],
  )
  useExample(isExample(example) ? example : null, state)
  useAddedPage(example === null && state.step === 'added' && state.replaced === null ? state.dossier : null)
  return (
    <div className="import add-dossier">
      <p className="crumb">
        <a href="#/dossiers">{t('dossiers.name')}</a>
      </p>
      <AddStep state={state} isPasting={isPasting} />
    </div>
  )
}

function AddStep({ state, isPasting }: { state: AddState; isPasting: boolean }) {
  const { actions } = usePanel().adder
  switch (state.step) {
    case 'choose':
      return <ChosenFile {...state} isPasting={isPasting} />
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
      return <RefusedFile {...state} />
    case 'preview':
      return state.preview.replaces?.isSame ? (
        <InstalledAlready dossier={state.preview.replaces.installed} />
      ) : (
        <AddPreview
          key={state.preview.name}
          preview={state.preview}
          isStoring={state.isStoring}
          share={state.share ?? 0}
          failure={state.failure}
        />
      )
    case 'added':
      return <AddedDossier {...state} />
  }
}

const isInstalledAlready = (state: AddState): boolean =>
  state.step === 'preview' && state.preview.replaces?.isSame === true

/** Says that what was read is installed as it is: there is nothing to add or to replace. */
function InstalledAlready({ dossier }: { dossier: InstalledDossier }) {
  const { again } = usePanel().adder.actions
  return (
    <section className="block">
      <FocusHeading className="lead">
        {richText('adding.already', { name: <strong>{distinctNameOf(dossier, [])}</strong> })}
      </FocusHeading>
      <p>{sayDossierSize(dossier.claims, dossier.sources, dossier.asOf, dossier.works)}</p>
      <div className="actions">
        <ButtonLink kind="main" label={t('adding.open')} href={screenHref(dossier.id)} />
        <Button label={t('adding.another')} onClick={again} />
      </div>
    </section>
  )
}

/** Reports that evidence is stored, and offers the next actions. */
function AddedDossier({ dossier, replaced }: Extract<AddState, { step: 'added' }>) {
  const { tabId, access, settings } = usePanel()
  const { everySite, setEverySite } = settings
  const checkPage = () => {
    checkPageOf(tabId)
    // The result is on the page view.
    location.assign('#/page')
  }
  const undo = () => {
    void awaitChangeAndRecheck(undoAdding(dossier, replaced))
    location.assign('#/page')
  }
  const name = <strong>{distinctNameOf(dossier, [])}</strong>
  // A page that is evidence is not compared with itself.
  const isPage = documentOf(dossier)?.url !== undefined
  return (
    <section className="block">
      <FocusHeading className="lead">
        {richText(replaced === null ? 'adding.added' : 'adding.replaced', { name })}
      </FocusHeading>
      <p>{sayDossierSize(dossier.claims, dossier.sources, dossier.asOf, dossier.works)}</p>
      <p className="text-muted">{t(everySite === true ? 'adding.addedAbout' : 'adding.whenAsked')}</p>
      <div className="actions">
        {access === 'open' && !isPage && <Button kind="main" label={t('pageStatus.checkPage')} onClick={checkPage} />}
        {everySite === false && <Button label={t('pageStatus.readEverySite')} onClick={() => setEverySite(true)} />}
        <ButtonLink label={t('adding.open')} href={screenHref(dossier.id)} />
        <Button kind="bare" label={t('notes.undo')} onClick={undo} />
      </div>
    </section>
  )
}

/** Says why no dossier could be read from a file, and where the faults are. */
function RefusedFile({ name, problems }: Extract<AddState, { step: 'refused' }>) {
  const { again } = usePanel().adder.actions
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
        <Button kind="main" label={t('adding.another')} onClick={again} />
      </div>
    </section>
  )
}

/** The step in which a file is chosen or dropped, or text is pasted. Says above why the last attempt failed. */
function ChosenFile({ failure, isPasting }: Extract<AddState, { step: 'choose' }> & { isPasting: boolean }) {
  const { add } = useEvidence()
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
      onChoose={(file) => void add(file)}
    >
      <PasteBox isOpen={isPasting} />
      <ReportPrompt />
    </FileChoice>
  )
}

const NOTHING_PASTED = { text: '', name: '', url: '', date: '', tier: '' }

/** Pasted text with its source: the name, address, date and rating are evidence too, and each may stay empty. */
function PasteBox({ isOpen }: { isOpen: boolean }) {
  const { adder } = usePanel()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { fields, change } = useFormDraft('paste', NOTHING_PASTED)
  const url = webAddress(fields.url)
  const date = typedDate(fields.date)
  const isUrlWrong = fields.url.trim() !== '' && url === undefined
  const isDateWrong = fields.date.trim() !== '' && date === undefined
  const fieldOf = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (value: string) => change({ ...fields, [name]: value }),
  })
  const paste = () => {
    if (isUrlWrong || isDateWrong) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    const file = new File([fields.text], t('adding.pasted'))
    adder.actions.paste({
      file,
      name: fields.name.trim(),
      url: url ?? '',
      date: date ?? '',
      tier: parseTier(fields.tier),
    })
  }
  return (
    <Folded className="paste-dossier" label={t('adding.paste')} isOpen={isOpen || fields.text !== ''}>
      <Form ref={form} noValidate className="evidence-form" onSubmit={paste}>
        <TextArea label={t('adding.pasteLabel')} rows={6} {...fieldOf('text')} />
        <TextField label={t('evidence.label')} {...fieldOf('name')} />
        <TextField
          label={t('source.address')}
          type="url"
          aria-describedby={`${id}-address`}
          aria-invalid={isUrlWrong}
          {...fieldOf('url')}
        />
        <FieldHint id={`${id}-address`} problem={isUrlWrong && t('adding.noAddress')} />
        <TextField
          label={t('source.date')}
          aria-describedby={`${id}-date`}
          aria-invalid={isDateWrong}
          {...fieldOf('date')}
        />
        <FieldHint id={`${id}-date`} problem={isDateWrong && t('adding.noDate')} says={t('adding.asOfForm')} />
        <SelectField label={t('source.rate')} {...fieldOf('tier')}>
          <TierOptions />
        </SelectField>
        <div className="actions">
          <Button label={t('adding.readPasted')} type="submit" disabled={fields.text.trim() === ''} />
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

/**
 * Adds the evidence of an example, and opens its text with the mistakes. The undo there forgets both, and goes back to
 * the welcome page, from which every example comes.
 */
function useExample(name: ExampleName | null, state: AddState): void {
  const { adder, checker, onDone } = usePanel()
  const added = state.step === 'added' ? state.dossier : null
  const isThere = state.step === 'preview' && state.preview.replaces !== null
  useEffect(() => {
    if (name !== null) void exampleFile(name).then((file) => adder.actions.chooseExample(file))
  }, [name, adder])
  useEffect(() => {
    if (name === null || (added === null && !isThere)) return
    if (isThere) adder.actions.again()
    checker.actions.openFiles([new File([exampleText(name)], t('evidence.exampleText'))])
    location.assign('#/check')
    if (added === null) return
    // Said on the screen of the text, which comes after this one has gone.
    return () => {
      const undo = () => {
        checker.actions.back()
        void awaitChangeAndRecheck(forgetExample(added.id)).then(() => location.assign('/welcome.html'))
      }
      onDone(t('evidence.exampleAdded', { name: added.subject.name }), undo, { of: added })
    }
  }, [name, added, isThere, adder, checker, onDone])
}

/** Goes back to the page in the tab as soon as a page was added as evidence, with the undo. */
function useAddedPage(added: InstalledDossier | null): void {
  const { onDone } = usePanel()
  // A page that was added before this screen opened stays on it: the user has just come here to see it.
  const [shown] = useState(added)
  useEffect(() => {
    if (added === null || added === shown || documentOf(added)?.url === undefined) return
    location.assign('#/page')
    const undo = () => void awaitChangeAndRecheck(undoAdding(added, null))
    return () => onDone(t('adding.added', { name: distinctNameOf(added, []) }), undo, { of: added })
  }, [added, shown, onDone])
}
