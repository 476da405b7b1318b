import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/annotations/database'
import {
  allAnnotations,
  allDeleted,
  annotationsOfPage,
  deleteAnnotations,
  emptyBin,
  restoreAnnotations,
  saveAnnotation,
  tagAnnotations,
} from '@/lib/annotations/store'
import { purgeBin } from '@/lib/annotations/purge-bin'
import { watchAnnotations } from '@/lib/annotations/watch'
import type { Annotation, AnnotationDraft } from '@/lib/annotations/types'

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
  if (result.outcome !== 'kept') throw new Error('It was changed elsewhere.')
  return result.annotation
}

afterEach(() => Promise.all([database().annotations.clear(), database().bin.clear()]))

describe('a note', () => {
  test('is kept with its id and its times, and found on its page', async () => {
    const saved = await keep(1, { tags: [' a ', 'a', ''] })
    expect(saved).toMatchObject({ id: 'id-1', created: at(1), modified: at(1), tags: ['a'] })
    expect(await annotationsOfPage('https://a.example/story')).toEqual([saved])
    expect(await annotationsOfPage('https://a.example/other')).toEqual([])
  })

  test('keeps the time of its making when it is changed', async () => {
    await keep(1)
    const changed = await keep(1, { basedOn: at(1), note: 'More actions' }, 3)
    expect(changed).toMatchObject({ id: 'id-1', note: 'More actions', created: at(1), modified: at(3) })
    expect(await allAnnotations()).toHaveLength(1)
  })

  test('that is saved twice with the same words is one note, and unchanged by the second time', async () => {
    await keep(1)
    expect(await keep(1, {}, 2)).toMatchObject({ modified: at(1) })
    await keep(1, { basedOn: at(1), note: 'More actions' }, 3)
    // The first answer was lost on its way, so the editor asks again.
    expect(await keep(1, { basedOn: at(1), note: 'More actions' }, 4)).toMatchObject({
      note: 'More actions',
      modified: at(3),
    })
    expect(await allAnnotations()).toHaveLength(1)
  })

  test('that another window changed meanwhile is not overwritten', async () => {
    await keep(1)
    const theirs = await keep(1, { basedOn: at(1), note: 'Theirs' }, 2)
    expect(await saveAnnotation(draft(1, { basedOn: at(1), note: 'Mine, later' }), at(3))).toEqual({
      outcome: 'changed-elsewhere',
      stored: theirs,
    })
    expect(await allAnnotations()).toEqual([theirs])
  })

  test('is not lost when it was deleted elsewhere while it was being written', async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], at(2))
    expect(await keep(1, { basedOn: at(1), note: 'Kept' }, 3)).toMatchObject({ created: at(1), modified: at(3) })
    expect(await allAnnotations()).toMatchObject([{ id: 'id-1', note: 'Kept' }])
    expect(await allDeleted()).toEqual([])
  })
})

test('a save whose answer was lost, asked for again after the note was deleted, leaves nothing in the bin', async () => {
  await keep(1)
  await deleteAnnotations(['id-1'], at(2))
  await keep(1, {}, 3)
  expect(await allDeleted()).toEqual([])
})

describe('the bin', () => {
  test('holds what was deleted and gives it back as it was', async () => {
    const saved = await keep(1)
    expect(await deleteAnnotations(['id-1', 'unknown'], at(2))).toEqual([saved])
    expect(await allAnnotations()).toEqual([])
    expect(await allDeleted()).toEqual([{ ...saved, deleted: at(2) }])
    expect(await restoreAnnotations(['id-1'])).toEqual([saved])
    expect(await allAnnotations()).toEqual([saved])
    expect(await allDeleted()).toEqual([])
  })

  test('gives nothing back twice, nor deletes twice', async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], at(2))
    expect(await deleteAnnotations(['id-1'], at(3))).toEqual([])
    expect(await allDeleted()).toMatchObject([{ deleted: at(2) }])
    await restoreAnnotations(['id-1'])
    expect(await restoreAnnotations(['id-1'])).toEqual([])
  })

  test('throws away what is old, or what is named', async () => {
    await Promise.all([keep(1), keep(2), keep(3)])
    await deleteAnnotations(['id-1'], at(4))
    await deleteAnnotations(['id-2', 'id-3'], at(6))
    expect(await emptyBin({ before: at(5) })).toBe(1)
    expect(await emptyBin({ ids: ['id-2', 'id-9'] })).toBe(1)
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
  afterEach(() => database().keeping.clear())

  test('after 30 days, when it was found old on seven different days', async () => {
    await binOne()
    for (let day = 1; day <= 30; day++) expect(await purgeBin(after(day))).toBe(0)
    for (let day = 31; day < 37; day++) {
      expect(await purgeBin(after(day))).toBe(0)
      expect(await purgeBin(after(day))).toBe(0)
    }
    expect(await binned()).toEqual(['id-1'])
    expect(await purgeBin(after(37))).toBe(1)
    expect(await binned()).toEqual([])
    expect(await database().keeping.toArray()).toEqual([])
  })

  test('but not by a clock that is wrong for less than a week', async () => {
    await binOne()
    for (const wrong of [400, 40, 9000]) {
      for (let day = 0; day < 6; day++) {
        await purgeBin(after(wrong + day))
        await purgeBin(after(wrong + day))
      }
      expect(await purgeBin(after(2))).toBe(0)
    }
    expect(await binned()).toEqual(['id-1'])
  })

  test('and not at once what was deleted while the clock was set back', async () => {
    await keep(1)
    await deleteAnnotations(['id-1'], '1999-01-01T00:00:00.000Z')
    expect(await purgeBin(after(0))).toBe(0)
    expect(await binned()).toEqual(['id-1'])
  })

  test('and what was restored and deleted again starts anew', async () => {
    await binOne()
    for (let day = 31; day < 37; day++) await purgeBin(after(day))
    await restoreAnnotations(['id-1'])
    await deleteAnnotations(['id-1'], after(36))
    expect(await purgeBin(after(37))).toBe(0)
    expect(await purgeBin(after(80))).toBe(0)
    expect(await binned()).toEqual(['id-1'])
  })
})

test('tags are added to and taken from many notes at once; those that had them already stay as they are', async () => {
  await keep(1, { tags: ['a'] })
  await keep(2, { tags: ['b'] })
  const changed = await tagAnnotations(['id-1', 'id-2'], { add: ['b', ' b '], remove: ['a'] }, at(5))
  expect(changed).toMatchObject([{ id: 'id-1', tags: ['b'], modified: at(5) }])
  expect(await allAnnotations()).toMatchObject([
    { id: 'id-1', tags: ['b'] },
    { id: 'id-2', modified: at(2) },
  ])
})

test('notes are listed with the last changed first', async () => {
  await keep(1)
  await keep(3)
  await keep(2)
  expect((await allAnnotations()).map(({ id }) => id)).toEqual(['id-3', 'id-2', 'id-1'])
})

test('a watcher gets each change', async () => {
  const heard: Annotation[][] = []
  const stop = watchAnnotations((notes) => heard.push(notes))
  await vi.waitFor(() => expect(heard.at(-1)).toEqual([]))
  await keep(1)
  await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(1))
  stop()
})

describe('two windows at the same time, or with a clock that was put back', () => {
  test('lose no change to one another', async () => {
    await keep(1)
    const theirs = await keep(1, { basedOn: at(1), note: 'Theirs' }, 1)
    expect(theirs.modified > at(1)).toBe(true)
    const mine = await saveAnnotation(draft(1, { basedOn: at(1), note: 'Mine, later' }), at(1))
    expect(mine).toEqual({ outcome: 'changed-elsewhere', stored: theirs })
  })

  test('and one that has tags in hand neither', async () => {
    await keep(2)
    const [tagged] = await tagAnnotations(['id-2'], { add: ['new'], remove: [] }, at(2))
    expect(await saveAnnotation(draft(2, { basedOn: at(2), note: 'Mine, later' }), at(3))).toEqual({
      outcome: 'changed-elsewhere',
      stored: tagged,
    })
  })

  test('keep the text of a note that was changed and deleted, in addition to the new one', async () => {
    await keep(1)
    await keep(1, { basedOn: at(1), note: 'Theirs' }, 2)
    await deleteAnnotations(['id-1'], at(3))
    await keep(1, { basedOn: at(1), note: 'Mine' }, 4)
    expect(await allDeleted()).toMatchObject([{ note: 'Theirs' }])
    // Undo in the other window does not lose them either.
    expect(await restoreAnnotations(['id-1'])).toEqual([])
    expect(await allAnnotations()).toMatchObject([{ note: 'Mine' }])
    expect(await allDeleted()).toMatchObject([{ note: 'Theirs' }])
  })
})
