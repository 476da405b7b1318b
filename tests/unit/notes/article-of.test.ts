import { beforeEach, expect, test, vi } from 'vitest'
import { articleOf } from '@/lib/notes/note-drafts'
import { changeSettings } from '@/lib/platform/settings'
import { defaultSettings } from '@/lib/schema/settings'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const url = 'https://zeitung.example/hafen'
const readPageSourceIn = vi.hoisted(() => vi.fn<(tabId: number) => Promise<unknown>>())
vi.mock('@/lib/platform/scripts', () => ({ readPageSourceIn }))
setBrowser({ storage: { local: fakeStorage() } })
beforeEach(() => readPageSourceIn.mockReset())

test('a note on a page that is not checked has the name that the site gives itself', async () => {
  // A page in German: the state of its tab has the host in place of the name.
  readPageSourceIn.mockResolvedValue({ url, author: 'Ada Byrne', site: 'Die Hafenzeitung', date: '2026-06-02' })
  expect(await articleOf(1, url, { site: 'zeitung.example', date: null })).toEqual({
    article: { author: 'Ada Byrne', site: 'Die Hafenzeitung', date: '2026-06-02' },
  })
})

test('a page that gives no answer leaves what the check has read', async () => {
  readPageSourceIn.mockResolvedValue(null)
  expect(await articleOf(1, url, { site: 'The Harbour Review', date: '2026-06-02' })).toEqual({
    article: { author: '', site: 'The Harbour Review', date: '2026-06-02' },
  })
  expect(await articleOf(1, url, null)).toEqual({})
})

test('a page that is turned off is not asked for its author', async () => {
  await changeSettings({ off: { ...defaultSettings.off, pages: [url] } })
  readPageSourceIn.mockResolvedValue({ url, author: 'Ada Byrne', site: 'Die Hafenzeitung', date: '2026-06-02' })
  expect(await articleOf(1, url, null)).toEqual({})
  expect(readPageSourceIn).not.toHaveBeenCalled()
})
