import type { StorageErrorCode } from '@/lib/annotations/storage-error'
import { t } from '@/lib/i18n/t'

/** Why notes cannot be stored, and what to do: always visible below every view with notes. */
export function StorageErrorBar({ trouble }: { trouble: StorageErrorCode }) {
  return (
    <section className="keeping-trouble bar-below" role="alert">
      <h2>{t('safety.trouble')}</h2>
      <StorageErrorLine trouble={trouble} />
      <p className="second">{t('safety.troubleGoes')}</p>
    </section>
  )
}

/** The storage error in one line, for an editor. */
export function StorageErrorLine({ trouble }: { trouble: StorageErrorCode }) {
  return <p className="second">{t(`safety.why.${trouble}`)}</p>
}

export interface UnreadableProps {
  count: number
  onSave: () => void
}

/** Notes that cannot be read: they are kept unchanged and can be saved as a file. */
export function UnreadableNotes({ count, onSave }: UnreadableProps) {
  if (count === 0) return null
  return (
    <section className="keeping-trouble" role="status">
      <p>{t('safety.unreadable', count)}</p>
      <div className="actions">
        <button type="button" className="btn" onClick={onSave}>
          {t('safety.saveAsFile')}
        </button>
      </div>
    </section>
  )
}
