import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  allCheckedItems,
  clearChecked,
  MOST_ITEMS,
  recordCheck,
  removeChecked,
  restoreChecked,
} from '@/lib/check/history/store'
import { noFindings, type FinishedCheck } from '@/lib/check/history/types'

const page: FinishedCheck = {
  kind: 'page',
  key: 'review.example/a',
  title: 'The harbour',
  address: 'https://review.example/a',
  sentences: 10,
  findings: [
    { quote: 'She left in 2014.', state: 'contradicted' },
    { quote: 'She sings.', state: 'supported' },
  ],
  dossier: 'Ada 1',
}
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString()

beforeEach(clearChecked)

describe('the list of checked pages and texts', () => {
  test('has each page once, latest first, without sentences', async () => {
    await recordCheck(page, at(0))
    await recordCheck({ ...page, kind: 'file', key: 'draft.docx', title: 'draft.docx', address: null }, at(1))
    await recordCheck(page, at(60))
    const items = await allCheckedItems()
    expect(items.map(({ title, checkedAt }) => [title, checkedAt])).toEqual([
      ['The harbour', at(60)],
      ['draft.docx', at(1)],
    ])
    expect(items[0]?.counts).toEqual({ ...noFindings(), contradicted: 1, supported: 1 })
    expect(JSON.stringify(items)).not.toContain('sings')
  })

  test('counts sentences that no claim settles apart from those that are not covered', async () => {
    const quote = 'She sings.'
    await recordCheck({ ...page, findings: [{ quote, state: 'uncovered' }] }, at(0))
    await recordCheck({ ...page, findings: [{ quote, state: 'related' }] }, at(60))
    const [item] = await allCheckedItems()
    expect(item?.counts).toEqual({ ...noFindings(), related: 1 })
    expect(item?.changes).toMatchObject({ before: { ...noFindings(), uncovered: 1 }, changed: 0 })
  })

  test('says how many contradicted sentences are no longer on the page, also where the others have no finding now', async () => {
    const wrong = ['She left in 2014.', 'She has two boats.', 'She rows.'].map((quote) => ({
      ...{ quote, state: 'contradicted' as const },
    }))
    await recordCheck({ ...page, findings: wrong }, at(0))
    await recordCheck({ ...page, findings: [], present: ['She left in 2015.', 'She has two boats.'] }, at(60))
    expect((await allCheckedItems())[0]?.changes?.contradicted).toEqual({ of: 3, changed: 2 })
  })

  test('has the changes since the previous check', async () => {
    await recordCheck(page, at(0))
    expect((await allCheckedItems())[0]?.changes).toBeNull()
    const findings = [
      { quote: 'She left in 2014.', state: 'supported' as const },
      { quote: 'She rows.', state: 'uncovered' as const },
    ]
    await recordCheck({ ...page, findings, dossier: 'Ada 2' }, at(60))
    expect((await allCheckedItems())[0]?.changes).toEqual({
      since: at(0),
      before: { ...noFindings(), contradicted: 1, supported: 1 },
      changed: 1,
      added: 1,
      gone: 1,
      isOtherDossier: true,
    })
  })

  test('compares a page that is checked again within minutes with the check before that visit', async () => {
    await recordCheck(page, at(0))
    await recordCheck({ ...page, findings: [] }, at(60))
    await recordCheck(page, at(61))
    expect((await allCheckedItems())[0]?.changes?.since).toBe(at(0))
    const file: FinishedCheck = { ...page, kind: 'file', key: 'a.txt' }
    await recordCheck(file, at(0))
    await recordCheck(file, at(1))
    expect((await allCheckedItems()).find(({ kind }) => kind === 'file')?.changes?.since).toBe(at(0))
  })

  test('drops the oldest entry above its limit, and removes one or all on request', async () => {
    for (let i = 0; i < MOST_ITEMS + 2; i++) await recordCheck({ ...page, key: `k${i}` }, at(i))
    const items = await allCheckedItems()
    expect(items).toHaveLength(MOST_ITEMS)
    expect(items.at(-1)?.checkedAt).toBe(at(2))
    await removeChecked([items[0]!.id])
    expect(await allCheckedItems()).toHaveLength(MOST_ITEMS - 1)
    await clearChecked()
    expect(await allCheckedItems()).toEqual([])
  })

  test('restores removed entries, but does not replace a later check', async () => {
    await recordCheck(page, at(0))
    const removed = await allCheckedItems()
    await clearChecked()
    await recordCheck(page, at(60))
    await restoreChecked(removed)
    expect((await allCheckedItems()).map(({ checkedAt }) => checkedAt)).toEqual([at(60)])
  })

  test('skips damaged rows', async () => {
    await recordCheck(page, at(0))
    const raw = await new Dexie('claimlight-checked').open()
    await raw.table('checked').put({ id: 'broken', checkedAt: at(5), counts: 'many' })
    raw.close()
    expect(await allCheckedItems()).toHaveLength(1)
  })
})
