import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/notes/data/database'
import {
  allDeleted,
  deleteAnnotations,
  removeFromBin,
  purgeBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/notes/data/store'
import { ownNotesOf } from '@/lib/notes/data/page-notes'
import { allAnnotations } from '@/tests/unit/notes/data/all-annotations'
import { listFormerRows } from '@/lib/store/former-rows'
import { watchPageNotes } from '@/lib/notes/data/watch'
import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'

const draft = (day: number, change: Partial<AnnotationDraft> = {}): AnnotationDraft => ({
  id: `id-${day}`,
  basedOn: null,
  pageKey: 'https://a.example/story',
  url: 'https://a.example/story?x=1',
  title: 'Story',
  claim: null,
  anchor: { quote: { exact: 'words', prefix: '', suffix: '' }, position: null, range: null },
  note: 'Mine',
  tags: [],
  color: null,
  finding: null,
  ...change,
})
const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`

async function keep(day: number, change: Partial<AnnotationDraft> = {}, when = day): Promise<Annotation> {
  const result = await saveAnnotation(draft(day, change), at(when))
  if (result.outcome !== 'saved') throw new Error('It was changed elsewhere.')
  return result.annotation
}

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

describe('a note', () => {
  test('is stored with its id and times, and found by its page', async () => {
    const saved = await keep(1, { tags: [' a ', 'a', ''] })
    expect(saved).toMatchObject({ id: 'id-1', created: at(1), modified: at(1), tags: ['a'] })
    expect(await ownNotesOf({ url: '', pageKey: 'https://a.example/story' })).toEqual([saved])
    expect(await ownNotesOf({ url: '', pageKey: 'https://a.example/other' })).toEqual([])
  })

  test('has the same creation time after a change', async () => {
    await keep(1)
    const changed = await keep(1, { basedOn: at(1), note: 'More actions' }, 3)
    expect(changed).toMatchObject({ id: 'id-1', note: 'More actions', created: at(1), modified: at(3) })
    expect(await allAnnotations()).toHaveLength(1)
  })

  test('that is saved twice is one note, and the second save changes nothing', async () => {
    await keep(1)
    expect(await keep(1, {}, 2)).toMatchObject({ modified: at(1) })
    await keep(1, { basedOn: at(1), note: 'More actions' }, 3)
    // The first answer was lost, so the editor repeats the request.
    expect(await keep(1, { basedOn: at(1), note: 'More actions' }, 4)).toMatchObject({
      note: 'More actions',
      modified: at(3),
    })
    expect(await allAnnotations()).toHaveLength(1)
  })

  test.each([{ note: 'Theirs' }, { tags: ['theirs'] }, { color: 'green' as const }])(
    'that another window has changed is not overwritten: %o',
    async (change) => {
      await keep(1)
      const theirs = await keep(1, { basedOn: at(1), ...change }, 2)
      expect(await saveAnnotation(draft(1, { basedOn: at(1), note: 'Mine, later' }), at(3))).toEqual({
        outcome: 'changed-elsewhere',
        stored: theirs,
      })
      expect(await allAnnotations()).toEqual([theirs])
    },
  )

  test('that was deleted in another window is saved again with the new text', async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], at(2))
    expect(await keep(1, { basedOn: at(1), note: 'Kept' }, 3)).toMatchObject({ created: at(1), modified: at(3) })
    expect(await allAnnotations()).toMatchObject([{ id: 'id-1', note: 'Kept' }])
    expect(await allDeleted()).toEqual([])
  })
})

test('repeating a save after the note was deleted leaves nothing in the bin', async () => {
  await keep(1)
  await deleteAnnotations(['id-1'], at(2))
  await keep(1, {}, 3)
  expect(await allDeleted()).toEqual([])
})

describe('the bin', () => {
  test('contains deleted notes and restores them unchanged', async () => {
    const saved = await keep(1)
    expect(await deleteAnnotations(['id-1', 'unknown'], at(2))).toEqual([saved])
    expect(await allAnnotations()).toEqual([])
    expect(await allDeleted()).toEqual([{ ...saved, deleted: at(2) }])
    expect(await restoreAnnotations(['id-1'])).toEqual([saved])
    expect(await allAnnotations()).toEqual([saved])
    expect(await allDeleted()).toEqual([])
  })

  test('restores and deletes a note only once', async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], at(2))
    expect(await deleteAnnotations(['id-1'], at(3))).toEqual([])
    expect(await allDeleted()).toMatchObject([{ deleted: at(2) }])
    await restoreAnnotations(['id-1'])
    expect(await restoreAnnotations(['id-1'])).toEqual([])
  })

  test('deletes old notes, or given ones, for good', async () => {
    await Promise.all([keep(1), keep(2), keep(3)])
    await deleteAnnotations(['id-1'], at(4))
    await deleteAnnotations(['id-2', 'id-3'], at(6))
    expect(await removeFromBin({ before: at(5) })).toBe(1)
    expect(await removeFromBin({ ids: ['id-2', 'id-9'] })).toBe(1)
    expect((await allDeleted()).map(({ id }) => id)).toEqual(['id-3'])
  })
})

describe('the bin is emptied of what is old', () => {
  const DAY_MS = 24 * 60 * 60_000
  const after = (days: number) => new Date(Date.parse(at(1)) + days * DAY_MS).toISOString()
  const binned = async () => (await allDeleted()).map(({ id }) => id)
  const binOne = async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], at(1))
  }

  test('after 30 days', async () => {
    await binOne()
    expect(await purgeBin(after(30))).toBe(0)
    expect(await binned()).toEqual(['id-1'])
    expect(await purgeBin(after(31))).toBe(1)
    expect(await binned()).toEqual([])
  })

  test('and what was restored and deleted again starts anew', async () => {
    await binOne()
    await restoreAnnotations(['id-1'])
    await deleteAnnotations(['id-1'], after(29))
    expect(await purgeBin(after(31))).toBe(0)
    expect(await binned()).toEqual(['id-1'])
  })
})

test('tags are added and removed for many notes at once; notes that need no change stay unchanged', async () => {
  await keep(1, { tags: ['a'] })
  await keep(2, { tags: ['b'] })
  const changed = await tagAnnotations(['id-1', 'id-2'], { add: ['b', ' b '], remove: ['a'] }, at(5))
  expect(changed).toMatchObject([{ id: 'id-1', tags: ['b'], modified: at(5) }])
  expect(await allAnnotations()).toMatchObject([
    { id: 'id-1', tags: ['b'] },
    { id: 'id-2', modified: at(2) },
  ])
})

test('notes are listed by their last change, newest first', async () => {
  await keep(1)
  await keep(3)
  await keep(2)
  expect((await allAnnotations()).map(({ id }) => id)).toEqual(['id-3', 'id-2', 'id-1'])
})

test('a watcher gets each change', async () => {
  const heard: Annotation[][] = []
  const stop = watchPageNotes({ url: '', pageKey: 'https://a.example/story', moved: [] }, (notes) => heard.push(notes))
  await vi.waitFor(() => expect(heard.at(-1)).toEqual([]))
  await keep(1)
  await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(1))
  stop()
})

describe('two windows that change a note at the same time, also with a wrong clock,', () => {
  test('do not overwrite each other', async () => {
    await keep(1)
    const theirs = await keep(1, { basedOn: at(1), note: 'Theirs' }, 1)
    expect(theirs.modified > at(1)).toBe(true)
    const mine = await saveAnnotation(draft(1, { basedOn: at(1), note: 'Mine, later' }), at(1))
    expect(mine).toEqual({ outcome: 'changed-elsewhere', stored: theirs })
  })

  test('do not overwrite new tags', async () => {
    await keep(2)
    const [tagged] = await tagAnnotations(['id-2'], { add: ['new'], remove: [] }, at(2))
    expect(await saveAnnotation(draft(2, { basedOn: at(2), note: 'Mine, later' }), at(3))).toEqual({
      outcome: 'changed-elsewhere',
      stored: tagged,
    })
  })

  test('leave the changed and deleted text in the bin next to the new note', async () => {
    await keep(1)
    await keep(1, { basedOn: at(1), note: 'Theirs' }, 2)
    await deleteAnnotations(['id-1'], at(3))
    await keep(1, { basedOn: at(1), note: 'Mine' }, 4)
    expect(await allDeleted()).toMatchObject([{ note: 'Theirs' }])
    // Undo in the other window does not lose them either.
    expect(await restoreAnnotations(['id-1'])).toEqual([])
    expect(await allAnnotations()).toMatchObject([{ note: 'Mine' }])
    expect(await allDeleted()).toMatchObject([{ note: 'Theirs' }])
    // A second deletion puts the other text into "Former versions".
    await deleteAnnotations(['id-1'], at(5))
    expect(await allDeleted()).toMatchObject([{ note: 'Mine' }])
    expect((await listFormerRows()).map(({ key, fields }) => [key, fields.note])).toEqual([['note/id-1', 'Theirs']])
  })
})
