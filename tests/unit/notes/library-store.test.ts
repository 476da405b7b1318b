import { describe, expect, test, vi } from 'vitest'
import { createLibraryStore } from '@/lib/notes/library-store'
import type { LibraryHost, ShownRows } from '@/lib/notes/library/create-library'
import { noNoteFilters, type ListRow, type SearchAnswer } from '@/lib/notes/library/types'

interface Request {
  kind: string
  data: { filters?: { query: string }; from: number; to: number }
  answer: (over?: Partial<SearchAnswer>) => void
  fail: (error: Error) => void
}

/** A library that answers when the test lets it. */
function harness() {
  const requests: Request[] = []
  let events: LibraryHost | undefined
  const rowsOf = ({ from, to }: Request['data'], rows: number) =>
    Array.from({ length: Math.max(0, Math.min(to, rows) - from) }, (_, i) => ({ at: from + i }) as ListRow)
  const call = (kind: string, data: Request['data']) =>
    new Promise<ShownRows>((resolve, reject) => {
      requests.push({
        kind,
        data,
        answer: (over = {}) => {
          const answer = { version: 1, rows: 1000, ...over } as SearchAnswer
          resolve({ answer, rows: rowsOf(data, answer.rows) })
        },
        fail: reject,
      })
    })
  const store = createLibraryStore((on) => {
    events = on
    return call as unknown as ReturnType<Parameters<typeof createLibraryStore>[0]>
  })
  const settled = () => new Promise((go) => setTimeout(go))
  return { store, requests, last: () => requests.at(-1)!, events: events!, settled }
}

describe('the notes view', () => {
  test('requests the first rows at once, and others when they become visible', async () => {
    const { store, requests, last, settled } = harness()
    expect(requests.map(({ kind, data }) => [kind, data.from, data.to])).toEqual([['find', 0, 30]])
    last().answer()
    await settled()
    store.setVisibleRows(100, 120)
    expect(requests.slice(1).map(({ kind, data }) => [kind, data.from, data.to])).toEqual([['rows', 85, 135]])
    last().answer()
    await settled()
    store.setVisibleRows(105, 118)
    expect(requests).toHaveLength(2)
    expect([store.read().rows.has(0), store.read().rows.has(110)]).toEqual([true, true])
  })

  test('searches only for the last of several queries that were typed during a search', async () => {
    const { store, requests, last, settled } = harness()
    for (const query of ['t', 'ti', 'tid']) store.setFilters({ ...noNoteFilters, query })
    expect(requests).toHaveLength(1)
    last().answer()
    await settled()
    expect(requests).toHaveLength(2)
    expect(last().data.filters?.query).toBe('tid')
    last().answer({ version: 2, rows: 3 })
    await settled()
    expect(store.read()).toMatchObject({ filters: { query: 'tid' }, answer: { rows: 3 } })
    expect([...store.read().rows.keys()]).toEqual([0, 1, 2])
  })

  test('starts at the top of a new search', async () => {
    const { store, last, settled } = harness()
    last().answer()
    await settled()
    store.setVisibleRows(500, 520)
    last().answer()
    await settled()
    store.setFilters({ ...noNoteFilters, query: 'tide' })
    expect(last().data).toMatchObject({ from: 0, to: 30 })
  })

  test('does not search again for the same filters', async () => {
    const { store, requests, last, settled } = harness()
    last().answer()
    await settled()
    store.setFilters({ ...noNoteFilters })
    expect(requests).toHaveLength(1)
  })

  test('keeps the order of its rows when notes change, unless the rows may move', async () => {
    const { store, requests, last, events, settled } = harness()
    last().answer()
    await settled()
    events.changed()
    expect(last().kind).toBe('recount')
    last().answer({ fresh: 2 })
    await settled()
    expect(requests).toHaveLength(2)
    const stop = store.setMove(() => true)
    events.changed()
    last().answer({ fresh: 2 })
    await settled()
    expect(last().kind).toBe('find')
    last().answer({ version: 2 })
    await settled()
    stop()
    events.changed()
    last().answer({ fresh: 1, version: 2 })
    await settled()
    expect(last().kind).toBe('recount')
  })

  test('shows when the notes cannot be read, and requests no more', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const { store, requests, last, events, settled } = harness()
    const heard = vi.fn()
    const stop = store.watch(heard)
    last().fail(new Error('broken'))
    await settled()
    expect(store.read().isBroken).toBe(true)
    expect(heard).toHaveBeenCalled()
    stop()
    events.changed()
    store.renew()
    expect(requests).toHaveLength(1)
    log.mockRestore()
  })
})
