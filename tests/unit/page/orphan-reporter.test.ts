import type { PageNote } from '@/lib/schema/annotation'
import { expect, test } from 'vitest'
import type { NoteLayer } from '@/lib/page/mark/note-layer'
import type { NotesPlaced } from '@/lib/page/lifecycle/page-agent-host'
import { createOrphanReporter } from '@/lib/page/lifecycle/start-page-agent'

/** A layer on a page where only the notes named `found…` have their words. */
function layerOn(told: NotesPlaced[]): NoteLayer {
  return createOrphanReporter(
    (placed) => {
      let ids: string[] = []
      const refresh = () => {
        const gone = ids.filter((id) => !id.startsWith('found'))
        if (gone.length > 0) placed(gone)
        return Promise.resolve()
      }
      return {
        refresh,
        spanOf: (id) => (ids.includes(id) && id.startsWith('found') ? { start: 0, end: 1 } : null),
        set: (notes) => {
          ids = notes.map(({ id }) => id)
          return refresh()
        },
      }
    },
    (placed) => told.push(placed),
  )
}
const note = (id: string, isMoved = false) => ({ id, ...(isMoved ? { isMoved } : {}) }) as PageNote

test('a missing note is reported, a found one is not', async () => {
  const told: NotesPlaced[] = []
  await layerOn(told).set([note('found'), note('gone')])
  expect(told).toEqual([{ orphans: ['gone'], moved: [] }])
})

test('a note that may have moved is reported only if it was found', async () => {
  const told: NotesPlaced[] = []
  await layerOn(told).set([note('found too', true), note('elsewhere', true)])
  expect(told.at(-1)).toEqual({ orphans: [], moved: ['found too'] })
})

test('nothing is reported without notes', async () => {
  const told: NotesPlaced[] = []
  const layer = layerOn(told)
  await layer.set([])
  await layer.refresh()
  expect(told).toEqual([])
})
