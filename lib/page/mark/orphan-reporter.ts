import type { NoteLayer } from './note-layer'
import type { NotesPlaced } from '../lifecycle/page-agent-host'

/**
 * A layer of notes that reports which of them were not found. Notes of another address are reported only when their
 * words are found here.
 */
export function createOrphanReporter(
  make: (placed: (orphans: string[]) => void) => NoteLayer,
  tell: (placed: NotesPlaced) => void,
): NoteLayer {
  let moved: ReadonlySet<string> = new Set()
  let orphans: string[] = []
  const say = (): void =>
    tell({
      orphans: orphans.filter((id) => !moved.has(id)),
      moved: [...moved].filter((id) => layer.spanOf(id) !== null),
    })
  const layer = make((gone) => {
    orphans = gone
    say()
  })
  const sayMoved = (): void => {
    if (moved.size > 0) say()
  }
  return {
    spanOf: (id) => layer.spanOf(id),
    refresh: () => layer.refresh().then(sayMoved),
    set(notes) {
      moved = new Set(notes.filter(({ isMoved }) => isMoved).map(({ id }) => id))
      return layer.set(notes).then(sayMoved)
    },
  }
}
