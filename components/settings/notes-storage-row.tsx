import type { StorageSpace } from '@/lib/platform/storage-space'
import { FeedbackButton } from '@/components/ui/button'
import { sizeWords } from '@/components/ui/size-words'
import { SettingRow } from '@/components/ui/setting-row'
import { t } from '@/lib/i18n/t'

export interface NotesStorageRowProps {
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
