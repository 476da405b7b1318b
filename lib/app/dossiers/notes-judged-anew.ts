import type { VersionLook } from './add-state'
import { annotationBatches } from '@/lib/annotations/read-notes'
import type { Annotation } from '@/lib/schema/annotation'
import type { Dossier } from '@/lib/dossier/schema'
import { createEngine } from '@/lib/engine'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { affectedNotes } from '@/lib/dossiers/affected-notes'

/** Maximum number of notes checked; each takes a few milliseconds. */
const MOST = 500

/**
 * The user's notes that another version of a dossier judges in another way: those whose finding rests on a claim of it.
 *
 * @param tell how much is done, from 0 to 1
 */
export async function notesJudgedAnew(
  before: Dossier,
  after: Dossier,
  tell: (share: number) => void,
): Promise<VersionLook['notes']> {
  const notes = await notesOn(before)
  if (notes.length === 0) return []
  await loadLargeData()
  const quoted = notes.flatMap(({ id, anchor }) => (anchor === null ? [] : [{ id, ...anchor.quote }]))
  const steps = affectedNotes(quoted, createEngine(before), createEngine(after))
  const byId = new Map(notes.map((note) => [note.id, note]))
  for (;;) {
    const step = steps.next()
    if (!step.done) {
      tell(step.value)
      continue
    }
    return step.value.map((affected) => {
      const note = byId.get(affected.id)
      return { ...affected, quote: note?.anchor?.quote.exact ?? '', title: note?.title ?? '' }
    })
  }
}

async function notesOn({ claims }: Dossier): Promise<Annotation[]> {
  const ids = new Set(claims.map(({ id }) => id))
  const notes: Annotation[] = []
  for await (const batch of annotationBatches(500)) {
    notes.push(...batch.filter(({ anchor, finding }) => anchor && finding?.claims.some((id) => ids.has(id))))
    if (notes.length >= MOST) break
  }
  return notes.slice(0, MOST)
}
