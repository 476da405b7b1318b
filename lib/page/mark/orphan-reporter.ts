import type { NoteLayer } from './note-layer'
import type { NotesPlaced } from '../lifecycle/page-agent-host'

/**
 * A layer of notes that tells which of them have lost their place. Notes that may have moved with the page are another
 * matter: those whose words stand here are told as found, and of the others nothing is said, as they belong elsewhere.
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
