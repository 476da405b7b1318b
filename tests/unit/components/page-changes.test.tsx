// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { FindingContext } from '@/components/check/context/finding-context'
import PageChanges from '@/components/check/finding/page-changes'
import { actionsThat, book } from './fixtures'
import { show } from './render'

const changes = {
  by: 'watch' as const,
  since: '2026-03-03T08:00:00.000Z',
  changes: [
    { was: 'The town paid for the roof.', parts: [['town paid', 'bishop paid'] as [string, string]] },
    { was: 'It has a hall.', parts: [] },
  ],
}

test('a changed page shows each former sentence with its new words, and “Dismiss” starts the watch again', () => {
  const watchPage = vi.fn()
  show(
    <FindingContext value={{ book, actions: actionsThat({ watchPage }) }}>
      <PageChanges changes={changes} />
    </FindingContext>,
  )
  expect(screen.getByRole('region').textContent).toContain('town paid →became bishop paid')
  expect(screen.getByText('The sentence was deleted.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(watchPage).toHaveBeenCalledWith(true)
})
