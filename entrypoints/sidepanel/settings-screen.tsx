import '@/components/dossiers/dossiers.css'
import '@/components/settings/settings.css'
import { lazy, Suspense, useEffect, useMemo, useState, useCallback } from 'react'
import { SettingsView } from '@/components/settings/settings-view'
import { Button } from '@/components/ui/button'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { extensionVersion, logError } from '@/lib/platform/lifecycle'
import { openShortcutSettings, shortcuts, type Shortcut } from '@/lib/platform/toolbar'
import {
  readSetAsideClaims,
  linesForAuthors,
  wrongFindingsOf,
  type SetAsideClaim,
  type WrongFinding,
} from '@/lib/check/wrong-findings'
import { watchDossiers } from '@/lib/dossiers/data/watch'
import { fileName, saveFile } from '@/lib/notes/export/save-file'
import { copyText } from '@/components/ui/button'
import { useWatched } from '@/components/ui/use-async-result'
import { bringClaimBack } from './bring-claim-back'
import { useMutes } from './use-notes'
import { usePanel } from './panel-context'
import { useOutgoingData } from './use-settings'
import { BackupRow, type BackupRowProps, NotesStorageRow } from '@/components/settings/notes-rows'
import { changeBackupPlan, noPlan, readBackups, type BackupPlan } from '@/lib/notes/data/backups'
import { countAnnotations } from '@/lib/notes/data/read-notes'
import { openDatabase } from '@/lib/notes/data/open-database'
import { backUpByHand, backUpIfDue } from '@/lib/notes/backup/run-backup'
import { askToDownload, askToWrite, canPickFolder, pickFolder } from '@/lib/platform/chosen-folder'
import { requestPersistence, storageSpace, type StorageSpace } from '@/lib/platform/storage-space'

const SyncSettings = lazy(() => import('./sync-settings'))
const FindModel = lazy(() => import('./find-model'))
const ModelSettings = lazy(() => import('./model-settings').then((part) => ({ default: part.ModelSettings })))

/** The settings, with what the user has called wrong, and keyboard shortcuts. */
export function SettingsScreen() {
  const { settings: settingsState, importer, onDone } = usePanel()
  const { settings } = settingsState
  const wrongFindings = useWrongFindings()
  const leaves = useOutgoingData()
  const [keys, setKeys] = useState<Shortcut[]>([])
  useEffect(() => {
    const read = () => void shortcuts().then(setKeys)
    read()
    // The user may return from the browser's page with other shortcuts.
    addEventListener('focus', read)
    return () => removeEventListener('focus', read)
  }, [])
  return (
    <SettingsView
      {...settingsState}
      version={extensionVersion()}
      outgoingData={leaves}
      wrongFindings={{
        list: wrongFindings,
        onUndo: ({ of, id }) => {
          if (of.reason === 'evidence') return bringClaimBack(onDone, id)
          void callBackground('delete-mute', { id }).then(({ ok }) => {
            if (ok) onDone(t('wrongFinding.unmuted'), () => void callBackground('restore-mute', of.mute))
          })
        },
        onCopy: async (wrong) => copyText((await linesForAuthors([wrong])).trim()),
        onExport: () =>
          void linesForAuthors(wrongFindings).then((lines) =>
            saveFile(fileName(t('wrongFinding.list'), '.txt'), 'text/plain', lines),
          ),
      }}
      findModel={
        <Suspense>
          <div className="set">
            <p>{t('modelServer.asks')}</p>
            <div className="wide">
              <FindModel model={settings.modelServer?.model ?? null}>
                {(find) => <Button label={t('modelServer.find')} onClick={find} />}
              </FindModel>
            </div>
          </div>
        </Suspense>
      }
      model={
        <Suspense>
          <ModelSettings server={settings.modelServer} />
        </Suspense>
      }
      notes={
        <>
          <YourNotes
            onRestore={(file) => {
              importer.actions.choose(file)
              location.assign('#/notes/import')
            }}
          />
          <Suspense>
            <SyncSettings />
          </Suspense>
        </>
      }
      keys={{ shortcuts: keys, onChange: openShortcutSettings }}
    />
  )
}

/** Returns what the user has called wrong, most recent first. */
function useWrongFindings(): WrongFinding[] {
  const { installed, removed } = usePanel().dossiers
  const mutes = useMutes()
  const claims = useWatched(watchSetAsideClaims, NO_CLAIMS)
  return useMemo(() => {
    const dossiers = [...(installed ?? []), ...removed]
    const nameOf = (dossier: string) => dossiers.find(({ id }) => id === dossier)?.subject.name ?? dossier
    return wrongFindingsOf(mutes, claims, nameOf)
  }, [installed, removed, mutes, claims])
}

const NO_CLAIMS: readonly SetAsideClaim[] = []

function watchSetAsideClaims(changed: (claims: readonly SetAsideClaim[]) => void): () => void {
  const read = () => void readSetAsideClaims().then(changed, logError)
  read()
  return watchDossiers(read)
}

function YourNotes({ onRestore }: Pick<BackupRowProps, 'onRestore'>) {
  const [backupState, readAgain] = useNotesStorage()
  const changePlan = async (part: Partial<BackupPlan>): Promise<boolean> => {
    await changeBackupPlan(part)
    await backUpIfDue(new Date()).catch(logError)
    await readAgain()
    return true
  }
  const { notes, space: unknownSpace, plan, last, error } = backupState
  return (
    <>
      <NotesStorageRow
        noteCount={notes}
        space={unknownSpace}
        onPersist={async () => {
          const promised = await requestPersistence()
          await readAgain()
          return promised
        }}
      />
      <BackupRow
        plan={plan}
        last={last}
        error={error}
        canPickFolder={canPickFolder()}
        onRestore={onRestore}
        onBackUpNow={async () => {
          try {
            const { name, file, record } = await backUpByHand(new Date())
            saveFile(name, file.type, file)
            await record()
            await readAgain()
            return true
          } catch (error) {
            logError(error)
            return false
          }
        }}
        onInterval={(every) => void changePlan({ every })}
        onKeepCount={(keep) => void changePlan({ keep })}
        onFolder={async () => {
          const folder = await pickFolder()
          return folder !== null && changePlan({ to: 'folder', folder })
        }}
        onDownload={async () => (await askToDownload()) && changePlan({ to: 'download', folder: null })}
        onAllowAgain={async () => plan.folder !== null && (await askToWrite(plan.folder)) && changePlan({})}
      />
    </>
  )
}

type NotesStorage = Awaited<ReturnType<typeof readBackups>> & { notes: number; space: StorageSpace }

const unknownSpace: StorageSpace = { used: null, free: null, isPromised: null }
const initialStorage: NotesStorage = { notes: 0, space: unknownSpace, plan: noPlan, last: null, error: null }

/** Reads the number of notes, their size and the backup plan when the settings open and after each change here. */
function useNotesStorage(): [NotesStorage, () => Promise<void>] {
  const [held, setHeld] = useState(initialStorage)
  const readAgain = useCallback(async () => {
    const space = await storageSpace()
    setHeld((before) => ({ ...before, space }))
    // Errors of opening the database are shown below all views.
    const kept = await openDatabase()
      .then(async () => ({ ...(await readBackups()), notes: await countAnnotations() }))
      .catch(() => null)
    if (kept !== null) setHeld({ space, ...kept })
  }, [])
  useEffect(() => {
    void Promise.resolve().then(readAgain)
  }, [readAgain])
  return [held, readAgain]
}
