import { t } from '@/lib/i18n/t'

export interface UndoBarProps {
  /** Description of the action: "Note deleted." */
  says: string
  onUndo: () => void
  /** A further action: a link to another view. */
  more?: { name: string; href: string } | undefined
  onDismiss: () => void
  /** Whether the action removed the focused element, such as a deleted note. */
  takesFocus?: boolean
}

/** Reports an action and offers Undo, until the next action, without a time limit. */
export function UndoBar({ says, onUndo, more, onDismiss, takesFocus = true }: UndoBarProps) {
  return (
    <div className="undo" role="status">
      <span>{says}</span>
      <span>
        {/* The deleted element had the focus: it moves to Undo, and not to the top of the page. */}
        <button type="button" className="btn" autoFocus={takesFocus} onClick={onUndo}>
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
