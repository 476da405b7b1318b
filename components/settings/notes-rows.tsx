import { Status } from '@/components/ui/section'
import { useState } from 'react'
import type { BackupPlan, BackupError, LastBackup } from '@/lib/notes/data/backups'
import { FeedbackButton, FileButton } from '@/components/ui/button'
import { formatDate } from '@/lib/i18n/dates'
import { SettingRow, ChoiceRow } from '@/components/ui/setting-row'
import { t } from '@/lib/i18n/t'
import type { StorageSpace } from '@/lib/platform/storage-space'
import { sizeWords } from '@/components/ui/size-words'

export interface BackupRowProps {
  plan: Pick<BackupPlan, 'every' | 'to' | 'keep'> & { folder: { name: string } | null }
  last: LastBackup | null
  error: BackupError | null
  /** The browser can write into a chosen folder. */
  canPickFolder: boolean
  /** Called with the backup that the user chose, to preview it. */
  onRestore: (file: File) => void
  onBackUpNow: () => Promise<boolean>
  onInterval: (every: BackupPlan['every']) => void
  onKeepCount: (keep: number) => void
  /** Call directly in the click handler, as browsers require. @returns false if the browser or the user refused */
  onFolder: () => Promise<boolean>
  onDownload: () => Promise<boolean>
  onAllowAgain: () => Promise<boolean>
}

/** Manual and automatic backups: how often, where to, and the last error. */
export function BackupRow(props: BackupRowProps) {
  const { plan, last, error, canPickFolder, onBackUpNow, onRestore, onInterval, onKeepCount, onAllowAgain } = props
  return (
    <>
      <SettingRow
        name={t('backup.name')}
        about={`${t('backup.about')} ${last === null ? t('backup.none') : t('backup.last', last.notes, { when: formatDate(last.at) })}`}
      >
        <div className="wide actions">
          <FeedbackButton
            label={t('backup.now')}
            done={t('backup.done')}
            failed={t('backup.failed')}
            act={onBackUpNow}
          />
          <FileButton
            label={t('backup.restore')}
            accept=".json,.jsonl,.ndjson,application/json"
            onFiles={([file]) => file && onRestore(file)}
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
        onChange={onInterval}
      />
      {plan.every !== 'never' && <BackupDestination {...props} />}
      {plan.every !== 'never' && plan.to === 'folder' && (
        <ChoiceRow
          name={t('backup.keep')}
          about={t('backup.keepAbout')}
          value={String(plan.keep)}
          options={KEEP_COUNTS.map((keep) => [keep, keep] as const)}
          onChange={(keep) => onKeepCount(Number(keep))}
        />
      )}
      {plan.every !== 'never' && error !== null && (
        <div className="set" role="status">
          <p>{t(`backup.why.${error}`)}</p>
          {error === 'permission' && canPickFolder && (
            <div className="wide">
              <FeedbackButton label={t('backup.allowAgain')} failed={t('backup.refused')} act={onAllowAgain} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

const KEEP_COUNTS = ['5', '10', '30']

function BackupDestination({ plan, canPickFolder, onFolder, onDownload }: BackupRowProps) {
  const [isRefused, setIsRefused] = useState(false)
  const folder = plan.to === 'folder' ? plan.folder : null
  const download = ['download', t('backup.download')] as const
  return (
    <ChoiceRow
      name={t('backup.where')}
      about={
        folder !== null
          ? t('backup.whereFolder', { name: folder.name })
          : t(plan.to === 'download' ? 'backup.whereDownload' : 'backup.whereNone')
      }
      value={folder !== null ? 'folder' : plan.to === 'download' ? 'download' : null}
      options={canPickFolder ? [['folder', t(folder ? 'backup.chooseFolder' : 'backup.folder')], download] : [download]}
      onChange={(to) => void (to === 'folder' ? onFolder() : onDownload()).then((worked) => setIsRefused(!worked))}
    >
      <Status className="text-muted wide">{isRefused ? t('backup.refused') : ''}</Status>
    </ChoiceRow>
  )
}

interface NotesStorageRowProps {
  noteCount: number
  space: StorageSpace
  /** Asks the browser to keep the notes. False where it does not promise it. */
  onPersist: () => Promise<boolean>
}

/** Number of notes, their size, and whether the browser has promised to keep them. */
export function NotesStorageRow({ noteCount, space, onPersist }: NotesStorageRowProps) {
  const { isPromised } = space
  return (
    <SettingRow name={t('storage.yourNotes')} about={`${t('storage.kept', noteCount)} ${spaceWords(space)}`}>
      {isPromised !== null && <p>{isPromised ? t('storage.promised') : t('storage.notPromised')}</p>}
      {isPromised === false && (
        <div className="wide">
          <FeedbackButton label={t('storage.askPromise')} failed={t('storage.promiseRefused')} act={onPersist} />
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
