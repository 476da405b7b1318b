import { beforeEach, describe, expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'
import { changeCheck, newCheck } from '@/lib/check/check-states'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { CheckState } from '@/lib/schema/page-state'

const session = fakeStorage()
setBrowser({ storage: { session, local: fakeStorage() } })
const item = createStoredItem<CheckState>('session', 'a-check')

beforeEach(() => session.clear())

describe('the state of a check', () => {
  test('loses no change of two that are made at once', async () => {
    await changeCheck(item, () => newCheck({ title: 'A page' }))
    await Promise.all([
      changeCheck(item, (state) => state && { ...state, checked: 5 }),
      changeCheck(item, (state) => state && { ...state, message: 'A part was not read.' }),
    ])
    expect(await item.read()).toMatchObject({ title: 'A page', checked: 5, message: 'A part was not read.' })
  })

  test('is removed by a change that returns nothing, and not written by one that returns the same', async () => {
    await changeCheck(item, () => newCheck({}))
    const written: object[] = []
    session.onChanged.addListener((changes) => written.push(changes))
    expect(await changeCheck(item, (state) => state)).toBeNull()
    expect(written).toEqual([])
    await changeCheck(item, () => null)
    expect(await item.read()).toBeNull()
  })
})
