import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import {
  allAnnotations,
  allDeleted,
  annotationsOfPage,
  deleteAnnotations,
  eachAnnotation,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
} from '@/lib/notes/data/store'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { unreadableRows } from '@/lib/notes/data/unreadable'
import { draftAs, notes } from '@/tests/unit/components/fixtures'

const [note] = notes
const NOW = '2026-06-10T00:00:00.000Z'
const put = (row: object) => database().annotations.put(row as Annotation)
const putIntoBin = (row: object) => database().bin.put(row as DeletedAnnotation)

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

test('an invalid row is in no list and no export, and is counted', async () => {
  await saveAnnotation(draftAs(note!), NOW)
  await put({ ...note, id: 'bad', tags: 'none' })
  await put({ id: 'in no index' })
  expect(await allAnnotations()).toHaveLength(1)
  expect(await annotationsOfPage(note!.pageKey)).toHaveLength(1)
  const exported: Annotation[] = []
  for await (const batch of eachAnnotation({ kind: 'all' })) exported.push(...batch)
  expect(exported).toHaveLength(1)
  expect(await unreadableRows()).toHaveLength(2)
})

test('all rows are checked, also in more than one batch', async () => {
  for (let n = 0; n < 700; n++) await put({ ...note, id: `n-${n}`, ...(n % 100 === 0 ? { note: 1 } : {}) })
  expect(await unreadableRows()).toHaveLength(7)
})

test('an invalid row is neither deleted nor overwritten by a note with its id', async () => {
  await put({ ...note, title: 5 })
  expect(await deleteAnnotations([note!.id], NOW)).toEqual([])
  const saved = await saveAnnotation({ ...draftAs(note!), note: 'Anew' }, NOW)
  expect(saved).toMatchObject({ outcome: 'kept', annotation: { note: 'Anew' } })
  expect(await unreadableRows()).toEqual([{ ...note, title: 5 }])
})

test('a restored note does not overwrite an invalid row either', async () => {
  await saveAnnotation(draftAs(note!), NOW)
  await deleteAnnotations([note!.id], NOW)
  await put({ id: note!.id, words: 'of some kind' })
  await restoreAnnotations([note!.id])
  expect(await unreadableRows()).toEqual([{ id: note!.id, words: 'of some kind' }])
})

test('emptying the bin leaves invalid rows', async () => {
  await putIntoBin({ ...note, deleted: '2026-01-01T00:00:00.000Z', anchor: 3 })
  await putIntoBin({ ...note, id: 'good', deleted: '2026-01-01T00:00:00.000Z' })
  expect(await allDeleted()).toHaveLength(1)
  expect(await emptyBin({ before: '9999' })).toBe(1)
  expect(await unreadableRows()).toHaveLength(1)
})
