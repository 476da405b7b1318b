import { useCallback, useEffect, useState } from 'react'
import { usePanel } from '@/components/panel/panel-context'
import { FeedbackButton, FileButton } from '@/components/ui/button'
import { Status } from '@/components/ui/section'
import { SettingRow, ChoiceRow } from '@/components/ui/setting-row'
import { sizeWords } from '@/components/ui/size-words'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { backUpByHand, backUpIfDue } from '@/lib/notes/backup/run-backup'
import { changeBackupPlan, noPlan, readBackups, type BackupPlan } from '@/lib/notes/data/backups'
import { openDatabase } from '@/lib/notes/data/database'
import { countAnnotations } from '@/lib/notes/data/store'
import { saveFile } from '@/lib/notes/export/save-file'
import { askToDownload, askToWrite, canPickFolder, pickFolder } from '@/lib/platform/chosen-folder'
import { logError } from '@/lib/platform/lifecycle'
import { requestPersistence, storageSpace, type StorageSpace } from '@/lib/platform/storage-space'

/** The stored notes and their backups: size, manual and automatic backups, and the last error. */
export function YourNotes() {
  const { importer } = usePanel()
  const [{ notes, space, plan, last, error }, readAgain] = useNotesStorage()
  const changePlan = async (part: Partial<BackupPlan>): Promise<boolean> => {
    await changeBackupPlan(part)
    await backUpIfDue(new Date()).catch(logError)
    await readAgain()
    return true
  }
  const backUpNow = async (): Promise<boolean> => {
    try {
      const { name, file, record } = await backUpByHand(new Date())
      saveFile(name, file.type, file)
      await record()
      await readAgain()
      return true
    } catch (fault) {
      logError(fault)
      return false
    }
  }
  const allowAgain = async () => plan.folder !== null && (await askToWrite(plan.folder)) && changePlan({})
  const isAutomatic = plan.every !== 'never'
  return (
    <>
      <StorageRow noteCount={notes} space={space} onAnswer={readAgain} />
      <SettingRow
        name={t('backup.name')}
        about={`${t('backup.about')} ${last === null ? t('backup.none') : t('backup.last', last.notes, { when: formatDate(last.at) })}`}
      >
        <div className="wide actions">
          <FeedbackButton label={t('backup.now')} done={t('backup.done')} failed={t('backup.failed')} act={backUpNow} />
          <FileButton
            label={t('backup.restore')}
            accept=".json,.jsonl,.ndjson,application/json"
            onFiles={([file]) => {
              if (file === undefined) return
              importer.actions.choose(file)
              location.assign('#/notes/import')
            }}
          />
        </div>
      </SettingRow>
      <ChoiceRow
        name={t('backup.automatic')}
        about={t('backup.automaticAbout')}
        value={plan.every}
        options={[
          ['never', t('backup.never')],
          ['day', t('backup.day')],
          ['week', t('backup.week')],
        ]}
        onChange={(every) => void changePlan({ every })}
      />
      {isAutomatic && <BackupDestination plan={plan} changePlan={changePlan} />}
      {isAutomatic && plan.to === 'folder' && (
        <ChoiceRow
          name={t('backup.keep')}
          about={t('backup.keepAbout')}
          value={String(plan.keep)}
          options={KEEP_COUNTS.map((keep) => [keep, keep] as const)}
          onChange={(keep) => void changePlan({ keep: Number(keep) })}
        />
      )}
      {isAutomatic && error !== null && (
        <div className="set" role="status">
          <p>{t(`backup.why.${error}`)}</p>
          {error === 'permission' && canPickFolder() && (
            <div className="wide">
              <FeedbackButton label={t('backup.allowAgain')} failed={t('backup.refused')} act={allowAgain} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

const KEEP_COUNTS = ['5', '10', '30']

type ChangePlan = (part: Partial<BackupPlan>) => Promise<boolean>

function BackupDestination({ plan, changePlan }: { plan: BackupPlan; changePlan: ChangePlan }) {
  const [isRefused, setIsRefused] = useState(false)
  const folder = plan.to === 'folder' ? plan.folder : null
  const download = ['download', t('backup.download')] as const
  // Each asks the browser within the click.
  const choose = async (to: 'folder' | 'download'): Promise<boolean> => {
    if (to === 'download') return (await askToDownload()) && changePlan({ to, folder: null })
    const chosen = await pickFolder()
    return chosen !== null && changePlan({ to, folder: chosen })
  }
  return (
    <ChoiceRow
      name={t('backup.where')}
      about={
        folder !== null
          ? t('backup.whereFolder', { name: folder.name })
          : t(plan.to === 'download' ? 'backup.whereDownload' : 'backup.whereNone')
      }
      value={plan.to === 'folder' && folder === null ? null : plan.to}
      options={
        canPickFolder() ? [['folder', t(folder ? 'backup.chooseFolder' : 'backup.folder')], download] : [download]
      }
      onChange={(to) => void choose(to).then((worked) => setIsRefused(!worked))}
    >
      <Status className="text-muted wide">{isRefused ? t('backup.refused') : ''}</Status>
    </ChoiceRow>
  )
}

interface StorageRowProps {
  noteCount: number
  space: StorageSpace
  onAnswer: () => Promise<void>
}

/** Number of notes, their size, and whether the browser has promised to keep them. */
function StorageRow({ noteCount, space, onAnswer }: StorageRowProps) {
  const { isPromised } = space
  const persist = async (): Promise<boolean> => {
    const promised = await requestPersistence()
    await onAnswer()
    return promised
  }
  return (
    <SettingRow name={t('storage.yourNotes')} about={`${t('storage.kept', noteCount)} ${spaceWords(space)}`}>
      {isPromised !== null && <p>{isPromised ? t('storage.promised') : t('storage.notPromised')}</p>}
      {isPromised === false && (
        <div className="wide">
          <FeedbackButton label={t('storage.askPromise')} failed={t('storage.promiseRefused')} act={persist} />
        </div>
      )}
    </SettingRow>
  )
}

function spaceWords({ used, free }: StorageSpace): string {
  if (used === null) return ''
  if (free === null) return t('storage.spaceUsed', { used: sizeWords(used) })
  return t('storage.space', { used: sizeWords(used), free: sizeWords(free) })
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
