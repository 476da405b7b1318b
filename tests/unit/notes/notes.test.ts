import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { AnnotationDraft } from '@/lib/schema/annotation'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
const told: { tabId: number; notes: string[] }[] = []
let isSilent = false
setBrowser({
  storage: { session, local: fakeStorage() },
  tabs: {
    sendMessage: (tabId: number, { data }: { data: { annotations: { note: string }[] } }) => {
      if (isSilent) return new Promise(() => undefined)
      told.push({ tabId, notes: data.annotations.map(({ note }) => note) })
      return Promise.resolve({ ok: true, value: null })
    },
  },
})
const { noteMessages, notesOfPage } = await import('@/lib/notes/messages')
const { storageErrorText } = await import('@/lib/i18n/storage-error-text')
const { database } = await import('@/lib/notes/data/database')

const { handle: saveNote } = noteMessages['save-annotation']
const { handle: tagNotes } = noteMessages['tag-annotations']
const { handle: colorNotes } = noteMessages['color-annotations']
const deleteNotes = (ids: string[]) => noteMessages['delete-annotations'].handle({ ids })
const restoreNotes = (ids: string[]) => noteMessages['restore-annotations'].handle({ ids })
const emptyNotesBin = (ids: string[] | null) => noteMessages['empty-bin'].handle({ ids })

const draft = (id: string, over: Partial<AnnotationDraft> = {}): AnnotationDraft => ({
  id, pageKey: 'https://www.a.example/story?utm_source=x', url: 'https://www.a.example/story?utm_source=x', title: 'Story', claim: null, // prettier-ignore
  anchor: { quote: { exact: 'She left the works in March.', prefix: '', suffix: '' }, position: null, range: null },
  finding: null, note: `note ${id}`, tags: [], color: null, base: null, ...over,
}) as AnnotationDraft // prettier-ignore
const open = (tabId: number, pageKey: string, title = 'Story') => ({ tabId, pageKey, title, url: pageKey, status: 'done', check: 'c' }) // prettier-ignore

beforeEach(async () => {
  isSilent = false
  told.length = 0
  await database().annotations.clear()
  await emptyNotesBin(null)
  const key =
    (await saveNote(draft('seed')).then((result) => result.outcome === 'saved' && result.annotation.pageKey)) || ''
  await session.set({ tabs: { 1: open(1, key), 2: open(2, 'b.example/other', 'Other') } })
  told.length = 0
})

describe('a note', () => {
  test('is stored under the key of the article, and shown in the tabs of that article only', async () => {
    const result = await saveNote(draft('one'))
    expect(result).toMatchObject({ outcome: 'saved' })
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(told).toEqual([{ tabId: 1, notes: ['note seed', 'note one'] }])
    const found = await notesOfPage({ url: 'b.example/other', pageKey: 'b.example/other', title: 'Other' })
    expect(found).toEqual([])
  })

  test('is stored even if its page does not answer', async () => {
    isSilent = true
    await expect(saveNote(draft('one'))).resolves.toMatchObject({ outcome: 'saved' })
  })

  test('goes to the bin when it is deleted, and is restored by undo', async () => {
    expect(await deleteNotes(['seed', 'unknown'])).toEqual({ ids: ['seed'] })
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ tabId: 1, notes: [] }))
    expect(await restoreNotes(['seed'])).toEqual({ ids: ['seed'] })
    await vi.waitFor(() => expect(told.at(-1)?.notes).toEqual(['note seed']))
    await deleteNotes(['seed'])
    expect(await emptyNotesBin(['seed'])).toEqual({ gone: 1 })
    expect(await restoreNotes(['seed'])).toEqual({ ids: [] })
  })

  test('gets tags and a colour, and the previous colour is returned for undo', async () => {
    expect(await tagNotes({ ids: ['seed'], add: ['check'], remove: [] })).toEqual({ ids: ['seed'] })
    expect(await colorNotes({ ids: ['seed'], color: 'green' })).toEqual({ before: [{ id: 'seed', color: null }] })
    expect(await database().annotations.get('seed')).toMatchObject({ tags: ['check'], color: 'green' })
  })

  test('keeps a colour that it got after many notes were coloured, when that is undone', async () => {
    await saveNote(draft('other'))
    await colorNotes({ ids: ['seed', 'other'], color: 'green' })
    await colorNotes({ ids: ['other'], color: 'pink' })
    await colorNotes({ ids: ['seed', 'other'], color: null, from: 'green' })
    expect(await database().annotations.bulkGet(['seed', 'other'])).toMatchObject([{ color: null }, { color: 'pink' }])
  })

  test('that cannot be stored is refused with the reason', async () => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    const broken = vi.spyOn(database(), 'transaction').mockRejectedValue(full)
    await expect(saveNote(draft('one'))).rejects.toMatchObject({ code: 'storage-full' })
    broken.mockRestore()
  })
})

test('each reason for a failed save has its own words', () => {
  const codes = ['unreachable', 'refused', 'bad-request', 'storage-blocked', 'storage-newer', 'storage-full', 'storage-denied', 'storage-broken', 'anything'] // prettier-ignore
  const words = codes.map(storageErrorText)
  expect(new Set(words).size).toBe(codes.length)
  for (const text of words) expect(text).toMatch(/^[A-Z].+\.$/)
})
