import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { notesAt } from '@/lib/notes/data/page-notes'
import { saveAnnotation } from '@/lib/notes/data/store'
import type { AnnotationDraft } from '@/lib/schema/annotation'

const WORDS = 'The tide table was printed twice.'
const here = { url: 'https://paper.example/new/story', pageKey: 'https://paper.example/new/story', title: 'The story' }

async function keep(id: string, change: Partial<AnnotationDraft>): Promise<void> {
  const anchor = { quote: { exact: WORDS, prefix: '', suffix: '' }, position: null, range: null }
  const pageKey = 'https://paper.example/old/story'
  const note = { basedOn: null, url: pageKey, pageKey, title: 'The story', claim: null, anchor, note: 'Mine', tags: [], color: null, finding: null } // prettier-ignore
  await saveAnnotation({ ...note, id, ...change }, `2026-01-01T00:00:0${id.length}.000Z`)
}
const idsHere = async () => (await notesAt(here)).map(({ id, isMoved }) => (isMoved ? `${id} moved` : id))

afterEach(() => database().annotations.clear())

test('the notes of a page are listed first, then notes that may have moved to it', async () => {
  await keep('old', {})
  await keep('here', { pageKey: here.pageKey })
  expect(await idsHere()).toEqual(['here', 'old moved'])
})

test.each<[string, Partial<AnnotationDraft>]>([
  ['on another site', { pageKey: 'https://other.example/story' }],
  ['under another title', { title: 'Another story' }],
  ['on the whole page', { anchor: null }],
  ['on a common word', { anchor: { quote: { exact: 'the', prefix: '', suffix: '' }, position: null, range: null } }], // prettier-ignore
  ['on a claim', { claim: 'c', pageKey: '', url: '' }],
])('a note %s is not one that may have moved', async (_, change) => {
  await keep('n', change)
  expect(await idsHere()).toEqual([])
})

test('notes do not move between pages without a title', async () => {
  await keep('n', { title: '' })
  expect(await notesAt({ ...here, title: '' })).toEqual([])
})
