// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { NotesView, type NotesViewProps } from '@/components/annotation/notes-view'
import { CheckView } from '@/components/check/check-view'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { Bar } from '@/components/ui/bar'
import { defaultSettings } from '@/lib/platform/settings'
import { book, notes, page, settingsThat } from './fixtures'
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

describe('notes', () => {
  const showNotes = (props: Partial<NotesViewProps> = {}) =>
    show(
      <NotesView
        notes={notes}
        isBroken={false}
        orphans={new Set()}
        pageKey={page.pageKey}
        onOpen={nothing}
        onSave={() => Promise.resolve(null)}
        onDelete={nothing}
        exports={() => () => Promise.resolve({ kind: 'stopped' })}
        {...props}
      />,
    )

  test('without any, the room says where they will stand', () => {
    showNotes({ notes: [] })
    expect(screen.getByRole('heading', { name: 'Notes that you keep stand here.' })).toBeTruthy()
  })

  test('are found by words of the note, the quote and the tags', () => {
    showNotes()
    const box = screen.getByRole('searchbox', { name: 'Search 2 notes' })
    for (const [query, found] of [
      ['cannery', 1],
      ['desk works', 1],
      ['zeppelin', 0],
      ['', 2],
    ] as const) {
      fireEvent.change(box, { target: { value: query } })
      expect(screen.getByRole('list', { name: 'Notes' }).children, query).toHaveLength(found)
    }
  })

  test('one whose sentence is gone from the page is kept and says so', () => {
    showNotes({ orphans: new Set([notes[1]!.id]) })
    expect(screen.getByText('The sentence is gone from the page. Kept here.').closest('li')?.textContent).toContain(
      'cannery',
    )
  })

  test('can be taken along: what was found, or all, or those of this page', () => {
    const run = vi.fn(() => new Promise<never>(() => undefined))
    const exports = vi.fn(() => run)
    showNotes({ exports })
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search 2 notes' }), { target: { value: 'cannery' } })
    expect(exports).toHaveBeenLastCalledWith([notes[1]!.id], 1)
    fireEvent.click(screen.getByRole('button', { name: 'Export 1 note' }))
    expect(run).toHaveBeenLastCalledWith('chosen', 'markdown', expect.anything())
  })

  test('show their Markdown: emphasis, lists, links to the web and no others', async () => {
    showNotes({
      notes: [
        {
          ...notes[0]!,
          note: 'Ask the *author*.\n\n- [site](https://a.example/)\n- [evil](javascript:alert(1))\n- ![picture](https://a.example/x.png)',
        },
      ],
    })
    expect((await screen.findByText('author', {}, { timeout: 10_000 })).tagName).toBe('EM')
    expect(screen.getByRole('link', { name: 'site' }).getAttribute('href')).toBe('https://a.example/')
    expect(screen.getByText('evil').closest('a')).toBeNull()
    expect(screen.getByText('picture')).toBeTruthy()
    expect(document.querySelector('.note img')).toBeNull()
  })

  test('text in a note never becomes markup', () => {
    showNotes({ notes: [{ ...notes[0]!, note: '<img src=x onerror=alert(1)>' }] })
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
    expect(document.querySelector('.note img')).toBeNull()
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
