// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { NavigationBar } from '@/components/ui/bar'
import { show } from './render'

test('the bar shows the current view', () => {
  show(<NavigationBar screen="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
