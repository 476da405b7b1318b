// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import type { Mute } from '@/lib/annotations/mute-types'
import { defaultSettings } from '@/lib/platform/settings'
import { wrongMatchesToJson } from '@/lib/transfer/wrong-matches'
import { settingsThat } from './fixtures'
import { show } from './render'

const showSettings = (props: Partial<SettingsViewProps> = {}) => show(<SettingsView {...settingsThat(props)} />)
const group = (name: string) => within(screen.getByRole('group', { name }))
const mute = (kind: Mute['kind'], sentence: string): Mute => ({
  id: sentence,
  kind,
  sentence,
  claims: ['left-works'],
  verdict: 'contradicted',
  reason: 'The dossier has 13 July 2022.',
  dossierVersion: 'test.1',
  url: 'https://review.example/ada',
  title: 'The woman who left',
  created: '2026-06-02T10:00:00.000Z',
})
const mutes = [mute('muted', 'She left in March.'), mute('wrong-match', 'Another Example left.')]

describe('each choice changes its own setting and no other', () => {
  test.each([
    ['Theme', 'Dark', { theme: 'dark' }],
    ['Density', 'Compact', { density: 'compact' }],
  ] as const)('%s: %s', (name, option, change) => {
    const onChange = vi.fn()
    showSettings({ onChange })
    fireEvent.click(group(name).getByRole('button', { name: option, pressed: false }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(change)
  })

  test.each([
    ['Less motion', { lessMotion: true }],
    ['Number on the toolbar', { badge: false }],
    ['Off everywhere', { off: { ...defaultSettings.off, everywhere: true } }],
  ] as const)('%s', (name, change) => {
    const onChange = vi.fn()
    showSettings({ onChange })
    fireEvent.click(screen.getByRole('switch', { name }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(change)
  })
})

test('what is off is listed, and each can be turned on again', () => {
  const onChange = vi.fn()
  const off = { everywhere: false, sites: ['paper.example'], pages: ['https://other.example/story'] }
  showSettings({ settings: { ...defaultSettings, off }, onChange })
  fireEvent.click(screen.getByRole('button', { name: 'Turn on for https://other.example/story' }))
  expect(onChange).toHaveBeenLastCalledWith({ off: { ...off, pages: [] } })
  fireEvent.click(screen.getByRole('button', { name: 'Turn on for paper.example' }))
  expect(onChange).toHaveBeenLastCalledWith({ off: { ...off, sites: [] } })
})

test('sites are named and taken back here too', () => {
  const onRemoveSite = vi.fn()
  showSettings({ settings: { ...defaultSettings, sites: ['paper.example'] }, onRemoveSite })
  fireEvent.click(screen.getByRole('button', { name: 'Remove paper.example' }))
  expect(onRemoveSite).toHaveBeenCalledExactlyOnceWith('paper.example')
})

describe('what is muted', () => {
  test('is listed with its verdict, and undone one by one', () => {
    const onUndo = vi.fn()
    showSettings({ muted: { mutes, onUndo, onExport: () => undefined } })
    const list = within(screen.getByRole('list', { name: 'Muted' }))
    expect(list.getByText(/wrong match/)).toBeTruthy()
    fireEvent.click(list.getByRole('button', { name: 'Undo: She left in March.' }))
    expect(onUndo).toHaveBeenCalledExactlyOnceWith(mutes[0])
  })

  test('can be taken away as JSON where it is a wrong match, with all that a report needs', () => {
    const onExport = vi.fn()
    showSettings({ muted: { mutes, onUndo: () => undefined, onExport } })
    fireEvent.click(screen.getByRole('button', { name: 'Export 1 wrong match as JSON' }))
    expect(onExport).toHaveBeenCalledExactlyOnceWith([mutes[1]])
    expect(JSON.parse(wrongMatchesToJson(mutes))).toMatchObject({
      wrongMatches: [
        {
          sentence: 'Another Example left.',
          verdict: 'contradicted',
          claims: ['left-works'],
          dossierVersion: 'test.1',
        },
      ],
    })
  })

  test('says so when it is nothing', () => {
    showSettings()
    expect(screen.getByText(/^Nothing is muted/)).toBeTruthy()
  })
})

test('the keys of the browser are shown as they are now, with the way to change them', async () => {
  const shortcuts = [
    { name: 'Check this page', keys: 'Alt+Shift+L' },
    { name: 'Go to the next finding on the page', keys: '' },
  ]
  showSettings({ keys: { shortcuts, onChange: () => Promise.resolve(false) } })
  expect(screen.getByText('Alt+Shift+L')).toBeTruthy()
  expect(screen.getByText('none')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Change the keys' }))
  await screen.findByText(/^Your browser does not open that page/)
})
