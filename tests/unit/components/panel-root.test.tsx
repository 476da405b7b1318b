// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { PanelRoot, type AppProps } from '@/entrypoints/sidepanel/panel-root'
import type { SettingsStore } from '@/components/panel/use-settings'
import { defaultSettings } from '@/lib/schema/settings'
import { createStore } from '@/lib/text/store'
import { show } from './render'
import { t } from '@/lib/i18n/t'

beforeEach(() => {
  location.hash = ''
})

const unknown = { tabId: 5, page: null, isLeft: false, isAsked: false, view: null, question: null, access: null }
type App = React.ComponentType<AppProps>
function showPanel(tab: Partial<AppProps['tab']>, App: App | null = null, readAlong: boolean | null = true) {
  const store = createStore<AppProps['tab']>({ ...unknown, ...tab })
  const settings = readAlong === null ? null : { ...defaultSettings, readAlong }
  const settingsStore = createStore<SettingsStore['state']>({ settings, allowed: true })
  return show(<PanelRoot {...{ store, settingsStore, App }} />)
}

test('a click is answered while the dossier of the panel is still loaded', () => {
  showPanel({ isAsked: true })
  expect(screen.getByRole('status').textContent).toBe('Reading the page…')
  expect(screen.getByRole('link', { name: t('bar.page') }).getAttribute('aria-current')).toBe('page')
})

test('a page that loads, and will be read by itself, is answered while the dossier is still loaded', () => {
  showPanel({ isLeft: true, access: 'open' })
  expect(screen.getByRole('status').textContent).toBe('Reading the page…')
})

test.each([
  ['a page of the browser', 'closed', true],
  ['a page that is read when the user asks', 'open', false],
  ['a page before the settings are known', 'open', null],
] as const)('%s that loads is not said to be read', (_, access, isEvery) => {
  showPanel({ isLeft: true, access }, null, isEvery)
  expect(screen.queryByRole('status')).toBeNull()
})

test('the whole panel learns from the first stage that the page is being read', () => {
  showPanel({ isLeft: true, access: 'open' }, ({ isReading }) => <output>{String(isReading)}</output>)
  expect(screen.getByRole('status').textContent).toBe('true')
})

test('a panel that was opened without a click on a page says nothing of one', () => {
  showPanel({})
  expect(screen.queryByRole('status')).toBeNull()
})

test('a panel that opens at another screen marks its tab, and says nothing of the page', () => {
  location.hash = '#/notes'
  showPanel({ isAsked: true })
  expect(screen.queryByRole('status')).toBeNull()
  expect(screen.getByRole('link', { name: t('bar.notes') }).getAttribute('aria-current')).toBe('page')
})
