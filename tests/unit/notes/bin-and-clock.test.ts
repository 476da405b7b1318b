import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeStorage } from '../platform/fake-storage'
import { setBrowser } from '../fake-browser'

setBrowser({ storage: { session: fakeStorage(), local: fakeStorage() } })
const { database } = await import('@/lib/notes/data/database')
const { allDeleted } = await import('@/lib/notes/data/store')
const { deleteNotes, saveNote } = await import('@/lib/notes/notes')

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(database().tables.map((table) => table.clear()))
})

async function makeAndDelete(id: string): Promise<void> {
  await saveNote({
    ...{ id, basedOn: null, pageKey: 'https://a.example/story', url: 'https://a.example/story', title: 'Story' },
    ...{ claim: null, anchor: null, note: `Words of ${id}`, tags: [], color: null, finding: null },
  })
  expect(await deleteNotes([id])).toEqual({ ids: [id] })
}
const binned = async () => (await allDeleted()).map(({ id }) => id).sort()

test('a deletion while the clock is wrong keeps what is in the bin', async () => {
  vi.setSystemTime(new Date('2026-11-01T08:00:00Z'))
  await makeAndDelete('yesterday')
  for (const wrong of ['2027-03-01T08:00:00Z', '2044-01-01T08:00:00Z', '1999-01-01T08:00:00Z']) {
    vi.setSystemTime(new Date(wrong))
    await makeAndDelete(wrong)
  }
  vi.setSystemTime(new Date('2026-11-01T09:00:00Z'))
  await makeAndDelete('today')
  expect(await binned()).toHaveLength(5)
})

test('what was deleted long ago leaves the bin when notes are deleted on later days', async () => {
  vi.setSystemTime(new Date('2026-01-01T08:00:00Z'))
  await makeAndDelete('old')
  for (let day = 1; day <= 7; day++) {
    expect(await binned()).toContain('old')
    vi.setSystemTime(new Date(Date.UTC(2026, 2, day)))
    await makeAndDelete(`day-${day}`)
  }
  expect(await binned()).not.toContain('old')
})
