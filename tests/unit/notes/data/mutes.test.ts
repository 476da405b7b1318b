import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/notes/data/database'
import { followTable } from '@/lib/store/follow-table'
import type { Mute, MuteDraft } from '@/lib/schema/mute'
import { allMutes, deleteMute, restoreMute, saveMute } from '@/lib/notes/data/mutes'

const draft: MuteDraft = { sentence: 'She left.', claims: [{ id: 'a', words: 'She stayed.' }], verdict: 'contradicted', url: 'https://paper.example/', title: 'Story' } // prettier-ignore
const now = '2026-05-01T00:00:00.000Z'

beforeEach(() => database().mutes.clear())

describe('a muted finding', () => {
  test('is stored once, also after two requests', async () => {
    const [one, two] = await Promise.all([saveMute(draft, now), saveMute(draft, now)])
    expect(two).toEqual(one)
    expect(await allMutes()).toEqual([one])
    await saveMute({ ...draft, claims: [{ id: 'a', words: 'She went.' }] }, now)
    expect(await allMutes()).toHaveLength(2)
  })

  test('is restored by undo', async () => {
    const kept = await saveMute(draft, now)
    await deleteMute(kept.id)
    expect(await allMutes()).toEqual([])
    await restoreMute(kept)
    expect(await allMutes()).toEqual([kept])
  })
})

test('storing and deleting a muted sentence is told to those that sync it, a note is not', async () => {
  let told = 0
  const stop = followTable('mutes', () => {
    told++
  })
  const { id } = await saveMute(draft, now)
  await vi.waitUntil(() => told === 1)
  await database().values.put({ key: 'other', value: 1 })
  await deleteMute(id)
  await vi.waitUntil(() => told === 2)
  stop()
})

test('damaged rows are skipped and not changed', async () => {
  const row = { ...draft, id: 'old', created: now }
  const damaged = [
    { id: 'a', created: now },
    { ...row, id: 'b', claims: 'all' },
    { ...row, id: 'e', claims: ['a'] },
    { ...row, id: 'c', sentence: null },
    { ...row, id: 'd', verdict: 'perhaps' },
  ]
  const rows = [row, ...damaged]
  await database().mutes.bulkPut(rows as Mute[])
  expect(await allMutes()).toEqual([row])
  expect(await database().mutes.count()).toBe(rows.length)
})
