import { useCallback, useEffect, useState } from 'react'
import { BackupRow, type BackupRowProps, NotesStorageRow } from '@/components/settings/notes-rows'
import { changeBackupPlan, noPlan, readBackups, type BackupPlan } from '@/lib/notes/data/backups'
import { countAnnotations } from '@/lib/notes/data/read-notes'
import { openDatabase } from '@/lib/notes/data/open-database'
import { backUpByHand, backUpIfDue } from '@/lib/notes/backup/run-backup'
import { askToDownload } from '@/lib/platform/backup-download'
import { askToWrite, canPickFolder, pickFolder } from '@/lib/platform/chosen-folder'
import { logError } from '@/lib/platform/lifecycle'
import { requestPersistence, storageSpace, type StorageSpace } from '@/lib/platform/storage-space'
import { saveFile } from '@/lib/notes/export/save-file'

/** The section of the settings on notes: number, size, backups. */
export function YourNotes({ onRestore }: Pick<BackupRowProps, 'onRestore'>) {
  const [held, readAgain] = useNotesStorage()
  const change = async (part: Partial<BackupPlan>): Promise<boolean> => {
    await changeBackupPlan(part)
    await backUpIfDue(new Date()).catch(logError)
    await readAgain()
    return true
  }
  const { notes, space, plan, last, error } = held
  return (
    <>
      <NotesStorageRow
        noteCount={notes}
        space={space}
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
        onInterval={(every) => void change({ every })}
        onKeepCount={(keep) => void change({ keep })}
        onFolder={async () => {
          const folder = await pickFolder()
          return folder !== null && change({ to: 'folder', folder })
        }}
        onDownload={async () => (await askToDownload()) && change({ to: 'download', folder: null })}
        onAllowAgain={async () => plan.folder !== null && (await askToWrite(plan.folder)) && change({})}
      />
    </>
  )
}

type NotesStorage = Awaited<ReturnType<typeof readBackups>> & { notes: number; space: StorageSpace }

const space: StorageSpace = { used: null, free: null, isPromised: null }
const initialStorage: NotesStorage = { notes: 0, space, plan: noPlan, last: null, error: null }

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
