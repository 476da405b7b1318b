import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { allDeleted, deleteAnnotations, restoreAnnotations, saveAnnotation } from '@/lib/notes/data/store'
import { allAnnotations } from '@/tests/unit/notes/data/all-annotations'
import type { AnnotationDraft } from '@/lib/schema/annotation'

const clear = () => Promise.all([database().annotations.clear(), database().bin.clear()])
afterEach(clear)

const draft = (id: string, note: string, basedOn: string | null): AnnotationDraft => ({
  ...{ id, note, basedOn, pageKey: 'https://a.example/story', url: 'https://a.example/story', title: 'Story' },
  ...{ claim: null, anchor: null, tags: [], color: null, finding: null },
})
const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  does: fc.constantFrom('save', 'save', 'delete', 'restore'),
  /** The month to which the clock is set: up to fifty years back or forth. */
  clock: fc.integer({ min: -600, max: 600 }),
})
const START = Date.UTC(2026, 0, 1)
const MONTH_MS = 30 * 24 * 60 * 60_000

/** `CLAIMLIGHT_FAULTS=long` makes the long run. */
const RUNS = process.env.CLAIMLIGHT_FAULTS === 'long' ? 2000 : 60

test(
  'no note is lost when the clock is changed, and each change of a note gets a later time than the one before',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await clear()
        const [notes, bin] = [new Map<string, string>(), new Map<string, string>()]
        const modified = new Map<string, string>()
        for (const [n, { id, does, clock }] of steps.entries()) {
          const now = new Date(START + clock * MONTH_MS).toISOString()
          if (does === 'save') {
            const result = await saveAnnotation(draft(id, `words ${n}`, modified.get(id) ?? null), now)
            expect(result.outcome).toBe('saved')
            if (result.outcome !== 'saved') return
            const before = modified.get(id)
            if (before !== undefined && notes.has(id)) expect(result.annotation.modified > before).toBe(true)
            notes.set(id, `words ${n}`)
            // A save of the version that was deleted takes it out of the bin.
            if (bin.has(id) && before !== undefined) bin.delete(id)
            modified.set(id, result.annotation.modified)
          } else if (does === 'delete' && notes.has(id)) {
            await deleteAnnotations([id], now)
            bin.set(id, notes.get(id)!)
            notes.delete(id)
          } else if (does === 'restore' && bin.has(id) && !notes.has(id)) {
            await restoreAnnotations([id])
            notes.set(id, bin.get(id)!)
            bin.delete(id)
          }
          const words = (list: { id: string; note: string }[]) => new Map(list.map((one) => [one.id, one.note]))
          expect(words(await allAnnotations())).toEqual(notes)
          expect(words(await allDeleted())).toEqual(bin)
        }
      }),
      { numRuns: RUNS },
    )
  },
)

test('a database that is deleted while it is open is created again by the next save', async () => {
  for (let n = 0; n < 20; n++) {
    await saveAnnotation(draft(`old-${n}`, 'gone with the database', null), new Date(START).toISOString())
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('claimlight')
      deleting.onsuccess = () => resolve()
      deleting.onerror = () => reject(new Error('It was not deleted.'))
    })
    const result = await saveAnnotation(draft(`new-${n}`, 'saved afterwards', null), new Date(START).toISOString())
    expect(result.outcome).toBe('saved')
    expect((await allAnnotations()).map(({ id }) => id)).toEqual([`new-${n}`])
  }
})
