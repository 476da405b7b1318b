import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { isNoteOf, notesAt, ownNotesOf, withOwnKey } from '@/lib/notes/data/page-notes'
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

const STORY = 'https://paper.example/story'
const anchorOn = (exact: string) => ({ quote: { exact, prefix: '', suffix: '' }, position: null, range: null })

test('a note of another program is on the page that is open at its address, whatever its canonical link', async () => {
  await keep('n', { pageKey: `${STORY}?p=12`, url: `${STORY}?p=12`, title: 'Other title | Desk', anchor: anchorOn('tide') })
  const page = { url: `http://www.paper.example/story?utm_source=x&p=12`, pageKey: here.pageKey, otherKeys: [`${STORY}?p=12`] }
  expect((await notesAt({ ...page, title: 'Title' })).map(({ id, isMoved }) => [id, isMoved])).toEqual([['n', undefined]])
}) // prettier-ignore

test('a note whose canonical link is no longer trusted stays on the page where it was made, and is on no other', async () => {
  const shared = 'https://paper.example/read'
  await keep('n', { pageKey: shared, url: `${shared}?slug=tides` })
  const page = (slug: string) => ({ url: `${shared}?slug=${slug}`, pageKey: `${shared}?slug=${slug}`, otherKeys: [shared] })
  expect((await ownNotesOf(page('tides'))).map(({ id }) => id)).toEqual(['n'])
  expect(await ownNotesOf(page('storms'))).toEqual([])
  expect(isNoteOf({ pageKey: shared, url: `${shared}?slug=tides` }, page('storms'))).toBe(false)
}) // prettier-ignore

test.each([
  ['with the site’s name', { title: 'The story | The Paper' }, ['n moved']],
  ['with a referrer in its address, under any title', { pageKey: `${here.pageKey}?ref=hn`, title: 'Another' }, ['n moved']],
  ['with a parameter in its address, under another title', { pageKey: `${here.pageKey}?part=2`, title: 'Another' }, []],
  ['that begins alike', { title: 'The story of a storm' }, []],
])('a note from another address %s may belong to the page only if the titles tell so', async (_, change, ids) => {
  await keep('n', change)
  expect(await idsHere()).toEqual(ids)
}) // prettier-ignore

test('the name of the site is no title by which notes move', async () => {
  await keep('n', { title: 'The Desk' })
  expect(await notesAt({ ...here, title: 'The Desk', site: 'the desk' })).toEqual([])
  expect(await notesAt({ ...here, title: 'The Desk', site: 'paper.example' })).toHaveLength(1)
})

test('a page whose canonical link has only notes of another page gets its own key', async () => {
  const page = { url: 'https://paper.example/?p=2', pageKey: STORY, otherKeys: ['https://paper.example/?p=2'], title: 'The school' }
  await keep('n', { pageKey: STORY, url: 'https://paper.example/?p=1', title: 'The years' })
  expect(await withOwnKey(page, ['n'])).toMatchObject({ pageKey: 'https://paper.example/?p=2', otherKeys: [STORY, page.url] })
  // Found here, or made under the same title: the page has only been changed.
  expect(await withOwnKey(page, [])).toBe(page)
  expect(await withOwnKey({ ...page, title: 'The years | Desk' }, ['n'])).toMatchObject({ pageKey: STORY })
  await keep('mm', { pageKey: STORY, url: 'https://paper.example/?p=3', title: 'The years' })
  expect(await withOwnKey(page, ['n'])).toBe(page)
}) // prettier-ignore
