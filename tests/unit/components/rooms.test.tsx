// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { CheckView } from '@/components/check/check-view'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { Bar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/platform/settings'
import { book, page, settingsThat } from './fixtures'
import { show } from './render'

const nothing = () => undefined

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
    expect(screen.getByText(/Nothing that you read leaves this browser/)).toBeTruthy()
  })
})

describe('a text to check', () => {
  test('is handed over as it was pasted', () => {
    const onCheck = vi.fn()
    show(<CheckView book={book} state={{ status: 'writing' }} onCheck={onCheck} onWrite={nothing} />)
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Check' })
    expect(button.disabled).toBe(true)
    fireEvent.change(screen.getByRole('textbox', { name: 'Text to check' }), { target: { value: ' Ada left. ' } })
    fireEvent.click(button)
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(' Ada left. ')
  })

  test('comes back whole, with its sentences marked and the pair labelled Text', () => {
    const text = page.findings.map(({ quote }) => quote).join('\n\n')
    show(
      <CheckView
        book={book}
        state={{ status: 'done', text, sentences: 13, findings: page.findings, nearest: [] }}
        onCheck={nothing}
        onWrite={nothing}
      />,
    )
    expect(screen.getByRole('region', { name: 'Text with its marks' }).textContent).toBe(text)
    expect(document.querySelectorAll('.marked .contradicted')).toHaveLength(2)
    expect(screen.getAllByText('Text', { selector: 'dt' })).toHaveLength(2)
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
      />,
    )
    expect(screen.getByRole('region', { name: 'Text with its marks' }).textContent).toBe('Something else.')
    expect(screen.getByRole('list', { name: 'Findings' }).children).toHaveLength(1)
  })
})

test('the bar says in which room the reader is', () => {
  show(<Bar room="notes" />)
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Notes')
  expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings')
})
