import { useCallback, useEffect, useState } from 'react'
import '@/components/settings/sync.css'
import { SyncSection } from '@/components/settings/sync-section'
import { changeFile, readChangeFiles } from '@/lib/app/sync/change-files'
import { changePassphrase, startSync, stopSync } from '@/lib/app/sync/sync-setup'
import { syncNow } from '@/lib/app/sync/sync'
import { saveFile } from '@/lib/app/export/save-file'
import { t } from '@/lib/i18n/t'
import { askToWrite, canPickFolder, pickFolder } from '@/lib/platform/backup-folder'
import { report } from '@/lib/platform/lifecycle'
import { permissionOf, type FolderPermission } from '@/lib/platform/sync-folder'
import { countOutbox, storedMemory } from '@/lib/sync-store/memory'
import {
  changeSyncSettings,
  readLastSync,
  readSyncSettings,
  seenDevices,
  syncOff,
  type LastSync,
  type SeenDevice,
  type SyncSettings,
} from '@/lib/sync-store/settings'

interface Held extends SyncSettings {
  permission: FolderPermission
  last: LastSync | null
  devices: SeenDevice[]
  waiting: number
}

/** The section of the settings on syncing; loaded when the settings open. */
export default function SyncPart() {
  const [held, readAgain] = useHeld()
  if (held === null) return null
  /** Runs an action and shows what came of it. @returns whether it worked */
  const act = async (work: () => Promise<LastSync | null>): Promise<boolean> => {
    try {
      const last = await work()
      return last !== null && last.failed === null
    } catch (error) {
      report(error)
      return false
    } finally {
      await readAgain()
    }
  }
  const begun = async (work: () => Promise<LastSync | 'passphrase' | null>): Promise<string | null> => {
    try {
      return (await work()) === 'passphrase' ? t('sync.wrongPassphrase') : null
    } catch (error) {
      report(error)
      return t('sync.failedNow')
    } finally {
      await readAgain()
    }
  }
  const { folder, permission } = held
  return (
    <SyncSection
      isOn={held.isOn}
      folder={folder && { name: folder.name, permission }}
      canPickFolder={canPickFolder()}
      name={held.name}
      isEncrypted={held.secret !== null}
      last={held.last}
      devices={held.devices}
      waiting={held.waiting}
      onStart={async (about) => {
        if (!canPickFolder()) return begun(() => startSync(null, about))
        const chosen = await pickFolder()
        return chosen === null ? t('sync.notStarted') : begun(() => startSync(chosen, about))
      }}
      onPassphrase={(passphrase) => begun(() => changePassphrase(passphrase))}
      onNow={() => act(() => syncNow())}
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
        await readAgain()
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
        } finally {
          await readAgain()
        }
      }}
      onRead={async (files) => {
        await act(() => readChangeFiles(files))
      }}
    />
  )
}

/** Read when the settings open, after each action, and now and then for the syncs that run by themselves. */
function useHeld(): [Held | null, () => Promise<void>] {
  const [held, setHeld] = useState<Held | null>(null)
  const readAgain = useCallback(async () => {
    const settings = await readSyncSettings().catch(() => syncOff)
    const permission = settings.folder ? await permissionOf(settings.folder) : 'granted'
    const { device } = await storedMemory.self()
    const [last, devices, waiting] = [await readLastSync(), await seenDevices(device), await countOutbox()]
    setHeld({ ...settings, permission, last, devices, waiting })
  }, [])
  useEffect(() => {
    const read = () => void readAgain().catch(report)
    read()
    const timer = setInterval(read, OFTEN_MS)
    return () => clearInterval(timer)
  }, [readAgain])
  return [held, readAgain]
}

const OFTEN_MS = 5000
