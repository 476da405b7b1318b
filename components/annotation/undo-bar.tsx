import { t } from '@/lib/i18n/t'

/** Says that a note is gone and gives it back. It stays until the next thing is done: no clock hurries the reader. */
export function UndoBar({ onUndo, onDismiss }: { onUndo: () => void; onDismiss: () => void }) {
  return (
    <div className="undo" role="status">
      <span>{t('notes.deleted')}</span>
      <span>
        <button type="button" className="btn" onClick={onUndo}>
          {t('notes.undo')}
        </button>{' '}
        <button type="button" className="btn bare" onClick={onDismiss}>
          {t('notes.dismiss')}
        </button>
      </span>
    </div>
  )
}
