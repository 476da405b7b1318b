import { beforeEach, expect, test, vi } from 'vitest'
import { fakeStorage } from './fake-storage'
import { setBrowser } from '../fake-browser'

const local = fakeStorage()
setBrowser({ storage: { local } })
const { changeSettings, defaultSettings, parseSettings, readSettings, watchSettings } =
  await import('@/lib/platform/settings')

beforeEach(() => local.clear())

test('by default nothing is checked automatically, and unverified sentences are not marked', async () => {
  expect(await readSettings()).toEqual(defaultSettings)
  expect(defaultSettings.readAlong).toBe(false)
  expect(defaultSettings.marks).toEqual({ contradicted: true, disputed: true, supported: true, unverified: false })
})

test('a change leaves the other settings unchanged, and watchers are called', async () => {
  const heard = vi.fn()
  const stop = watchSettings(heard)
  await changeSettings({ theme: 'dark' })
  await changeSettings({ badge: false })
  expect(await readSettings()).toEqual({ ...defaultSettings, theme: 'dark', badge: false })
  expect(heard).toHaveBeenLastCalledWith({ ...defaultSettings, theme: 'dark', badge: false })
  stop()
  await changeSettings({ badge: true })
  expect(heard).toHaveBeenCalledTimes(2)
})

test.each([null, 'x', { readAlong: 'yes', marks: 3, theme: 'pink', badge: 0 }, { marks: { supported: 'no' } }])(
  'the stored value %j is replaced by the defaults, field by field',
  (stored) => expect(parseSettings(stored)).toEqual(defaultSettings),
)
