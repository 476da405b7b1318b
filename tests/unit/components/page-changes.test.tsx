// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import PageChanges from '@/components/check/finding/page-changes'
import { sent, showInPanel } from './in-panel'
import { t } from '@/lib/i18n/t'

const changes = {
  by: 'watch' as const,
  since: '2026-03-03T08:00:00.000Z',
  changes: [
    { was: 'The town paid for the roof.', parts: [['town paid', 'bishop paid'] as [string, string]] },
    { was: 'It has a hall.', parts: [] },
  ],
}

test('a changed page shows each former sentence with its new words, and “Dismiss” starts the watch again', () => {
  showInPanel(<PageChanges changes={changes} />)
  expect(screen.getByRole('region').textContent).toContain('town paid →became bishop paid')
  expect(screen.getByText(t('changed.isDeleted'))).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: t('changed.dismiss') }))
  expect(sent).toHaveBeenCalledWith('watch-page', { tabId: 1, isOn: true })
})
