import { beforeEach, expect, test, vi } from 'vitest'
import { fakeStorage } from './fake-storage'
import { setBrowser } from '../fake-browser'
import { defaultSettings, parseSettings } from '@/lib/schema/settings'

const local = fakeStorage()
setBrowser({ storage: { local } })
const { changeSettings, readSettings, watchSettings } = await import('@/lib/platform/settings')

beforeEach(() => local.clear())

test('by default nothing is checked automatically, and a supported sentence has one mark', async () => {
  expect(await readSettings()).toEqual(defaultSettings)
  expect(defaultSettings.readAlong).toBe(false)
  expect(defaultSettings.marks).toEqual({ contradicted: true, look: true, supported: true })
})

test('a change leaves the other settings unchanged, and watchers are called', async () => {
  const heard = vi.fn()
  const stop = watchSettings(heard)
  await changeSettings({ theme: 'dark' })
  await changeSettings({ announce: true })
  expect(await readSettings()).toEqual({ ...defaultSettings, theme: 'dark', announce: true })
  expect(heard).toHaveBeenLastCalledWith({ ...defaultSettings, theme: 'dark', announce: true })
  stop()
  await changeSettings({ announce: false })
  expect(heard).toHaveBeenCalledTimes(2)
})

test('changes made at the same time are all kept', async () => {
  await Promise.all([changeSettings({ theme: 'dark' }), changeSettings({ announce: true })])
  expect(await readSettings()).toEqual({ ...defaultSettings, theme: 'dark', announce: true })
})

test('sites that are added at the same time are all kept', async () => {
  const add = (site: string) => changeSettings(({ sites }) => ({ sites: [...sites, site] }))
  await Promise.all([add('a.example'), add('b.example')])
  expect((await readSettings()).sites).toEqual(['a.example', 'b.example'])
})

test('a change in another extension page is kept, because both pages use one lock', async () => {
  const held: (() => void)[] = []
  const request = vi.fn(async (_name: string, work: () => Promise<unknown>) => {
    await new Promise<void>((resolve) => held.push(resolve))
    return work()
  })
  vi.stubGlobal('navigator', { locks: { request } })
  try {
    const waiting = changeSettings({ theme: 'dark' })
    await local.set({ settings: { ...defaultSettings, announce: true } })
    held[0]?.()
    await waiting
    expect(request).toHaveBeenCalledWith('claimlight-settings', expect.any(Function))
    expect(await readSettings()).toEqual({ ...defaultSettings, theme: 'dark', announce: true })
  } finally {
    vi.unstubAllGlobals()
  }
})

test('a change that fails does not stop later changes', async () => {
  const failing = changeSettings(() => {
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await changeSettings({ theme: 'light' })).toEqual({ ...defaultSettings, theme: 'light' })
})

test.each([null, 'x', { readAlong: 'yes', marks: 3, theme: 'pink', announce: 0 }, { marks: { supported: 'no' } }])(
  'the stored value %j is replaced by the defaults, field by field',
  (stored) => expect(parseSettings(stored)).toEqual(defaultSettings),
)
