// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { reportToHtml } from '@/lib/notes/formats/documents/report'
import { reportOf } from '@/lib/notes/export/page-report-of'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'
import { book, page } from '@/tests/unit/components/fixtures'
import { pageInPanel, sent } from '@/tests/unit/components/in-panel'
import { show } from '@/tests/unit/components/render'
import { t } from '@/lib/i18n/t'

const saveReport = vi.hoisted(() => vi.fn((_report: PageReport) => true))
vi.mock('@/lib/notes/export/save-report', () => ({
  saveReport,
  reportOfPage: () => reportOf(page, book, new Date(2026, 5, 9)),
}))

const strip = () => screen.getByRole('slider', { name: t('strip.label') })

test('the strip shows only the findings of a verdict while its count is pressed', () => {
  show(pageInPanel())
  const button = screen.getByRole('button', { name: t('states.contradicted', 2) })
  fireEvent.click(button)
  expect(strip().getAttribute('aria-valuemax')).toBe('2')
  fireEvent.click(button)
  expect(strip().getAttribute('aria-valuemax')).toBe('13')
})

test('the strip moves from mark to mark, and Enter goes to the sentence', () => {
  show(pageInPanel())
  fireEvent.keyDown(strip(), { key: 'End' })
  fireEvent.keyDown(strip(), { key: 'ArrowLeft' })
  expect(strip().getAttribute('aria-valuetext')).toBe(
    'Not covered, 12 of 13, paragraph 4: The harbour has four cranes that she designed.',
  )
  fireEvent.keyDown(strip(), { key: 'Enter' })
  const { start, end } = page.findings[11]!
  expect(sent).toHaveBeenCalledWith('scroll-to', { start, end })
})

test('the strip shows how far the check is, until its end', () => {
  const done = () => strip().querySelector<HTMLElement>('.done')?.style.width
  const { unmount } = show(pageInPanel({ page: { ...page, status: 'checking', sentences: 40, checked: 10 } }))
  expect(done()).toBe('25%')
  unmount()
  show(pageInPanel())
  expect(done()).toBeUndefined()
})

test('a report that is saved has the strip, with a mark for each finding', async () => {
  show(pageInPanel())
  fireEvent.click(screen.getByRole('button', { name: t('page.saveReport') }))
  fireEvent.click(screen.getByRole('button', { name: t('page.format.html') }))
  await waitFor(() => expect(saveReport).toHaveBeenCalled(), { timeout: 30_000 })
  const html = reportToHtml(saveReport.mock.calls[0]![0])
  const marks = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.strip > svg')
  expect(marks).toHaveLength(page.findings.length)
})
