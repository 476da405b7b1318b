import { t } from '@/lib/i18n/t'
import { Button, ToolButton } from '@/components/ui/button'

interface UndoBarProps {
  /** Description of the action: "Note deleted." */
  message: string
  onUndo: () => void
  onDismiss: () => void
  /** Whether the action removed the focused element, such as a deleted note. */
  takesFocus?: boolean
}

/** Reports an action and offers Undo, until the next action, without a time limit. */
export function UndoBar({ message, onUndo, onDismiss, takesFocus = true }: UndoBarProps) {
  // The pressed button goes with the bar, and would leave the focus on nothing.
  const thenLeave = (act: () => void) => () => {
    document.querySelector('main')?.focus({ preventScroll: true })
    act()
  }
  return (
    <div className="undo" role="status">
      <span>{message}</span>
      <span>
        {/* The deleted element had the focus: it moves to Undo, and not to the top of the page. */}
        <Button label={t('notes.undo')} autoFocus={takesFocus} onClick={thenLeave(onUndo)} />
        <ToolButton icon="close" label={t('notes.dismiss')} onClick={thenLeave(onDismiss)} />
      </span>
    </div>
  )
}
