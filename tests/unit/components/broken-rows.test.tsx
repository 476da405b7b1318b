// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DossiersScreen } from '@/components/dossiers/dossiers-screen'
import { removeDossier } from '@/lib/dossiers/data/store'
import { SafeRow, SafeScreen } from '@/components/ui/safe'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { curie } from './dossiers/fixtures'
import { show } from './render'
import { t } from '@/lib/i18n/t'

vi.mock(import('@/lib/dossiers/data/store'), async (importOriginal) => ({
  ...(await importOriginal()),
  removeDossier: vi.fn(() => Promise.resolve()),
}))

// React reports each fault that a boundary has caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => vi.restoreAllMocks())

function Broken(): never {
  throw new URIError('planted')
}

test('a row that cannot be drawn leaves the others and can be removed', () => {
  const onRemove = vi.fn()
  show(
    <ul>
      <SafeRow of={1} isItem onRemove={onRemove}>
        <Broken />
      </SafeRow>
      <SafeRow of={2} isItem onRemove={onRemove}>
        <li>The second row</li>
      </SafeRow>
    </ul>,
  )
  const [first, second] = screen.getAllByRole('listitem')
  expect(first!.textContent).toContain('This item cannot be shown.')
  expect(second!.textContent).toBe('The second row')
  fireEvent.click(within(first!).getByRole('button', { name: t('broken.remove') }))
  expect(onRemove).toHaveBeenCalledOnce()
})

test('a screen that cannot be drawn names the others, and another place of it is drawn again', () => {
  const { rerender } = show(
    <SafeScreen of="#/notes" screen="notes">
      <Broken />
    </SafeScreen>,
  )
  expect(screen.getByRole('heading').textContent).toBe('This screen cannot be shown.')
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#/page',
    '#/dossiers',
    '#/settings',
  ])
  rerender(
    <SafeScreen of="#/notes/bin" screen="notes">
      <p>The bin</p>
    </SafeScreen>,
  )
  expect(screen.getByText('The bin')).toBeTruthy()
})

test('a dossier whose id has half a letter is listed and can be removed', async () => {
  const odd: InstalledDossier = { ...curie, id: 'ev\ud800il' }
  showInPanel(<DossiersScreen />, { dossiers: { installed: [odd], removed: [], isBroken: false } })
  expect(screen.getByRole('link', { name: 'Marie Curie' }).getAttribute('href')).toBe('#/of/ev%EF%BF%BDil/dossier')
  fireEvent.click(screen.getByRole('button', { name: /^Remove/ }))
  await waitFor(() => expect(removeDossier).toHaveBeenCalledExactlyOnceWith(odd.id))
})
