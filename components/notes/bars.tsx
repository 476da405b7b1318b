import { t } from '@/lib/i18n/t'
import { useWatched } from '@/components/ui/use-async-result'
import { watchStorageError } from '@/lib/notes/data/database'
import type { StorageErrorCode } from '@/lib/rows/storage-error'
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

/** Returns the reason why notes cannot be stored now; null when they can. */
export const useStorageError = (): StorageErrorCode | null =>
  useWatched<StorageErrorCode | null>(watchStorageError, null)

/** Reason why notes cannot be stored, and what to do: always visible below every view with notes. */
export function StorageErrorBar() {
  const error = useStorageError()
  if (error === null) return null
  return (
    <section className="storage-error bar-below" role="alert">
      <h2>{t('storage.error')}</h2>
      <p className="text-muted">{t(`storage.why.${error}`)}</p>
      <p className="text-muted">{t('storage.errorGoes')}</p>
    </section>
  )
}
