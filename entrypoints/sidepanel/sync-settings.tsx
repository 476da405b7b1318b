import { useEffect, useState, useSyncExternalStore } from 'react'
import '@/components/settings/sync.css'
import { SyncSection } from '@/components/settings/sync-section'
import { bringRowBack, changeFile, readChangeFiles, syncNow, syncRunner } from '@/lib/app/sync/panel-sync'
import { LEAST_LETTERS } from '@/lib/app/sync/passphrase'
import { changePassphrase, startSync, stopSync, type Refusal } from '@/lib/app/sync/sync-setup'
import { saveFile } from '@/lib/app/export/save-file'
import { t } from '@/lib/i18n/t'
import { askToWrite, canPickFolder, pickFolder } from '@/lib/platform/backup-folder'
import { report } from '@/lib/platform/lifecycle'
import { permissionOf, type FolderPermission } from '@/lib/platform/sync-folder'
import { changeSyncSettings, type LastSync } from '@/lib/sync-store/settings'
import { watchSync, type SyncState } from '@/lib/sync-store/watch'

/** The section of the settings on syncing; loaded when the settings open. */
export default function SyncSettings() {
  const sync = useSync()
  const share = useSyncExternalStore(syncRunner.subscribe, syncRunner.share)
  if (sync === null) return null
  /** @returns whether an action worked */
  const act = async (work: () => Promise<LastSync | null>): Promise<boolean> => {
    try {
      const last = await work()
      return last !== null && last.failed === null
    } catch (error) {
      report(error)
      return false
    }
  }
  const failed = (error: unknown): false => {
    report(error)
    return false
  }
  const begun = async (work: () => Promise<LastSync | Refusal | null>): Promise<string | null> => {
    try {
      const result = await work()
      if (result === 'short') return t('sync.shortPassphrase', { letters: LEAST_LETTERS })
      return result === 'passphrase' ? t('sync.wrongPassphrase') : null
    } catch (error) {
      report(error)
      return t('sync.failedNow')
    }
  }
  const { state, permission } = sync
  const { folder } = state
  return (
    <SyncSection
      isOn={state.isOn}
      folder={folder && { name: folder.name, permission }}
      canPickFolder={canPickFolder()}
      name={state.name}
      isEncrypted={state.secret !== null}
      isSealed={state.isSealed}
      last={state.last}
      share={share}
      onCancel={syncRunner.cancel}
      devices={state.devices}
      waiting={state.waiting}
      aside={state.aside}
      onBringBack={(row) => bringRowBack(row).catch(failed)}
      onStart={async (about) => {
        if (!canPickFolder()) return begun(() => startSync(null, about))
        const chosen = await pickFolder()
        return chosen === null ? t('sync.notStarted') : begun(() => startSync(chosen, about))
      }}
      onPassphrase={(passphrase) => begun(() => changePassphrase(passphrase))}
      onNow={() => act(() => syncNow())}
      onNews={(answer) => act(() => syncNow(null, answer))}
      onAnswer={(answer) => act(() => syncNow(answer))}
      onAllowAgain={async () => folder !== null && (await askToWrite(folder)) && act(() => syncNow())}
      onChooseAgain={async () => {
        const chosen = await pickFolder()
        if (chosen === null) return false
        await changeSyncSettings({ folder: chosen })
        return act(() => syncNow())
      }}
      onStop={async () => {
        await stopSync()
        return true
      }}
      onSave={async () => {
        try {
          const { name, file } = await changeFile(new Date())
          saveFile(name, file.type, file)
          return true
        } catch (error) {
          report(error)
          return false
        }
      }}
      onRead={async (files) => {
        await act(() => readChangeFiles(files))
      }}
    />
  )
}

/** The state of syncing, and whether the browser lets the folder be used. Null until both are known. */
function useSync(): { state: SyncState; permission: FolderPermission } | null {
  const [state, setState] = useState<SyncState | null>(null)
  const [permission, setPermission] = useState<FolderPermission | null>(null)
  useEffect(() => watchSync(setState), [])
  useEffect(() => {
    if (state === null) return
    const read = async (): Promise<void> => setPermission(state.folder ? await permissionOf(state.folder) : 'granted')
    const readAgain = (): void => void read().catch(report)
    readAgain()
    // Browsers tell of no change of a permission; the user may return from their settings with another one.
    addEventListener('focus', readAgain)
    return () => removeEventListener('focus', readAgain)
  }, [state])
  return state === null || permission === null ? null : { state, permission }
}
