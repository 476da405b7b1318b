// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import CitedPages from '@/components/check/finding/cited-pages'
import type { DossierAdder } from '@/lib/dossiers/add-dossier'
import type * as tabs from '@/lib/platform/tabs'
import { showInPanel } from './in-panel'
import { t } from '@/lib/i18n/t'

vi.mock('@/lib/platform/tabs', async (original) => ({
  ...(await original<typeof tabs>()),
  watchOpenPages: (changed: Parameters<typeof tabs.watchOpenPages>[0]) => {
    changed([{ tabId: 7, url: 'https://a.example/x' }])
    return () => undefined
  },
}))

const answers = [
  { start: 0, end: 9, cites: [{ url: 'https://a.example/x?utm_source=chat', name: 'The museum' }] },
  { start: 11, end: 20, cites: [{ url: 'https://b.example/', name: '' }] },
]

test('a cited page that is open in a tab becomes evidence by one click', () => {
  const choosePage = vi.fn()
  const adder = { actions: { choosePage } } as unknown as DossierAdder
  showInPanel(<CitedPages answers={answers} />, { adder })
  fireEvent.click(screen.getByRole('button', { name: t('chat.use', { page: 'The museum' }) }))
  expect(choosePage).toHaveBeenCalledWith(7, false)
  expect(location.hash).toBe('#/dossiers/add')
  expect(screen.getByRole('link', { name: 'b.example' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: t('chat.answerCites', { n: 2 }) })).toBeTruthy()
})
