import { useRef, type RefObject } from 'react'
import { FeedbackButton } from '@/components/ui/feedback-button'
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
    <div className="set">
      <h2>{t('sync.files')}</h2>
      <p>
        {t('sync.filesAbout')} {waiting > 0 && t('sync.waiting', waiting)}
      </p>
      <div className="wide actions">
        <FeedbackButton label={t('sync.save')} done={t('sync.saved')} failed={t('sync.failedNow')} act={onSave} />
        <button type="button" className="btn" onClick={() => files.current?.click()}>
          {t('sync.read')}
        </button>
        <button type="button" className="btn" onClick={() => folder.current?.click()}>
          {t('sync.readFolder')}
        </button>
      </div>
      {input(files, { accept: '.ndjson', className: 'sync-files' })}
      {input(folder, { webkitdirectory: '', className: 'sync-folder' })}
    </div>
  )
}
