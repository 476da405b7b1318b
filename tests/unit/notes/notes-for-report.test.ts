import { beforeEach, expect, test, vi } from 'vitest'
import { reportOfPage } from '@/lib/notes/export/save-report'
import { book, notes, page } from '../components/fixtures'

const store = vi.hoisted(() => ({ notesShownOn: vi.fn() }))
vi.mock('@/lib/notes/data/page-notes', () => store)
const asked = vi.hoisted(() => vi.fn())
vi.mock('@/lib/platform/page-source', () => ({ requestPageSource: asked }))
vi.mock('@/lib/notes/data/database', () => ({ withDatabase: (work: () => Promise<unknown>) => work() }))
beforeEach(() => {
  store.notesShownOn.mockReset().mockResolvedValue([notes[0], notes[1]])
  asked.mockReset().mockResolvedValue(null)
})

test('a report has the notes of its page, and those that moved there', async () => {
  const moved = { ...page, moved: [notes[1]!.id] }
  expect((await reportOfPage(moved, book)).notes).toEqual([notes[0], notes[1]])
  expect(store.notesShownOn.mock.calls).toEqual([[moved]])
})

test('a report is made where the notes cannot be read', async () => {
  store.notesShownOn.mockRejectedValue(new Error('blocked'))
  expect((await reportOfPage(page, book)).notes).toEqual([])
})

test('a report names the author as the page does, or as a note on it has stored the name', async () => {
  const noted = { ...notes[0]!, article: { author: 'Mary Shore', site: '', date: '' } }
  store.notesShownOn.mockResolvedValue([noted])
  expect((await reportOfPage(page, book)).author).toBe('Mary Shore')
  asked.mockResolvedValue({ author: 'John Reef', site: '', date: '' })
  expect((await reportOfPage(page, book)).author).toBe('John Reef')
})
