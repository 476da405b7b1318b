import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import {
  allDeleted,
  deleteAnnotations,
  eachAnnotation,
  removeFromBin,
  restoreAnnotations,
  saveAnnotation,
  unreadableRows,
} from '@/lib/notes/data/store'
import { ownNotesOf } from '@/lib/notes/data/page-notes'
import { allAnnotations } from '@/tests/unit/notes/data/all-annotations'
import { applyImport } from '@/lib/notes/data/import-notes'
import type { Annotation, DeletedAnnotation } from '@/lib/schema/annotation'
import { recordWrites, undoWrites } from '@/lib/store/recorded-writes'
import { draftAs, notes } from '@/tests/unit/components/fixtures'
import { incoming } from './import/arbitrary-import'

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
  expect(await ownNotesOf({ url: '', pageKey: note!.pageKey })).toHaveLength(1)
  const exported: Annotation[] = []
  for await (const batch of eachAnnotation(null)) exported.push(...batch)
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
  expect(saved).toMatchObject({ outcome: 'saved', annotation: { note: 'Anew' } })
  expect(await unreadableRows()).toEqual([{ ...note, title: 5 }])
})

test('a restored note does not overwrite an invalid row either', async () => {
  await saveAnnotation(draftAs(note!), NOW)
  await deleteAnnotations([note!.id], NOW)
  await put({ id: note!.id, words: 'of some kind' })
  await restoreAnnotations([note!.id])
  expect(await unreadableRows()).toEqual([{ id: note!.id, words: 'of some kind' }])
})

test.each(['2026-05-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'])(
  'an import with the id of an invalid row imports all notes, and lays the row by (changed %s)',
  async (modified) => {
    await put({ ...note, tags: 7 })
    await put({ ...note, id: 'of the same page', note: undefined })
    await putIntoBin({ ...notes[1], deleted: '2026-01-01T00:00:00.000Z', anchor: 3 })
    const items = incoming({ ...note!, note: 'other', modified }, notes[1]!, { ...note!, id: 'b', note: 'b' })
    const progress = { onProgress: () => undefined, signal: new AbortController().signal }
    const choice = { withDeleted: true, undated: null, hasIds: true }
    const before = await unreadableRows()
    const { result: results, written } = await recordWrites(() => applyImport(items, choice, progress, undefined, NOW))
    expect(results.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added'])
    expect(await allAnnotations()).toHaveLength(3)
    expect(await unreadableRows()).toHaveLength(3)
    expect(await unreadableRows()).toContainEqual({ ...note, tags: 7 })
    await undoWrites(written)
    expect(await allAnnotations()).toHaveLength(0)
    expect(await unreadableRows()).toEqual(before)
  },
)

test('a note that is deleted does not overwrite an invalid row of the bin', async () => {
  await saveAnnotation(draftAs(note!), NOW)
  await putIntoBin({ ...note, deleted: '2026-01-01T00:00:00.000Z', anchor: 3 })
  await deleteAnnotations([note!.id], NOW)
  expect(await allDeleted()).toHaveLength(1)
  expect(await unreadableRows()).toHaveLength(1)
})

test('emptying the bin leaves invalid rows', async () => {
  await putIntoBin({ ...note, deleted: '2026-01-01T00:00:00.000Z', anchor: 3 })
  await putIntoBin({ ...note, id: 'good', deleted: '2026-01-01T00:00:00.000Z' })
  expect(await allDeleted()).toHaveLength(1)
  expect(await removeFromBin({ before: '9999' })).toBe(1)
  expect(await unreadableRows()).toHaveLength(1)
})
