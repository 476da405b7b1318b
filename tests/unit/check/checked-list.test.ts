import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const [session, local] = [fakeStorage(), fakeStorage()]
const tab = { incognito: false, isGone: false }
const extension = { inIncognitoContext: false }
setBrowser({
  storage: { session, local },
  tabs: { get: () => (tab.isGone ? Promise.reject(new Error('No tab')) : Promise.resolve(tab)) },
  extension,
})
const { recordPage } = await import('@/lib/check/record')
const { recordOwnText } = await import('@/lib/check/own-texts/record-own-text')
const { allCheckedItems, clearChecked } = await import('@/lib/check/history/store')
const { turnHistoryOff } = await import('@/lib/check/record')
const { changeSettings, readSettings } = await import('@/lib/platform/settings')
const { pageState } = await import('@/lib/platform/session')
const { book, page } = await import('../components/fixtures')

const article = { text: 'She left.', blocks: [{ start: 0, end: 9, kind: 'paragraph' as const }] }
const put = (over: Partial<PageState> = {}) => pageState(1).write({ ...page, tabId: 1, status: 'done', ...over })
const titles = async () => (await allCheckedItems()).map(({ title }) => title)
const document = { id: '1', file: 'draft.txt', title: 'Draft', date: null, text: 'She left.', blocks: [] }
const result = { status: 'done', document, checked: 1, sentences: 1, findings: [], nearest: [] } as const

beforeEach(async () => {
  await clearChecked()
  Object.assign(tab, { incognito: false, isGone: false })
  extension.inIncognitoContext = false
  await changeSettings({ history: true })
  await put()
})

describe('the list of checked pages and texts', () => {
  test('gets a page after its check, with the dossier', async () => {
    await recordPage(1, article)
    expect(await allCheckedItems()).toMatchObject([{ kind: 'page', title: page.title, address: page.url }])
    expect((await allCheckedItems())[0]?.dossier).toMatch(/^Andrej Karpathy .+/)
  })

  test('gets nothing while it is off', async () => {
    await changeSettings({ history: false })
    await recordPage(1, article)
    await recordOwnText(result, book)
    expect(await titles()).toEqual([])
  })

  test.each([
    ['a private window', () => (tab.incognito = true)],
    ['a closed tab', () => (tab.isGone = true)],
    ['a page that is still being checked', () => put({ status: 'checking' })],
    ['a page without an address', () => put({ pageKey: '' })],
    ['a page of a removed dossier', () => put({ dossiers: [{ id: 'removed', name: 'Grace' }] })],
  ])('gets nothing from %s', async (_, make) => {
    await make()
    await recordPage(1, article)
    expect(await titles()).toEqual([])
  })

  test('gets an own text under its file name, and none from a private window', async () => {
    await recordOwnText(result, book)
    expect(await allCheckedItems()).toMatchObject([{ kind: 'file', title: 'draft.txt', address: null }])
    await clearChecked()
    extension.inIncognitoContext = true
    await recordOwnText(result, book)
    expect(await titles()).toEqual([])
  })

  test('is deleted when it is turned off, and restored by undo', async () => {
    await recordPage(1, article)
    const undo = await turnHistoryOff()
    expect([await titles(), (await readSettings()).history]).toEqual([[], false])
    await undo()
    await vi.waitFor(async () => expect(await titles()).toEqual([page.title]))
    expect((await readSettings()).history).toBe(true)
  })
})
