// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { t } from '@/lib/i18n/t'
import { defaultSettings } from '@/lib/schema/settings'
import { settingsThat } from './fixtures'
import { show } from './render'

const showSettings = (props: Partial<SettingsViewProps> = {}) => show(<SettingsView {...settingsThat(props)} />)
const group = (name: string) => within(screen.getByRole('group', { name }))

describe('each choice changes only its own setting', () => {
  test.each([['Theme', 'Dark', { theme: 'dark' }]] as const)('%s: %s', (name, option, change) => {
    const onChange = vi.fn()
    showSettings({ changeSettings: onChange })
    fireEvent.click(group(name).getByRole('button', { name: option, pressed: false }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(change)
  })

  test.each([
    [t('settings.announce'), { announce: true }] as const,
    ['Check pages', { off: { ...defaultSettings.off, everywhere: true } }] as const,
  ])('%s', (name, change) => {
    const onChange = vi.fn()
    showSettings({ changeSettings: onChange })
    fireEvent.click(screen.getByRole('switch', { name }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(change)
  })
})

test('pages and sites that are turned off are listed, and can be turned on again', () => {
  const onChange = vi.fn()
  const off = { everywhere: false, sites: ['paper.example'], pages: ['https://other.example/story'] }
  showSettings({ settings: { ...defaultSettings, off }, changeSettings: onChange })
  fireEvent.click(screen.getByRole('button', { name: 'Turn on for https://other.example/story' }))
  expect(onChange).toHaveBeenLastCalledWith({ off: { ...off, pages: [] } })
  fireEvent.click(screen.getByRole('button', { name: 'Turn on for paper.example' }))
  expect(onChange).toHaveBeenLastCalledWith({ off: { ...off, sites: [] } })
})

test('allowed sites can be removed', () => {
  const onRemoveSite = vi.fn()
  showSettings({ settings: { ...defaultSettings, sites: ['paper.example'] }, removeSite: onRemoveSite })
  fireEvent.click(screen.getByRole('button', { name: 'Remove paper.example' }))
  expect(onRemoveSite).toHaveBeenCalledExactlyOnceWith('paper.example')
})

test('the current shortcuts are shown, with a button to change them', async () => {
  const shortcuts = [
    { name: 'Check this page', keys: 'Alt+Shift+L' },
    { name: 'Go to the next finding', keys: '' },
  ]
  showSettings({ keys: { shortcuts, onChange: () => Promise.resolve(false) } })
  expect(screen.getByText('Alt+Shift+L')).toBeTruthy()
  expect(screen.getByText('none')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Change shortcuts' }))
  await screen.findByText(/^Your browser does not let extensions open that page/)
})
