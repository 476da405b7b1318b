import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { saveFile } from '@/lib/notes/export/save-file'
import { askToWrite, canPickFolder, permissionOf, pickFolder } from '@/lib/platform/chosen-folder'
import { logError } from '@/lib/platform/lifecycle'
import * as sync from '@/lib/sync/panel-sync'
import { changeSyncFolder, deleteSyncState, watchSync, type LastSync, type SyncState } from '@/lib/sync/store'
import '@/components/sync/sync.css'
import { SyncSection } from '@/components/sync/sync-section'
import type { SyncStartFault, SyncStartOptions } from '@/components/sync/sync-start'

/** The section of the settings on syncing; loaded when the settings open. */
export default function SyncSettings() {
  const shown = useSyncState()
  const isSyncing = useSyncExternalStore(sync.isSyncing.subscribe, () => sync.isSyncing.state)
  const [isPassphraseNew, setPassphraseNew] = useState(false)
  /** The folder chosen at a start that failed because of its passphrase; the next try uses it. */
  const chosen = useRef<FileSystemDirectoryHandle | null>(null)
  if (shown === null) return null
  const { permission, ...state } = shown
  const { folder } = state

  const start = async ({ isMade, ...about }: SyncStartOptions): Promise<SyncStartFault | null> => {
    if (canPickFolder()) {
      chosen.current ??= await pickFolder()
      if (chosen.current === null) return 'folder'
      if (isMade && (await sync.hasSyncFiles(chosen.current))) return 'other'
    }
    // Set before the settings change, since the passphrase is shown as soon as they do.
    setPassphraseNew(isMade)
    const result = await sync.startSync(chosen.current, about)
    if (result === 'passphrase') return 'wrong'
    chosen.current = null
    return null
  }

  return (
    <SyncSection
      {...state}
      folder={folder && { name: folder.name, permission }}
      canPickFolder={canPickFolder()}
      passphrase={state.secret?.passphrase ?? null}
      isPassphraseNew={isPassphraseNew}
      isSyncing={isSyncing}
      onRestore={(row) => hasSucceeded(sync.restoreFormerRow(row))}
      onStart={(about) =>
        start(about).catch((error: unknown) => {
          logError(error)
          return 'failed'
        })
      }
      onSync={() => hasSucceeded(sync.syncNow())}
      onAnswer={(answer) => hasSucceeded(sync.syncNow(answer))}
      onAllowAgain={async () => {
        if (folder && permission === 'prompt') return (await askToWrite(folder)) && hasSucceeded(sync.syncNow())
        const other = await pickFolder()
        if (other === null) return false
        await changeSyncFolder(other)
        return hasSucceeded(sync.syncNow())
      }}
      onStop={() => hasSucceeded(deleteSyncState().then(() => true))}
      onSave={() =>
        hasSucceeded(
          sync.makeChangeFile().then((made) => {
            if (made) saveFile(made.name, made.file.type, made.file)
            return made !== null
          }),
        )
      }
      onRead={async (files) => {
        await hasSucceeded(sync.readChangeFiles(files))
      }}
    />
  )
}

/** Returns whether an action succeeded, and reports its error. */
async function hasSucceeded(work: Promise<LastSync | boolean | null>): Promise<boolean> {
  try {
    const result = await work
    return typeof result === 'boolean' ? result : result?.failed === null
  } catch (error) {
    logError(error)
    return false
  }
}

/** Returns the state of syncing and the browser's permission for the folder; null until both are known. */
function useSyncState(): (SyncState & { permission: PermissionState }) | null {
  const [state, setState] = useState<SyncState | null>(null)
  const [permission, setPermission] = useState<PermissionState | null>(null)
  useEffect(() => watchSync(setState), [])
  useEffect(() => {
    if (state === null) return
    const read = async (): Promise<void> => setPermission(state.folder ? await permissionOf(state.folder) : 'granted')
    const readAgain = (): void => void read().catch(logError)
    readAgain()
    // Browsers tell of no change of a permission; the user may return from their settings with another one.
    addEventListener('focus', readAgain)
    return () => removeEventListener('focus', readAgain)
  }, [state])
  return state === null || permission === null ? null : { ...state, permission }
}
