import type { StorageSpace } from '@/lib/platform/storage-space'
import { FeedbackButton } from '@/components/ui/feedback-button'
import { formatNumber, t } from '@/lib/i18n/t'

export interface NotesStorageRowProps {
  notes: number
  space: StorageSpace
  /** Asks the browser to keep the notes. False where it does not promise it. */
  onAskPromise: () => Promise<boolean>
}

/** Number of notes, their size, and whether the browser has promised to keep them. */
export function NotesStorageRow({ notes, space, onAskPromise }: NotesStorageRowProps) {
  const { used, free, isPromised } = space
  return (
    <div className="set">
      <h2>{t('storage.yourNotes')}</h2>
      <p>
        {t('storage.kept', notes)}{' '}
        {used !== null &&
          (free === null
            ? t('storage.spaceUsed', { used: size(used) })
            : t('storage.space', { used: size(used), free: size(free) }))}
      </p>
      {isPromised !== null && <p>{isPromised ? t('storage.promised') : t('storage.notPromised')}</p>}
      {isPromised === false && (
        <div className="wide">
          <FeedbackButton label={t('storage.askPromise')} failed={t('storage.promiseRefused')} act={onAskPromise} />
        </div>
      )}
    </div>
  )
}

/** A size in readable units, no more exact than the browser's estimate. */
function size(bytes: number): string {
  const megabytes = bytes / 1_000_000
  if (megabytes >= 1000) return t('storage.gigabytes', { n: formatNumber(Math.round(megabytes / 100) / 10) })
  return t('storage.megabytes', { n: formatNumber(Math.max(0.1, Math.round(megabytes * 10) / 10)) })
}
