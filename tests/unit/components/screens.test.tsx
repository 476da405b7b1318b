// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { NavigationBar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/schema/settings'
import { settingsThat } from './fixtures'
import { show } from './render'

describe('the settings', () => {
  const showSettings = (props: Partial<SettingsViewProps> = {}) => show(<SettingsView {...settingsThat(props)} />)

  test('have a named switch for automatic checks, and ask for the permission within the click', () => {
    const onEverySite = vi.fn()
    showSettings({ setEverySite: onEverySite })
    const readAlong = screen.getByRole('switch', { name: 'Read along on every site' })
    expect(readAlong.getAttribute('aria-checked')).toBe('false')
    fireEvent.click(readAlong)
    expect(onEverySite).toHaveBeenCalledExactlyOnceWith(true)
  })

  test('leave the switch off after a refusal, and say so', () => {
    showSettings({ refused: true })
    expect(screen.getByRole('switch', { name: 'Read along on every site', checked: false })).toBeTruthy()
    expect(screen.getByText(/The browser did not allow it/)).toBeTruthy()
  })

  test('turn the marks of each state on and off', () => {
    const onChange = vi.fn()
    showSettings({ changeSettings: onChange })
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Marks on the page' })).getByRole('button', {
        name: 'Look at this',
        pressed: true,
      }),
    )
    expect(onChange).toHaveBeenLastCalledWith({ marks: { ...defaultSettings.marks, look: false } })
  })

  test('stand in five blocks, and say that nothing leaves the browser', () => {
    showSettings()
    const blocks = document.querySelectorAll('.settings-block > h2')
    expect([...blocks].map((one) => one.textContent)).toEqual([
      'Reading along',
      'Marks and colours',
      'Language model',
      'Notes',
      'More',
    ])
    expect(screen.getByText(/Nothing you read leaves this browser unless you export or send it/)).toBeTruthy()
  })
})

test('the bar shows the current view', () => {
  show(<NavigationBar screen="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
