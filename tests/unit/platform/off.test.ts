import { expect, test } from 'vitest'
import { switchedOffScope, withSwitchedOff } from '@/lib/platform/switched-off'
import { defaultSettings } from '@/lib/schema/settings'

const story = 'https://blog.paper.example/story?id=1#top'
const settings = (off: Partial<typeof defaultSettings.off>) => ({
  ...defaultSettings,
  off: { ...defaultSettings.off, ...off },
})

test('by default nothing is turned off', () => expect(switchedOffScope(defaultSettings, story)).toBeNull())

test('a page is turned off by its address without fragment, by its site, or everywhere', () => {
  expect(switchedOffScope(settings({ pages: ['https://blog.paper.example/story?id=1'] }), story)).toBe('page')
  expect(switchedOffScope(settings({ sites: ['paper.example'] }), story)).toBe('site')
  expect(switchedOffScope(settings({ everywhere: true }), story)).toBe('everywhere')
  expect(switchedOffScope(settings({ pages: ['https://blog.paper.example/story'] }), story)).toBeNull()
})

test('a page or a site can be turned on again, and the others stay off', () => {
  let { off } = defaultSettings
  off = withSwitchedOff(off, 'site', story, 'blog.paper.example', true)
  off = withSwitchedOff(off, 'page', story, 'blog.paper.example', true)
  off = withSwitchedOff(off, 'site', 'https://other.example/', 'other.example', true)
  expect(off).toEqual({
    everywhere: false,
    sites: ['blog.paper.example', 'other.example'],
    pages: ['https://blog.paper.example/story?id=1'],
  })
  off = withSwitchedOff(off, 'site', story, 'blog.paper.example', false)
  expect(off.sites).toEqual(['other.example'])
  expect(withSwitchedOff(off, 'page', story, '', false).pages).toEqual([])
})
