import { FeedbackButton } from '@/components/ui/feedback-button'
import { FileButton } from '@/components/ui/file-button'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

export interface SyncFilesProps {
  /** Changes that are in no file yet. */
  waiting: number
  onSave: () => Promise<boolean>
  onRead: (files: File[]) => Promise<void>
}

/** Saving the changes of this device as a file, and reading those of others. */
export function SyncFiles({ waiting, onSave, onRead }: SyncFilesProps) {
  return (
    <SettingRow
      name={t('sync.files')}
      about={
        <>
          {t('sync.filesAbout')} {waiting > 0 && t('sync.waiting', waiting)}
        </>
      }
    >
      <div className="wide actions">
        <FeedbackButton label={t('sync.save')} done={t('sync.saved')} failed={t('sync.failedNow')} act={onSave} />
        <FileButton label={t('sync.read')} accept=".ndjson" multiple onFiles={(files) => void onRead(files)} />
      </div>
    </SettingRow>
  )
}
