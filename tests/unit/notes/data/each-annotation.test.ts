import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { eachAnnotation } from '@/lib/notes/data/store'
import { notes } from '../../components/fixtures'

afterEach(() => database().annotations.clear())

/** Notes on two pages and on claims, with unordered ids. */
const kept = Array.from({ length: 12_000 }, (_, n) => ({
  ...notes[0]!,
  id: `${(n * 7919) % 12_000}-${n}`,
  pageKey: ['', 'https://a.example/', 'https://b.example/'][n % 3]!,
}))

async function given(which: readonly string[] | null) {
  const batches = []
  for await (const batch of eachAnnotation(which)) batches.push(batch)
  return { sizes: batches.map(({ length }) => length), all: batches.flat() }
}

describe('notes in batches', () => {
  test('are read completely, each once, grouped by page', async () => {
    await database().annotations.bulkAdd(kept)
    const { sizes, all } = await given(null)
    expect(Math.max(...sizes)).toBe(250)
    expect(all.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
    expect(turnsOf(all.map(({ pageKey }) => pageKey))).toHaveLength(3)
  })

  test('are read by their ids alone, grouped by page, in any order of the ids', async () => {
    await database().annotations.bulkAdd(kept.slice(0, 30))
    const ids = kept.slice(0, 20).map(({ id }) => id)
    const { all } = await given([...ids, 'never kept'])
    expect(all.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(turnsOf(all.map(({ pageKey }) => pageKey))).toHaveLength(3)
  })
})

/** The sequence of pages, without repetitions. */
function turnsOf(keys: readonly string[]): string[] {
  return keys.filter((key, i) => key !== keys[i - 1])
}
