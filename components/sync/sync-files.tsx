import { useRef, type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { FeedbackButton } from '@/components/ui/feedback-button'
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
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const input = (ref: RefObject<HTMLInputElement | null>, of: object) => (
    <input
      {...of}
      ref={ref}
      type="file"
      multiple
      hidden
      tabIndex={-1}
      aria-hidden="true"
      onChange={({ target }) => {
        const chosen = [...(target.files ?? [])].filter(({ name }) => name.endsWith('.ndjson'))
        target.value = ''
        if (chosen.length > 0) void onRead(chosen)
      }}
    />
  )
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
        <Button label={t('sync.read')} onClick={() => files.current?.click()} />
        <Button label={t('sync.readFolder')} onClick={() => folder.current?.click()} />
      </div>
      {input(files, { accept: '.ndjson', className: 'sync-files' })}
      {input(folder, { webkitdirectory: '', className: 'sync-folder' })}
    </SettingRow>
  )
}
