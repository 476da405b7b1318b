import '@/components/dossiers/dossiers.css'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import type { DossiersRoute } from '@/lib/dossiers/dossiers-route'
import { changeWithUndo, usePanel } from '@/components/panel/panel-context'
import { useEffect, useState, useSyncExternalStore } from 'react'
import '@/components/notes/transfer/import.css'
import { AddView } from '@/components/dossiers/add-view'
import { DossiersView } from '@/components/dossiers/dossiers-view'
import { t } from '@/lib/i18n/t'
import { describeDocument, forgetExample, removeDossier, restoreDossier, setDossierOn } from '@/lib/dossiers/data/store'
import { exampleFile, exampleText, isExample, type ExampleName } from '@/lib/dossiers/examples'
import type { AddState } from '@/lib/dossiers/add-dossier'
import { awaitChangeAndRecheck } from '@/lib/dossiers/change-dossier'
import { distinctNameOf, documentOf } from '@/lib/dossiers/data/dossier-name'
import { daysLeft } from '@/components/panel/days-left'
import { sniffFormat } from '@/lib/notes/formats/import-forms'

/** The screens for installed and new dossiers: a separate bundle, loaded when the first one is opened. */
export default function DossiersScreens({ place }: { place: DossiersRoute }) {
  switch (place.at) {
    case 'list':
      return <DossiersScreen />
    case 'add':
      return <AddScreen example={place.example} />
  }
}

/** Adds a dossier from a file. Reading continues while the user is on another screen. */
function AddScreen({ example }: { example: string | null }) {
  const { adder, access, actions, settings } = usePanel()
  const state = useSyncExternalStore(adder.subscribe, adder.state)
  // After the added dossier was shown, the view starts again for another one.
  useEffect(
    () => () => {
      if (adder.state().step === 'added') adder.actions.again()
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
    const isProject = sniffFormat(await file.slice(0, HEAD_BYTES).text(), file.name) === 'backup'
    if (isProject) importer.actions.choose(file)
    else adder.actions.choose(file)
    location.assign(isProject ? '#/notes/import' : '#/dossiers/add')
  }
}

const HEAD_BYTES = 500
