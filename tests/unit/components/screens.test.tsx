// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { DocumentView } from '@/components/check/document-view'
import type { OwnTextResult } from '@/lib/app/own-texts/own-text-state'
import type { LookUp } from '@/components/lookup/unmarked-sentences'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { Bar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/schema/settings'
import { book, lookup, ownTextResult, page, settingsThat } from './fixtures'
import { show } from './render'

const nothing = () => undefined
const noLookup = () => Promise.resolve([])

describe('the settings', () => {
  const showSettings = (props: Partial<SettingsViewProps> = {}) => show(<SettingsView {...settingsThat(props)} />)

  test('have a named switch for automatic checks, and ask for the permission within the click', () => {
    const onEverySite = vi.fn()
    showSettings({ onEverySite })
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

  test('turn marks on and off per verdict', () => {
    const onChange = vi.fn()
    showSettings({ onChange })
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Marks on the page' })).getByRole('button', {
        name: 'Unverified',
        pressed: false,
      }),
    )
    expect(onChange).toHaveBeenCalledWith({ marks: { ...defaultSettings.marks, unverified: true } })
  })

  test('show the facts of the dossier, and that nothing leaves the browser', () => {
    showSettings()
    expect(screen.getByText(/as of March 2026, version test.1. 6 claims from 5 sources/)).toBeTruthy()
    expect(screen.getByText(/Nothing you read leaves this browser unless you export or send it/)).toBeTruthy()
  })
})

describe('the unmarked sentences of a text', () => {
  const quotes = ['She sings in Northport.', 'She juggles in Northport.']
  const text = quotes.join(' ')
  const showUnmarked = (lookUp: LookUp, words = text, over: Partial<OwnTextResult> = {}) =>
    show(
      <DocumentView
        book={book}
        result={ownTextResult(words, over.findings ?? [], { sentences: 2, ...over })}
        onBack={nothing}
        onRead={() => undefined}
        onSaveReport={nothing}
        lookUp={lookUp}
      />,
    )
  const ask = () => fireEvent.click(screen.getByRole('button', { name: /^Why/ }))

  test('are explained on request, and each can be opened', async () => {
    const lookUp = vi.fn(() => Promise.resolve([lookup(quotes[0]!, 0), lookup(quotes[1]!, 11)]))
    showUnmarked(lookUp)
    expect(lookUp).not.toHaveBeenCalled()
    ask()
    expect(lookUp).toHaveBeenCalledExactlyOnceWith(text, 0, text.length)
    const item = await screen.findByRole('button', { name: /^She juggles/ })
    expect(item.textContent).toBe('She juggles in Northport.The dossier has no similar claim.')
    fireEvent.click(item)
    expect(item.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('link', { name: /first degree/ }).getAttribute('href')).toBe('#/claim/first-degree')
    expect(screen.getByText('Only in the text:', { exact: false })).toBeTruthy()
  })

  test('of a long text are loaded in parts, each once', async () => {
    const long = 'x'.repeat(20_000)
    const lookUp = vi.fn((_text: string, start: number) =>
      Promise.resolve(start === 0 ? [lookup('A', 0), lookup('B', 11_999)] : [lookup('B', 11_999), lookup('C', 13_000)]),
    )
    showUnmarked(lookUp, long, { sentences: 3 })
    ask()
    fireEvent.click(await screen.findByRole('button', { name: 'Show more sentences' }))
    await screen.findByRole('button', { name: /^C ?The dossier/ })
    expect(lookUp.mock.calls).toEqual([
      [long, 0, 12_000],
      [long, 12_000, 20_000],
    ])
    expect(screen.getAllByRole('button', { name: /The dossier has no similar claim/ })).toHaveLength(3)
    expect(screen.queryByRole('button', { name: 'Show more sentences' })).toBeNull()
  })

  test('that cannot be explained are reported', async () => {
    showUnmarked(() => Promise.resolve('This could not be looked up.'))
    ask()
    expect(await screen.findByText('This could not be looked up.')).toBeTruthy()
  })

  test('are not offered when every sentence has a mark', () => {
    showUnmarked(noLookup, text, { sentences: 1, findings: page.findings.slice(0, 1) })
    expect(screen.queryByRole('button', { name: /^Why/ })).toBeNull()
  })
})

test('the bar shows the current view', () => {
  show(<Bar screen="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
