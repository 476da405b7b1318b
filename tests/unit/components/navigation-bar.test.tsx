// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { NavigationBar } from '@/components/ui/bar'
import { show } from './render'
import { t } from '@/lib/i18n/t'

test('the bar shows the current view', () => {
  show(<NavigationBar screen="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: t('bar.settings') }).getAttribute('href')).toBe('#/settings')
})
