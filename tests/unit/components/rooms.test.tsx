// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { CheckView } from '@/components/check/check-view'
import type { LookUp } from '@/components/lookup/unmarked-sentences'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { Bar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/platform/settings'
import { book, lookup, page, settingsThat } from './fixtures'
import { show } from './render'

const nothing = () => undefined
const noLookup = () => Promise.resolve([])

describe('settings', () => {
  const showSettings = (props: Partial<SettingsViewProps> = {}) => show(<SettingsView {...settingsThat(props)} />)

  test('the switch for every site has its name, says what will happen, and asks within the click', () => {
    const onEverySite = vi.fn()
    showSettings({ onEverySite })
    const readAlong = screen.getByRole('switch', { name: 'Read along on every site' })
    expect(readAlong.getAttribute('aria-checked')).toBe('false')
    fireEvent.click(readAlong)
    expect(onEverySite).toHaveBeenCalledExactlyOnceWith(true)
  })

  test('a refusal leaves the switch off and is said', () => {
    showSettings({ refused: true })
    expect(screen.getByRole('switch', { name: 'Read along on every site', checked: false })).toBeTruthy()
    expect(screen.getByText(/The browser did not allow it/)).toBeTruthy()
  })

  test('marks are chosen per verdict, and the others stay as they are', () => {
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

  test('says which dossier this is and that nothing leaves the browser', () => {
    showSettings()
    expect(screen.getByText(/as of March 2026, version test.1. 6 claims from 5 sources/)).toBeTruthy()
    expect(screen.getByText(/Nothing you read leaves this browser/)).toBeTruthy()
  })
})

describe('a text to check', () => {
  test('is handed over as it was pasted', () => {
    const onCheck = vi.fn()
    show(<CheckView book={book} state={{ status: 'writing' }} onCheck={onCheck} onWrite={nothing} lookUp={noLookup} />)
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Check' })
    expect(button.disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox', { name: 'Text to check' }), { target: { value: ' Ada left. ' } })
    fireEvent.click(button)
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(' Ada left. ')
  })

  test('comes back whole, with its sentences marked and the rows labelled Text', () => {
    const text = page.findings.map(({ quote }) => quote).join('\n\n')
    show(
      <CheckView
        book={book}
        state={{ status: 'done', text, sentences: 13, findings: page.findings, nearest: [] }}
        onCheck={nothing}
        onWrite={nothing}
        lookUp={noLookup}
      />,
    )
    expect(screen.getByRole('region', { name: 'Marked text' }).textContent).toBe(text)
    expect(document.querySelectorAll('.marked .contradicted')).toHaveLength(2)
    expect(screen.getAllByText('Text', { selector: '.rows .label' })).toHaveLength(2)
    expect(screen.getByText('2 of 13 sentences conflict with the dossier.')).toBeTruthy()
  })

  test('a finding that does not lie where it says marks nothing, and is listed all the same', () => {
    const [finding] = page.findings.slice(3)
    show(
      <CheckView
        book={book}
        state={{ status: 'done', text: 'Something else.', sentences: 1, findings: [finding!], nearest: [] }}
        onCheck={nothing}
        onWrite={nothing}
        lookUp={noLookup}
      />,
    )
    expect(screen.getByRole('region', { name: 'Marked text' }).textContent).toBe('Something else.')
    expect(screen.getByRole('list', { name: 'Findings' }).children).toHaveLength(1)
  })
})

describe('the sentences of a text that have no mark', () => {
  const quotes = ['She sings.', 'She juggles.']
  const text = quotes.join(' ')
  const state = { status: 'done', text, sentences: 2, findings: [], nearest: [] } as const
  const showUnmarked = (lookUp: LookUp, over: object = {}) =>
    show(<CheckView book={book} state={{ ...state, ...over }} onCheck={nothing} onWrite={nothing} lookUp={lookUp} />)
  const ask = () => fireEvent.click(screen.getByRole('button', { name: /^Why/ }))

  test('are looked up when that is asked, and each opens', async () => {
    const lookUp = vi.fn(() => Promise.resolve([lookup(quotes[0]!, 0), lookup(quotes[1]!, 11)]))
    showUnmarked(lookUp)
    expect(lookUp).not.toHaveBeenCalled()
    ask()
    expect(lookUp).toHaveBeenCalledExactlyOnceWith(text, 0, text.length)
    const item = await screen.findByRole('button', { name: /^She juggles/ })
    expect(item.textContent).toBe('She juggles.The dossier has no similar claim.')
    fireEvent.click(item)
    expect(item.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('link', { name: /first degree/ }).getAttribute('href')).toBe('#/claim/first-degree')
    expect(screen.getByText('Only in the text:', { exact: false })).toBeTruthy()
  })

  test('of a long text come a stretch at a time, none of them twice', async () => {
    const long = 'x'.repeat(20_000)
    const lookUp = vi.fn((_text: string, start: number) =>
      Promise.resolve(start === 0 ? [lookup('A', 0), lookup('B', 11_999)] : [lookup('B', 11_999), lookup('C', 13_000)]),
    )
    showUnmarked(lookUp, { text: long, sentences: 3 })
    ask()
    fireEvent.click(await screen.findByRole('button', { name: 'Show more sentences' }))
    await screen.findByRole('button', { name: /^C/ })
    expect(lookUp.mock.calls).toEqual([
      [long, 0, 12_000],
      [long, 12_000, 20_000],
    ])
    expect(screen.getAllByRole('button', { name: /The dossier has no similar claim/ })).toHaveLength(3)
    expect(screen.queryByRole('button', { name: 'Show more sentences' })).toBeNull()
  })

  test('that cannot be looked up are not hidden', async () => {
    showUnmarked(() => Promise.resolve('This could not be looked up.'))
    ask()
    expect(await screen.findByText('This could not be looked up.')).toBeTruthy()
  })

  test('are not asked about where there are none', () => {
    showUnmarked(noLookup, { sentences: 1, findings: page.findings.slice(0, 1) })
    expect(screen.queryByRole('button', { name: /^Why/ })).toBeNull()
  })
})

test('the bar shows the current view', () => {
  show(<Bar room="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
