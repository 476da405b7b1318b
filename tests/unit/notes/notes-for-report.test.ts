import { beforeEach, expect, test, vi } from 'vitest'
import { notesForReport } from '@/lib/notes/export/save-report'
import { notes, page } from '../components/fixtures'

const store = vi.hoisted(() => ({ ownNotesOf: vi.fn(), annotationsById: vi.fn() }))
vi.mock('@/lib/notes/data/store', () => store)
vi.mock('@/lib/notes/data/page-notes', () => store)
vi.mock('@/lib/notes/data/open-database', () => ({ withDatabase: (work: () => Promise<unknown>) => work() }))
beforeEach(() => {
  store.ownNotesOf.mockReset().mockResolvedValue([notes[0]])
  store.annotationsById.mockReset().mockResolvedValue([notes[1]])
})

test('a report has the notes of its page, and those that moved there', async () => {
  expect(await notesForReport({ ...page, moved: [notes[1]!.id] })).toEqual([notes[0], notes[1]])
  expect(store.ownNotesOf.mock.lastCall).toMatchObject([{ pageKey: page.pageKey }])
  expect(store.annotationsById.mock.calls).toEqual([[[notes[1]!.id]]])
})

test('a report is made where the notes cannot be read', async () => {
  store.ownNotesOf.mockRejectedValue(new Error('blocked'))
  expect(await notesForReport(page)).toEqual([])
})
