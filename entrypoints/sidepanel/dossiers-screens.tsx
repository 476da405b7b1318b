import '@/components/dossiers/dossiers.css'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { sortByPlace } from '@/lib/dossiers/sort-by-place'
import { selectionCheck } from '@/lib/platform/session'
import { ClaimScreen, whyNotStored } from './dossiers/claim-screen'
import type { DossiersRoute } from '@/lib/dossiers/dossiers-route'
import { pageOf, formStartOf } from '@/lib/dossiers/claim-form'
import { changeWithUndo, usePanel } from './panel-context'
import { useEffect, useState, useSyncExternalStore, useCallback } from 'react'
import '@/components/notes/transfer/import.css'
import { AddView } from '@/components/dossiers/add-view'
import { CorrectionsView } from '@/components/dossiers/corrections-view'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/section'
import { undoChanges } from '@/lib/dossiers/data/changes'
import { MAX_LENGTHS } from '@/lib/dossier/format/correction-text'
import { acceptChange, hasCorrections, readIncoming, type ProposedChange } from '@/lib/dossiers/incoming-corrections'
import { DossiersView } from '@/components/dossiers/dossiers-view'
import { t } from '@/lib/i18n/t'
import {
  createOwnDossier,
  describeDocument,
  removeDossier,
  restoreDossier,
  setDossierOn,
} from '@/lib/dossiers/data/store'
import { exampleFile, exampleText, isExample, type ExampleName } from '@/lib/dossiers/examples'
import type { AddState } from '@/lib/dossiers/add-dossier'
import { awaitChangeAndRecheck, announceDossiersChanged } from '@/lib/dossiers/change-dossier'
import { distinctNameOf, documentOf } from '@/lib/dossiers/data/dossier-name'
import { daysLeft } from './days-left'
import { NewDossierForm } from '@/components/dossiers/evidence-form'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { sniffFormat } from '@/lib/notes/formats/import-forms'
import { requestPageSource } from '@/lib/platform/page-source'

/** The screens for installed and new dossiers: a separate bundle, loaded when the first one is opened. */
export default function DossiersScreens({ place }: { place: DossiersRoute }) {
  const { installed } = usePanel().dossiers
  switch (place.at) {
    case 'list':
      return <DossiersScreen />
    case 'add':
      return <AddScreen example={place.example} />
    case 'new':
      return <NewDossierScreen />
    case 'claim':
      return <NewClaim place={place} />
    case 'edit':
      if (installed === null) return null
      return (
        <ClaimScreen
          dossiers={installed}
          proposedDossier={place.dossier}
          claim={place.claim}
          start={formStartOf({ at: 'claim', from: 'nothing', start: null, dossier: null }, null, null)}
          backHref="#/dossiers"
        />
      )
  }
}

/** The form of a new claim. The claim's page, if a tab shows it, is asked for its author and date first. */
function NewClaim({ place }: { place: Extract<DossiersRoute, { at: 'claim' }> }) {
  const { dossiers, page, question } = usePanel()
  const from = pageOf(place, page, question)
  const [tabId, url] = [from?.tabId ?? null, from?.url ?? '']
  const ask = useCallback(() => (tabId === null ? Promise.resolve(null) : requestPageSource(tabId, url)), [tabId, url])
  const source = useAsyncResult(ask)
  if (dossiers.installed === null || source === undefined) return null
  const start = formStartOf(place, page, question, source)
  const { dossiers: ofPage } = (place.from === 'selection' ? question : page) ?? {}
  return (
    <ClaimScreen
      dossiers={sortByPlace(dossiers.installed, start.quotation, ofPage)}
      proposedDossier={place.dossier}
      claim={null}
      start={start}
      backHref={place.from === 'nothing' && place.dossier !== null ? screenHref(place.dossier) : '#/page'}
      // The answer on the selection was made without this claim, so it is removed.
      onStored={() => {
        if (question !== null) void selectionCheck(question.tabId).remove()
      }}
    />
  )
}

/** Adds a dossier from a file. Reading continues while the user is on another screen. */
function AddScreen({ example }: { example: string | null }) {
  const { adder, access, actions, settings } = usePanel()
  const state = useSyncExternalStore(adder.subscribe, adder.state)
  // After the added dossier was shown, the view starts again for another one.
  useEffect(
    () => () => {
      if (/^(?:added|corrections)$/.test(adder.state().step)) adder.actions.again()
    },
    [adder],
  )
  const onUndo = ({ id }: InstalledDossier, replaced: string | null): void => {
    void awaitChangeAndRecheck(undoAdding(id, replaced))
    location.assign('#/page')
  }
  useExample(isExample(example) ? example : null, state)
  useAddedPage(example === null && state.step === 'added' && state.replaced === null ? state.dossier : null)
  const checkPage = () => {
    actions.checkPage()
    // The result is on the page view.
    location.assign('#/page')
  }
  const addFile = useAddFile()
  if (state.step === 'corrections') return <CorrectionsScreen text={state.text} />
  return (
    <AddView
      state={state}
      actions={{ ...adder.actions, choose: (file) => void addFile(file) }}
      onCheckPage={access === 'open' ? checkPage : null}
      onUndo={onUndo}
      isReadAlong={settings.everySite === true}
      onAskEverySite={settings.everySite === false ? () => settings.setEverySite(true) : null}
    />
  )
}

/** Corrections that came back from readers, for a dossier that is here. */
function CorrectionsScreen({ text }: { text: string }) {
  const { dossiers, onDone } = usePanel()
  // The list stays as it was read, while accepted changes make new versions of the dossiers.
  const [installed] = useState(dossiers.installed)
  const ask = useCallback(() => readIncoming(text, installed ?? []), [text, installed])
  const corrections = useAsyncResult(ask)
  if (corrections === undefined) return null
  const id = corrections?.dossier?.id
  if (corrections === null || id === undefined)
    return (
      <EmptyState
        lead={corrections === null ? t('incoming.unreadable') : t('incoming.noDossier', { name: corrections.subject })}
        actions={<ButtonLink label={t('dossiers.all')} href="#/dossiers" />}
      />
    )
  const accept = async (change: ProposedChange, onUndone: () => void): Promise<string | null> => {
    try {
      const made = await acceptChange(id, change)
      onDone(t('claimForm.edited'), () => void undoChanges(id, [made]).then(announceDossiersChanged).then(onUndone))
      return null
    } catch (error) {
      return whyNotStored(error)
    }
  }
  return <CorrectionsView corrections={corrections} dossier={id} onAccept={accept} />
}

/** Adds the evidence of an example, and opens its text with the mistakes: what was added can be undone there. */
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
      const undo = () => void awaitChangeAndRecheck(removeDossier(added.id))
      onDone(t('evidence.exampleAdded', { name: added.subject.name }), undo)
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
    const undo = () => void awaitChangeAndRecheck(removeDossier(added.id))
    return () => onDone(t('adding.added', { name: distinctNameOf(added, []) }), undo)
  }, [added, shown, onDone])
}

/** Removes what was added; where it has replaced another, the two change places. */
async function undoAdding(id: string, replaced: string | null): Promise<void> {
  await (replaced === null ? removeDossier(id) : restoreDossier(replaced))
}

/** The installed and removed dossiers. Removing and restoring can be undone at once. */
function DossiersScreen() {
  const { dossiers, adder, onDone } = usePanel()
  const addFile = useAddFile()
  const { installed, removed, isBroken } = dossiers
  const change = (made: Promise<unknown>, says: string, undo: () => Promise<unknown>) =>
    void changeWithUndo(onDone, made, says, undo)
  return (
    <DossiersView
      installed={installed}
      removed={removed}
      isBroken={isBroken}
      daysLeft={({ removed: since }) => daysLeft(since ?? '', DAYS_KEPT)}
      onAdd={(file) => void addFile(file)}
      onReplace={({ id }, file) => {
        adder.actions.replace(id, file)
        location.assign('#/dossiers/add')
      }}
      onDescribe={(dossiers, words) =>
        void awaitChangeAndRecheck(changeEach(dossiers, (id) => describeDocument(id, words)))
      }
      onSwitch={(dossiers, isOn) => void awaitChangeAndRecheck(changeEach(dossiers, (id) => setDossierOn(id, isOn)))}
      onSaveProject={async (dossiers, name) =>
        (await import('@/lib/notes/export/save-dossier')).saveProject(
          name,
          dossiers.map(({ id }) => id),
        )
      }
      onRemove={(dossiers, name) =>
        change(
          changeEach(dossiers, (id) => removeDossier(id)),
          t('dossiers.removedNow', { subject: name }),
          () => changeEach(dossiers, restoreDossier),
        )
      }
      onRestore={({ id, replacedBy = id, subject: { name } }) => {
        void changeWithUndo(onDone, restoreDossier(id), t('dossiers.restored', { subject: name }), (replaced) =>
          undoAdding(replacedBy, replaced),
        )
      }}
    />
  )
}

const DAYS_KEPT = 30

/** Runs the changes one after the other: each waits for the tables that the one before it has written. */
async function changeEach(dossiers: readonly InstalledDossier[], act: (id: string) => Promise<unknown>): Promise<void> {
  for (const { id } of dossiers) await act(id)
}

/** Returns the function that adds a file: a project that was saved is imported like a backup. */
function useAddFile(): (file: File) => Promise<void> {
  const { adder, importer } = usePanel()
  return async (file) => {
    const text = file.size > MAX_LENGTHS.file ? '' : await file.slice(0, CORRECTIONS_BYTES).text()
    if (hasCorrections(text)) {
      adder.actions.showCorrections(await file.text())
      location.assign('#/dossiers/add')
      return
    }
    const isProject = sniffFormat(await file.slice(0, HEAD_BYTES).text(), file.name) === 'backup'
    if (isProject) importer.actions.choose(file)
    else adder.actions.choose(file)
    location.assign(isProject ? '#/notes/import' : '#/dossiers/add')
  }
}

const HEAD_BYTES = 500
/** A mail may have other words above the correction. */
const CORRECTIONS_BYTES = 100_000

/** The form that creates a dossier of the user's own, and then opens it. */
function NewDossierScreen() {
  const create = async (subject: InstalledDossier['subject']): Promise<string | null> => {
    try {
      const dossier = await createOwnDossier(subject)
      announceDossiersChanged()
      location.assign(screenHref(dossier.id))
      return null
    } catch (error) {
      console.error('Claimlight: the dossier was not created', error)
      return t('dossiers.failed')
    }
  }
  return <NewDossierForm onCreate={create} />
}
