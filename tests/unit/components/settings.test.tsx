// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import SettingsScreen from '@/components/settings/settings-screen'
import { t } from '@/lib/i18n/t'
import { defaultSettings } from '@/lib/schema/settings'
import { patternOf } from '@/tests/words/pattern-of'

const showSettings = (surroundings: Parameters<typeof showInPanel>[1] = {}) =>
  showInPanel(<SettingsScreen />, surroundings)
const group = (name: string) => within(screen.getByRole('group', { name }))
const everySite = (checked: boolean) => screen.findByRole('switch', { name: t('settings.everySite'), checked })

describe('the settings', () => {
  test('have a named switch for automatic checks, and ask for the permission within the click', async () => {
    const { permissions, storedSettings } = showSettings()
    fireEvent.click(await everySite(false))
    expect(permissions.request).toHaveBeenCalledExactlyOnceWith({ origins: ['*://*/*'] })
    await everySite(true)
    expect(await storedSettings()).toEqual({ ...defaultSettings, readAlong: true })
  })

  test('leave the switch off after a refusal, and say so', async () => {
    const { permissions } = showSettings()
    permissions.request.mockResolvedValue(false)
    fireEvent.click(await everySite(false))
    expect(await screen.findByText(patternOf('settings.everySiteRefused'))).toBeTruthy()
    await everySite(false)
  })

  test('stand in five blocks, and say that nothing leaves the browser', async () => {
    showSettings()
    const blocks = document.querySelectorAll('.settings-block > h2')
    expect([...blocks].map((one) => one.textContent)).toEqual([
      'Reading along',
      'Marks and colours',
      'Language model',
      'Notes',
      'More',
    ])
    // Left out until it is known.
    expect(screen.getByText(/^Claimlight 0\.1\.0\.\s*$/)).toBeTruthy()
    expect(await screen.findByText(patternOf('dataUse.nothing'))).toBeTruthy()
  })
})

describe('each choice changes only its own setting', () => {
  test.each([
    ['Theme', 'Dark', true, { theme: 'dark' }],
    ['Marks on the page', 'Look at this', false, { marks: { ...defaultSettings.marks, look: false } }],
  ] as const)('%s: %s', async (name, option, isOn, change) => {
    const { storedSettings } = showSettings()
    fireEvent.click(group(name).getByRole('button', { name: option, pressed: !isOn }))
    await group(name).findByRole('button', { name: option, pressed: isOn })
    expect(await storedSettings()).toEqual({ ...defaultSettings, ...change })
  })

  test.each([
    [t('settings.announce'), false, { announce: true }] as const,
    ['Check pages', true, { off: { ...defaultSettings.off, everywhere: true } }] as const,
    ['Read with a model', false, { secondOpinion: true }] as const,
  ])('%s', async (name, checked, change) => {
    const { storedSettings } = showSettings()
    fireEvent.click(screen.getByRole('switch', { name, checked }))
    await screen.findByRole('switch', { name, checked: !checked })
    expect(await storedSettings()).toEqual({ ...defaultSettings, ...change })
  })
})

test('pages and sites that are turned off are listed, and can be turned on again', async () => {
  const off = { everywhere: false, sites: ['paper.example'], pages: ['https://other.example/story'] }
  const { storedSettings } = showSettings({ settings: { off } })
  fireEvent.click(screen.getByRole('button', { name: t('off.again', { name: 'https://other.example/story' }) }))
  await waitFor(() => expect(screen.queryByText('https://other.example/story')).toBeNull())
  expect(await storedSettings()).toMatchObject({ off: { ...off, pages: [] } })
  fireEvent.click(screen.getByRole('button', { name: t('off.again', { name: 'paper.example' }) }))
  await waitFor(() => expect(screen.queryByText('paper.example')).toBeNull())
  expect(await storedSettings()).toMatchObject({ off: { ...off, pages: [], sites: [] } })
})

test('allowed sites can be removed, with their permission', async () => {
  const { permissions, storedSettings } = showSettings({ settings: { sites: ['paper.example'] } })
  fireEvent.click(screen.getByRole('button', { name: t('reading.remove', { site: 'paper.example' }) }))
  await waitFor(() => expect(screen.queryByText('paper.example')).toBeNull())
  expect(await storedSettings()).toMatchObject({ sites: [] })
  await waitFor(() => expect(permissions.remove).toHaveBeenCalledOnce())
})

test('the current shortcuts are shown, with a button to change them', async () => {
  const commands = [
    { description: 'Check this page', shortcut: 'Alt+Shift+L' },
    { description: 'Go to the next finding', shortcut: '' },
  ]
  const tabs = { create: vi.fn(() => Promise.reject(new Error('not allowed'))) }
  showSettings({ browser: { commands: { getAll: () => Promise.resolve(commands) }, tabs } })
  expect(await screen.findByText('Alt+Shift+L')).toBeTruthy()
  expect(screen.getByText(t('settings.noKey'))).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: t('settings.changeKeys') }))
  await screen.findByText(patternOf('settings.changeKeysHow'))
})

describe('reading with a model', () => {
  test('is off until the user turns it on', async () => {
    showSettings()
    await screen.findByRole('button', { name: t('modelServer.find') })
    expect(screen.queryByLabelText(t('modelServer.address'))).toBeNull()
  })

  test('has its servers and its test where it is on', async () => {
    showSettings({ settings: { secondOpinion: true } })
    expect(await screen.findByLabelText(t('modelServer.address'))).toBeTruthy()
  })
})
