import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/annotations/database'
import { allAnnotations, annotationsOfPage, deleteAnnotation, saveAnnotation } from '@/lib/annotations/store'
import { watchAnnotations } from '@/lib/annotations/watch'
import type { Annotation, AnnotationDraft } from '@/lib/annotations/types'

const draft = (change: Partial<AnnotationDraft> = {}): AnnotationDraft => ({
  pageKey: 'https://a.example/story',
  url: 'https://a.example/story?x=1',
  title: 'Story',
  anchor: { quote: { exact: 'words', prefix: '', suffix: '' }, position: null },
  note: 'Mine',
  tags: [],
  finding: null,
  ...change,
})
const at = (day: number, id = `id-${day}`): { id: string; now: string } => ({
  id,
  now: `2026-01-0${day}T00:00:00.000Z`,
})

afterEach(() => database().annotations.clear())

describe('a note', () => {
  test('is kept with its id and its times, and found on its page', async () => {
    const saved = await saveAnnotation(draft({ tags: [' a ', 'a', ''] }), at(1))
    expect(saved).toMatchObject({ id: 'id-1', created: at(1).now, modified: at(1).now, tags: ['a'] })
    expect(await annotationsOfPage('https://a.example/story')).toEqual([saved])
    expect(await annotationsOfPage('https://a.example/other')).toEqual([])
  })

  test('keeps the time of its making when it is changed', async () => {
    await saveAnnotation(draft(), at(1))
    const changed = await saveAnnotation(draft({ id: 'id-1', note: 'More' }), at(3))
    expect(changed).toMatchObject({ id: 'id-1', note: 'More', created: at(1).now, modified: at(3).now })
    expect(await allAnnotations()).toHaveLength(1)
  })

  test('comes back with the time of its making when a deletion is undone', async () => {
    const saved = await saveAnnotation(draft(), at(1))
    await deleteAnnotation(saved.id)
    const { modified: _modified, ...kept } = saved
    expect(await saveAnnotation(kept, at(3))).toMatchObject({ id: 'id-1', created: at(1).now, modified: at(3).now })
  })

  test('is not lost when it was deleted elsewhere while it was being written', async () => {
    await saveAnnotation(draft(), at(1))
    await deleteAnnotation('id-1')
    await saveAnnotation(draft({ id: 'id-1', note: 'Kept' }), at(2))
    expect(await allAnnotations()).toMatchObject([{ id: 'id-1', note: 'Kept' }])
  })

  test('that is deleted says what it was, once', async () => {
    const saved = await saveAnnotation(draft(), at(1))
    expect(await deleteAnnotation('id-1')).toEqual(saved)
    expect(await deleteAnnotation('id-1')).toBeNull()
  })
})

test('notes are listed with the last changed first', async () => {
  await saveAnnotation(draft(), at(1))
  await saveAnnotation(draft(), at(3))
  await saveAnnotation(draft(), at(2))
  expect((await allAnnotations()).map(({ id }) => id)).toEqual(['id-3', 'id-2', 'id-1'])
})

test('whoever watches the notes hears of each change', async () => {
  const heard: Annotation[][] = []
  const stop = watchAnnotations((notes) => heard.push(notes))
  await vi.waitFor(() => expect(heard.at(-1)).toEqual([]))
  await saveAnnotation(draft(), at(1))
  await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(1))
  stop()
})
