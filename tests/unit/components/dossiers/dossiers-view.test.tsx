// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { DossiersView, type DossiersViewProps } from '@/components/dossiers/dossiers-view'
import { show } from '../render'
import { bundled, curie, evidenceActions } from './fixtures'

function showScreen(change: Partial<DossiersViewProps> = {}) {
  const nothing = () => undefined
  return show(
    <DossiersView
      installed={[bundled, curie]}
      removed={[]}
      isBroken={false}
      daysLeft={() => 12}
      onAdd={nothing}
      onSwitch={nothing}
      onRemove={nothing}
      onRestore={nothing}
      {...evidenceActions}
      {...change}
    />,
  )
}

test('every installed dossier has its facts, and a switch with its subject as name', () => {
  const onSwitch = vi.fn()
  showScreen({ onSwitch })
  const item = screen.getByRole('heading', { name: 'Marie Curie' }).closest('li')!
  expect(item.textContent).toContain('60 claims from 12 sources, as of March 2026.')
  expect(item.textContent).toContain('Version 2 · From curie.json (Claimlight dossier), added on 2 November 2026')
  const toggle = within(item).getByRole('switch', { name: 'Marie Curie' })
  expect(toggle.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(toggle)
  expect(onSwitch).toHaveBeenCalledWith([curie], false)
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

test('the other names of a document can be changed', () => {
  const onDescribe = vi.fn()
  const origin = { kind: 'file', name: 'a.html', form: 'report', document: { kind: 'page' } } as const
  const dossier = { ...curie, origin }
  showScreen({ installed: [dossier], onDescribe })
  const field = screen.getByLabelText('Other names')
  fireEvent.change(field, { target: { value: 'Maria Skłodowska, it, Curie ' } })
  fireEvent.submit(field.closest('form')!)
  const aliases = ['Maria Skłodowska', 'Curie']
  expect(onDescribe).toHaveBeenCalledWith([dossier], { label: '', project: '', aliases })
})

test('the bundled dossier can be turned off, but not removed', () => {
  showScreen()
  const item = screen.getByRole('heading', { name: 'Andrej Karpathy' }).closest('li')!
  expect(within(item).getByRole('switch')).toBeTruthy()
  expect(within(item).queryByRole('button', { name: /Remove/ })).toBeNull()
  expect(within(item).getByRole('link').getAttribute('href')).toBe('#/dossier')
})

test('a removed dossier is listed with the days left, and can be restored', () => {
  const onRestore = vi.fn()
  showScreen({ removed: [curie], installed: [bundled], onRestore })
  const list = screen.getByRole('list', { name: 'Removed' })
  expect(list.textContent).toContain('Marie Curie')
  expect(list.textContent).toMatch(/12 days/)
  fireEvent.click(within(list).getByRole('button', { name: 'Restore Marie Curie' }))
  expect(onRestore).toHaveBeenCalledWith(curie)
})

test('a replaced dossier is told by its date from the one in its place', () => {
  const onRestore = vi.fn()
  const replaced = { ...curie, id: 'marie-curie~1', asOf: '2025-12', replacedBy: 'marie-curie' }
  showScreen({ removed: [replaced], onRestore })
  expect(screen.getByRole('list', { name: 'Removed' }).textContent).toContain('As of December 2025, replaced')
  fireEvent.click(screen.getByRole('button', { name: 'Restore Marie Curie as of December 2025' }))
  expect(onRestore).toHaveBeenCalledWith(replaced)
})
