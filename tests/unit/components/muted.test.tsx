// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import type { Mute } from '@/lib/schema/mute'
import { Books, type BooksProps } from '@/components/dossiers/book/dossier-of'
import { correctionsByDossier } from '@/lib/notes/formats/corrections/corrections'
import { curie } from './dossiers/fixtures'
import { book, dossier, settingsThat } from './fixtures'
import { show } from './render'

const [first, second] = dossier.claims
const mute = (kind: Mute['kind'], sentence: string, more: Partial<Mute> = {}): Mute => ({
  id: sentence,
  kind,
  sentence,
  claims: [first!.id, second!.id],
  verdict: 'contradicted',
  reason: 'The dossier has 13 July 2022.',
  dossierVersion: 'test.1',
  url: 'https://review.example/ada',
  title: 'The woman who left',
  created: '2026-06-02T10:00:00.000Z',
  ...more,
})
const mutes = [mute('muted', 'She left in March.'), mute('wrong-match', 'Another Example left.')]
const nothing = () => undefined
const showMuted = (muted: Partial<SettingsViewProps['muted']> = {}, dossiers: Partial<BooksProps> = {}) =>
  show(
    <Books of={() => null} {...dossiers}>
      <SettingsView
        {...settingsThat({
          muted: {
            mutes,
            wanted: null,
            onUndo: nothing,
            onSay: () => Promise.resolve(null),
            onExport: nothing,
            ...muted,
          },
        })}
      />
    </Books>,
  )
const list = () => within(screen.getByRole('list', { name: 'Muted' }))
const form = (sentence: string) => within(screen.getByRole('form', { name: `Correct: ${sentence}` }))
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const write = choose

describe('the list of muted findings', () => {
  test('has verdict, page and day, and undoes one at a time', () => {
    const onUndo = vi.fn()
    showMuted({ onUndo })
    expect(list().getByText(/wrong match/).textContent).toContain('Contradicted · wrong match · 2 June 2026')
    expect(list().getAllByRole<HTMLAnchorElement>('link', { name: 'The woman who left' })[0]!.href).toBe('https://review.example/ada') // prettier-ignore
    fireEvent.click(list().getByRole('button', { name: 'Undo: She left in March.' }))
    expect(onUndo).toHaveBeenCalledExactlyOnceWith(mutes[0])
  })

  test('has no link for an address that is not http(s)', () => {
    showMuted({ mutes: [mute('muted', 'A.', { url: 'javascript:alert(1)' })] })
    expect(list().queryByRole('link')).toBeNull()
  })

  test('can be searched when it is long, and is shown in parts', () => {
    showMuted({ mutes: Array.from({ length: 120 }, (_, at) => mute('muted', `She left in year ${at}.`)) })
    expect(list().getAllByRole('listitem')).toHaveLength(50)
    fireEvent.click(screen.getByRole('button', { name: 'Show 50 more' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show 20 more' }))
    expect(list().getAllByRole('listitem')).toHaveLength(120)
    write('Search muted sentences', 'year 77')
    expect(list().getAllByRole('listitem')).toHaveLength(1)
    expect(screen.getByText('1 muted sentence matches.')).toBeTruthy()
  })

  test('says so when it is empty', () => {
    showMuted({ mutes: [] })
    expect(screen.getByText(/^Nothing is muted/)).toBeTruthy()
  })

  test('exports wrong matches and findings with a correction', () => {
    const onExport = vi.fn()
    const said = mute('muted', 'It rained.', { says: { right: { kind: 'note' }, claim: null, comment: 'No.' } })
    showMuted({ mutes: [...mutes, said], onExport })
    fireEvent.click(screen.getByRole('button', { name: 'Export 2 corrections' }))
    expect(onExport).toHaveBeenCalledExactlyOnceWith([mutes[1], said])
  })

  test('does not export findings that are only muted', () => {
    showMuted({ mutes: [mutes[0]!] })
    expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull()
  })
})

describe('the user’s correction', () => {
  const say = (sentence = 'Another Example left.') =>
    fireEvent.click(list().getByRole('button', { name: new RegExp(`^(?:Explain|Change): ${sentence}$`) }))
  const keep = () => fireEvent.click(screen.getByRole('button', { name: 'Save correction' }))

  test('of a wrong match is “unrelated” until the user changes it', async () => {
    const onSay = vi.fn(() => Promise.resolve(null))
    showMuted({ onSay })
    say()
    choose('Which claim?', second!.id)
    write('Why? (for the dossier’s editor)', ' It is her sister. ')
    keep()
    const says = { right: { kind: 'unrelated' }, claim: second!.id, comment: 'It is her sister.' }
    expect(onSay).toHaveBeenCalledExactlyOnceWith(mutes[1], says)
    await vi.waitFor(() => expect(screen.queryByRole('form')).toBeNull())
    // The focus returns to the button that opened the form.
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false'))
  })

  test('needs a verdict when it concerns the verdict, and wrong words only from the sentence', () => {
    const onSay = vi.fn(() => Promise.resolve(null))
    showMuted({ mutes: [mute('muted', 'She left in March.', { verdict: 'supported' })], onSay })
    say('She left in March.')
    choose('What should be corrected?', 'verdict')
    keep()
    expect(screen.getByRole('alert').textContent).toBe('Choose the correct verdict.')
    expect(within(screen.getByLabelText('Correct verdict')).queryByText('Supported')).toBeNull()
    choose('Correct verdict', 'contradicted')
    write('Which words do not match? (optional)', 'in May')
    keep()
    expect(screen.getByRole('alert').textContent).toBe('These words are not in the sentence.')
    expect(onSay).not.toHaveBeenCalled()
    write('Which words do not match? (optional)', 'in March')
    keep()
    expect(onSay).toHaveBeenCalledExactlyOnceWith(expect.anything(), {
      right: { kind: 'verdict', verdict: 'contradicted', wrong: 'in March' },
      claim: null,
      comment: '',
    })
  })

  test('can give another name for an entity of the dossier', () => {
    const onSay = vi.fn(() => Promise.resolve(null))
    showMuted({ onSay })
    say()
    choose('What should be corrected?', 'alias')
    write('Name on the page', 'A. Example')
    keep()
    expect(screen.getByRole('alert').textContent).toBe('Enter both names.')
    write('Name in the dossier', 'Ada Example')
    keep()
    const right = { kind: 'alias', alias: 'A. Example', entity: 'Ada Example' }
    expect(onSay).toHaveBeenCalledExactlyOnceWith(mutes[1], { right, claim: null, comment: '' })
  })

  test('stays in the form when it cannot be saved', async () => {
    showMuted({ onSay: () => Promise.resolve('It could not be kept.') })
    say()
    choose('What should be corrected?', 'note')
    keep()
    expect(screen.getByRole('alert').textContent).toBe('Enter a note.')
    write('Why? (for the dossier’s editor)', 'Look at this.')
    keep()
    await screen.findByText('It could not be kept.')
    expect(screen.getByDisplayValue('Look at this.')).toBeTruthy()
  })

  test('is shown in the list, and can be changed and removed', () => {
    const onSay = vi.fn(() => Promise.resolve(null))
    const said = mute('wrong-match', 'She left.', {
      says: { right: { kind: 'verdict', verdict: 'disputed', wrong: '' }, claim: null, comment: 'She denies it.' },
    })
    showMuted({ mutes: [said], onSay })
    expect(list().getByText('Should be: Look at this. “She denies it.”')).toBeTruthy()
    expect(list().getByText('Change')).toBeTruthy()
    say('She left.')
    expect(form('She left.').getByDisplayValue('She denies it.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove correction' }))
    expect(onSay).toHaveBeenCalledExactlyOnceWith(said, null)
  })

  test('opens at once when the user came to write it, also far down the list', () => {
    const many = Array.from({ length: 120 }, (_, at) => mute('wrong-match', `Year ${at}.`))
    showMuted({ mutes: many, wanted: 'Year 99.' })
    expect(form('Year 99.').getByLabelText('What should be corrected?')).toBe(document.activeElement)
  })
})

describe('a muted sentence of another dossier', () => {
  const from = { id: 'harbour-works', name: 'Harbour Works' }
  const harbour = {
    ...book,
    claimsOf: () => [{ ...book.claims[0]!, text: 'The works closed in 2022.' }, book.claims[2]!],
  }
  const own = mute('muted', 'It closed in March.', { dossier: from })
  const open = () => fireEvent.click(list().getByRole('button', { name: 'Explain: It closed in March.' }))

  test('names it and offers its claims', () => {
    const onWant = vi.fn()
    const of = (id: string) => (id === from.id ? harbour : null)
    showMuted({ mutes: [own] }, { of, installed: [{ ...curie, ...from }], onWant })
    expect(list().getByRole('link', { name: 'Harbour Works' }).getAttribute('href')).toMatch(
      /^#\/of\/harbour-works\/claim\//,
    )
    expect(onWant).not.toHaveBeenCalledWith([from.id])
    open()
    expect(onWant).toHaveBeenCalledWith([from.id])
    expect(screen.getByRole('option', { name: 'The works closed in 2022.' })).toBeTruthy()
    expect(screen.queryByRole('option', { name: first!.text })).toBeNull()
  })

  test('says so when it is no longer installed, and offers no claim of the bundled one', () => {
    showMuted({ mutes: [own] }, { installed: [] })
    expect(list().getByText('The dossier on Harbour Works is no longer installed.')).toBeTruthy()
    open()
    expect(screen.queryByRole('option', { name: first!.text })).toBeNull()
  })

  test('is exported in a file of its own', () => {
    const files = correctionsByDossier([mutes[0]!, own, mutes[1]!], book)
    expect(files.map(({ subject, dossierVersion, mutes: all }) => [subject, dossierVersion, all.length])).toEqual([
      ['Ada Example', 'test.1', 2],
      ['Harbour Works', 'test.1', 1],
    ])
  })
})
