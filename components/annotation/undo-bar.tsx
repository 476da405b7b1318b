import { t } from '@/lib/i18n/t'

export interface UndoBarProps {
  /** What was done: "Note deleted." */
  says: string
  onUndo: () => void
  /** What else there is to do about it: a link to another room. */
  more?: { name: string; href: string } | undefined
  onDismiss: () => void
}

/** Says what is gone and gives it back. It stays until the next thing is done: no clock hurries the reader. */
export function UndoBar({ says, onUndo, more, onDismiss }: UndoBarProps) {
  return (
    <div className="undo" role="status">
      <span>{says}</span>
      <span>
        {/* What was deleted had the focus: it goes to the way back, and not to the top of the page. */}
        <button type="button" className="btn" autoFocus onClick={onUndo}>
          {t('notes.undo')}
        </button>{' '}
        {more && (
          <a className="btn" href={more.href} onClick={onDismiss}>
            {more.name}
          </a>
        )}{' '}
        <button type="button" className="btn bare" onClick={onDismiss}>
          {t('notes.dismiss')}
        </button>
      </span>
    </div>
  )
}
