// @vitest-environment jsdom
import { showInPanel } from '../in-panel'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { DossiersScreen } from '@/components/dossiers/dossiers-screen'
import type { Panel } from '@/components/panel/panel-context'
import { describeDocument, removeDossier, restoreDossier, setDossierOn } from '@/lib/dossiers/data/store'
import { parseDossiersRoute } from '@/lib/dossiers/dossiers-route'
import { t } from '@/lib/i18n/t'
import { dayMs } from '@/lib/text/date-value'
import { bundled, curie } from './fixtures'

vi.mock(import('@/lib/dossiers/data/store'), async (importOriginal) => ({
  ...(await importOriginal()),
  setDossierOn: vi.fn(() => Promise.resolve()),
  describeDocument: vi.fn(() => Promise.resolve()),
  removeDossier: vi.fn(() => Promise.resolve()),
  restoreDossier: vi.fn(() => Promise.resolve(null)),
}))
const undo = vi.hoisted(() => vi.fn(() => Promise.resolve()))
vi.mock('@/lib/user-rows/undo-changes', () => ({
  recordChange: async (change: () => Promise<unknown>) => {
    await change()
    return undo
  },
}))
beforeEach(() => void vi.clearAllMocks())

const showScreen = ({ installed = [bundled, curie], removed = [] }: Partial<Panel['dossiers']> = {}) =>
  showInPanel(<DossiersScreen />, { dossiers: { installed, removed, isBroken: false } })

test('every installed dossier has its facts, and a switch with its subject as name', async () => {
  const { sent } = showScreen()
  const item = screen.getByRole('heading', { name: 'Marie Curie' }).closest('li')!
  expect(item.textContent).toContain('60 claims from 12 sources, as of March 2026.')
  expect(item.textContent).toContain('Version 2 · From curie.json (Claimlight dossier), added on 2 November 2026')
  const toggle = within(item).getByRole('switch', { name: 'Marie Curie' })
  expect(toggle.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(toggle)
  // Open pages are checked again once it is stored.
  await waitFor(() => expect(sent).toHaveBeenCalledExactlyOnceWith('dossiers-changed', null))
  expect(setDossierOn).toHaveBeenCalledExactlyOnceWith(curie.id, false)
})

test('a page that is evidence says its title once, and a file is named by its subject', () => {
  const of = (name: string, more: object) => ({
    ...{ ...curie, id: name, subject: { ...curie.subject, name: 'The "quiet" comet' } },
    origin: { kind: 'file', name, form: 'report', document: { kind: 'page', ...more } } as const,
  })
  showScreen({ installed: [of('The “quiet” comet', { url: 'https://news.example/comet' })] })
  const page = screen.getByRole('heading', { name: 'The "quiet" comet · news.example' }).closest('li')!
  expect(page.textContent.match(/quiet/g)).toHaveLength(1)
  cleanup()
  showScreen({ installed: [of('comet.html', {})] })
  const file = screen.getByRole('heading', { name: 'The "quiet" comet · comet' }).closest('li')!
  expect(file.textContent.match(/quiet/g)).toHaveLength(1)
  expect(file.textContent).toContain('From comet.html (Document)')
})

test('the other names of a document can be changed', async () => {
  const origin = { kind: 'file', name: 'a.html', form: 'report', document: { kind: 'page' } } as const
  const dossier = { ...curie, origin }
  showScreen({ installed: [dossier] })
  const field = screen.getByLabelText(t('evidence.aliases'))
  fireEvent.change(field, { target: { value: 'Maria Skłodowska, it, Curie ' } })
  fireEvent.submit(field.closest('form')!)
  const aliases = ['Maria Skłodowska', 'Curie']
  const words = { label: '', project: '', aliases }
  await waitFor(() => expect(describeDocument).toHaveBeenCalledExactlyOnceWith(curie.id, words))
})

test('pasting leads to the screen with the box for a text', () => {
  showScreen()
  const href = screen.getByRole('link', { name: t('adding.paste') }).getAttribute('href')!
  expect(parseDossiersRoute(href)).toEqual({ at: 'add', example: null, isPasting: true })
})

test('the bundled dossier can be turned off, but not removed', () => {
  showScreen()
  const item = screen.getByRole('heading', { name: 'Andrej Karpathy' }).closest('li')!
  expect(within(item).getByRole('switch')).toBeTruthy()
  expect(within(item).queryByRole('button', { name: /Remove/ })).toBeNull()
  expect(within(item).getByRole('link').getAttribute('href')).toBe('#/dossier')
})

test('a removed dossier is listed with the days left, and can be restored', async () => {
  const since = new Date(Date.now() - 18 * dayMs).toISOString()
  const { onDone } = showScreen({ removed: [{ ...curie, removed: since }], installed: [bundled] })
  const list = screen.getByRole('list', { name: t('dossiers.removed') })
  expect(list.textContent).toContain('Marie Curie')
  expect(list.textContent).toMatch(/12 days/)
  fireEvent.click(within(list).getByRole('button', { name: t('dossiers.restoreNamed', { subject: 'Marie Curie' }) }))
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(restoreDossier).toHaveBeenCalledExactlyOnceWith(curie.id)
  onDone.mock.lastCall![1]()
  await waitFor(() => expect(undo).toHaveBeenCalledOnce())
})

test('a replaced dossier is told by its date from the one in its place', async () => {
  const replaced = { ...curie, id: 'marie-curie~1', asOf: '2025-12', replacedBy: 'marie-curie' }
  showScreen({ removed: [replaced] })
  expect(screen.getByRole('list', { name: t('dossiers.removed') }).textContent).toContain(
    'As of December 2025, replaced',
  )
  fireEvent.click(
    screen.getByRole('button', {
      name: t('dossiers.restoreReplaced', { subject: 'Marie Curie', asOf: 'December 2025' }),
    }),
  )
  await waitFor(() => expect(restoreDossier).toHaveBeenCalledExactlyOnceWith(replaced.id))
})

test('a dossier is removed with an undo, which brings it back', async () => {
  const { onDone } = showScreen()
  fireEvent.click(screen.getByRole('button', { name: t('dossiers.removeNamed', { subject: 'Marie Curie' }) }))
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(removeDossier).toHaveBeenCalledExactlyOnceWith(curie.id)
  onDone.mock.lastCall![1]()
  await waitFor(() => expect(undo).toHaveBeenCalledOnce())
})
