// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { DocumentView } from '@/components/check/document-view'
import type { OwnTextResult } from '@/lib/check/own-texts/own-text-state'
import type { LookUp } from '@/components/check/lookup/unmarked-counts'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { NavigationBar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/schema/settings'
import { book, lookup, ownTextResult, page, settingsThat } from './fixtures'
import { show } from './render'

const nothing = () => undefined
const noLookup = () => Promise.resolve([])

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

  test('turn the marks of each state on and off, and those of all checked words', () => {
    const onChange = vi.fn()
    showSettings({ changeSettings: onChange })
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Marks on the page' })).getByRole('button', {
        name: 'Look at this',
        pressed: true,
      }),
    )
    expect(onChange).toHaveBeenLastCalledWith({ marks: { ...defaultSettings.marks, look: false } })
    fireEvent.click(screen.getByRole('switch', { name: 'Mark every checked word' }))
    expect(onChange).toHaveBeenLastCalledWith({ marks: { ...defaultSettings.marks, words: true } })
  })

  test('lead to all dossiers, and say that nothing leaves the browser', () => {
    showSettings()
    expect(screen.getByRole('link', { name: 'All dossiers' }).getAttribute('href')).toBe('#/dossiers')
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
        onReading={() => undefined}
        onSaveReport={nothing}
        onEvidence={nothing}
        lookUp={lookUp}
      />,
    )
  const ask = () => fireEvent.click(screen.getByRole('button', { name: /^Why/ }))

  test('are counted on request, by reason', async () => {
    const lookUp = vi.fn(() =>
      Promise.resolve([lookup(quotes[0]!, 0), { ...lookup(quotes[1]!, 11), reason: 'not-sure' as const }]),
    )
    showUnmarked(lookUp)
    expect(lookUp).not.toHaveBeenCalled()
    ask()
    expect(lookUp).toHaveBeenCalledExactlyOnceWith(text, 0, text.length)
    expect(await screen.findByText('1 is near a claim, and Claimlight cannot tell.')).toBeTruthy()
    expect(screen.getByText('1 has no claim of the dossier near it.')).toBeTruthy()
  })

  test('are counted by the reason that each gets: a claim that shares no name with a sentence is not near it', async () => {
    const unsure = { ...lookup('She juggles.', 11), reason: 'not-sure' as const }
    showUnmarked(() => Promise.resolve([lookup(quotes[0]!, 0), unsure]))
    ask()
    expect(await screen.findByText('2 have no claim of the dossier near them.')).toBeTruthy()
    expect(screen.queryByText(/Claimlight cannot tell/)).toBeNull()
  })

  test('of a long text are looked up in parts, and each is counted once', async () => {
    const long = 'x'.repeat(20_000)
    const lookUp = vi.fn((_text: string, start: number) =>
      Promise.resolve(start === 0 ? [lookup('A', 0), lookup('B', 11_999)] : [lookup('B', 11_999), lookup('C', 13_000)]),
    )
    showUnmarked(lookUp, long, { sentences: 3 })
    ask()
    await screen.findByText('3 have no claim of the dossier near them.')
    expect(lookUp.mock.calls).toEqual([
      [long, 0, 12_000],
      [long, 12_000, 20_000],
    ])
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
  show(<NavigationBar screen="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
