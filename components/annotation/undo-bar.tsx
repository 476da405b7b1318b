/** Says that a note is gone and gives it back. It stays until the next thing is done: no clock hurries the reader. */
export function UndoBar({ onUndo, onDismiss }: { onUndo: () => void; onDismiss: () => void }) {
  return (
    <div className="undo" role="status">
      <span>Note deleted.</span>
      <span>
        <button type="button" className="btn" onClick={onUndo}>
          Undo
        </button>{' '}
        <button type="button" className="btn bare" onClick={onDismiss}>
          Dismiss
        </button>
      </span>
    </div>
  )
}
