// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { FirstScreen } from '@/entrypoints/sidepanel/first-screen'
import type { PanelStore } from '@/entrypoints/sidepanel/panel-store'
import { createStore } from '@/lib/text/store'
import { show } from './render'

vi.mock('@/entrypoints/sidepanel/use-settings', () => ({ useSettings: () => undefined }))
beforeEach(() => {
  location.hash = ''
})

const unknown = { tabId: 5, page: null, isLeft: false, isAsked: false, view: null, question: null, access: null }
const storeOf = (isAsked: boolean): PanelStore => createStore<PanelStore['state']>({ ...unknown, isAsked })

test('a click is answered while the dossier of the panel is still loaded', () => {
  show(<FirstScreen store={storeOf(true)} />)
  expect(screen.getByRole('status').textContent).toBe('Reading the page…')
  expect(screen.getByRole('link', { name: 'This page' }).getAttribute('aria-current')).toBe('page')
})

test('a panel that was opened without a click on a page says nothing of one', () => {
  show(<FirstScreen store={storeOf(false)} />)
  expect(screen.queryByRole('status')).toBeNull()
})

test('a panel that opens at another screen marks its tab, and says nothing of the page', () => {
  location.hash = '#/notes'
  show(<FirstScreen store={storeOf(true)} />)
  expect(screen.queryByRole('status')).toBeNull()
  expect(screen.getByRole('link', { name: 'Notes' }).getAttribute('aria-current')).toBe('page')
})
