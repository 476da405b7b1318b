import type { StorageErrorCode } from '@/lib/rows/storage-error'
import { t } from '@/lib/i18n/t'
import { Button } from '@/components/ui/button'

/** Why notes cannot be stored, and what to do: always visible below every view with notes. */
export function StorageErrorBar({ error }: { error: StorageErrorCode }) {
  return (
    <section className="storage-error bar-below" role="alert">
      <h2>{t('storage.error')}</h2>
      <StorageErrorLine error={error} />
      <p className="text-muted">{t('storage.errorGoes')}</p>
    </section>
  )
}

/** The storage error in one line, for an editor. */
export function StorageErrorLine({ error }: { error: StorageErrorCode }) {
  return <p className="text-muted">{t(`storage.why.${error}`)}</p>
}

export interface UnreadableProps {
  count: number
  onSave: () => void
}

/** Says how many stored notes cannot be read. They stay stored unchanged, and can be saved as a file. */
export function UnreadableNotes({ count, onSave }: UnreadableProps) {
  if (count === 0) return null
  return (
    <section className="storage-error" role="status">
      <p>{t('storage.unreadable', count)}</p>
      <div className="actions">
        <Button label={t('storage.saveAsFile')} onClick={onSave} />
      </div>
    </section>
  )
}
