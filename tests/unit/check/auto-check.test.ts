import { beforeEach, expect, test, vi } from 'vitest'
import { fakeStorage } from '../platform/fake-storage'
import { setBrowser } from '../fake-browser'

const local = fakeStorage()
let allowed: string[] = []
let registered: { id: string; matches: string[] }[] = []
let heard: () => void = () => undefined
const started: number[] = []
setBrowser({
  storage: { local },
  permissions: {
    contains: ({ origins }: { origins: string[] }) => Promise.resolve(origins.every((one) => allowed.includes(one))),
    onAdded: { addListener: (listener: () => void) => (heard = listener) },
    onRemoved: { addListener: () => undefined },
  },
  scripting: {
    getRegisteredContentScripts: () => Promise.resolve(registered),
    registerContentScripts: (scripts: typeof registered) => {
      if (registered.length > 0) return Promise.reject(new Error('Duplicate script ID'))
      registered = scripts
      return Promise.resolve()
    },
    unregisterContentScripts: () => Promise.resolve(void (registered = [])),
    executeScript: ({ target }: { target: { tabId: number } }) => {
      started.push(target.tabId)
      return Promise.resolve([])
    },
  },
  tabs: {
    query: ({ url }: { url: string[] }) => Promise.resolve(url.map((_pattern, i) => ({ id: i + 1 }))),
    sendMessage: () => Promise.reject(new Error('no receiver')),
  },
})
const { updateDetectorRegistration, watchAutoCheckSettings } = await import('@/lib/check/auto-check')
const { changeSettings, readSettings } = await import('@/lib/platform/settings')
const matches = () => registered[0]?.matches ?? []

beforeEach(() => {
  local.clear()
  allowed = []
  registered = []
  started.length = 0
})

test('without the permission, the setting starts nothing', async () => {
  await changeSettings({ readAlong: true, sites: ['example.org'] })
  await updateDetectorRegistration()
  expect(matches()).toEqual([])
})

test('the subject detector starts on listed and allowed sites, also in open tabs, and on no other', async () => {
  allowed = ['*://*.example.org/*']
  await changeSettings({ sites: ['example.org', 'paper.example'] })
  await updateDetectorRegistration()
  expect(matches()).toEqual(['*://*.example.org/*'])
  expect(started).toEqual([1])
  allowed.push('*://*/*')
  await changeSettings({ readAlong: true })
  await updateDetectorRegistration()
  expect(matches()).toEqual(['*://*/*'])
})

test('many changes at once lead to one registration', async () => {
  allowed = ['*://*/*']
  await changeSettings({ readAlong: true })
  await Promise.all([updateDetectorRegistration(), updateDetectorRegistration(), updateDetectorRegistration()])
  expect(matches()).toEqual(['*://*/*'])
})

test('removing the permission in the browser also changes the setting and the list', async () => {
  watchAutoCheckSettings()
  allowed = ['*://*.example.org/*']
  await changeSettings({ readAlong: true, sites: ['example.org', 'paper.example'] })
  heard()
  await vi.waitFor(async () => expect(await readSettings()).toMatchObject({ readAlong: false, sites: ['example.org'] }))
  await vi.waitFor(() => expect(matches()).toEqual(['*://*.example.org/*']))
})
