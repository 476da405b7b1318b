// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import type { Mute } from '@/lib/schema/mute'
import { BooksProvider, type BooksProps } from '@/components/book/dossier-of'
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
    <BooksProvider bookOf={() => null} {...dossiers}>
      <SettingsView {...settingsThat({ muted: { mutes, onUndo: nothing, onExport: nothing, ...muted } })} />
    </BooksProvider>,
  )
const list = () => within(screen.getByRole('list', { name: 'Muted' }))
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const write = choose
const explain = (at: number) => {
  const form = list().getAllByText('Explain')[at]!.closest('details')!
  form.open = true
  fireEvent(form, new Event('toggle'))
}

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

  test('exports wrong matches', () => {
    const onExport = vi.fn()
    showMuted({ onExport })
    fireEvent.click(screen.getByRole('button', { name: 'Export 1 wrong match' }))
    expect(onExport).toHaveBeenCalledExactlyOnceWith([mutes[1]])
  })

  test('does not export findings that are only muted', () => {
    showMuted({ mutes: [mutes[0]!] })
    expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull()
  })
})

describe('the correction of a muted sentence', () => {
  test('is one of a claim that it was compared with, with the sentence and its page in it', () => {
    showMuted()
    explain(1)
    choose('Which claim?', second!.id)
    write('Comment', 'It is her sister.')
    const { href } = screen.getByRole<HTMLAnchorElement>('link', { name: 'Save as a file' })
    const text = decodeURIComponent(href)
    expect(text).toContain('"sentence": "Another Example left."')
    expect(text).toContain(`"claim": "${second!.id}"`)
    expect(text).toContain('"url": "https://review.example/ada"')
    expect(text).toContain('"comment": "It is her sister."')
  })

  test('is an edit of the claim where the user has made the dossier', () => {
    showMuted(
      { mutes: [mute('wrong-match', 'She left.', { dossier: { id: curie.id, name: 'Marie Curie' } })] },
      { installed: [{ ...curie, origin: { kind: 'own' } }] },
    )
    const link = list().getByRole<HTMLAnchorElement>('link', { name: 'Edit the claim' })
    expect(link.hash).toBe(`#/dossiers/edit?dossier=${curie.id}&claim=${first!.id}`)
    expect(list().queryByText('Explain')).toBeNull()
  })
})

test('a muted sentence that was compared with no claim has no form for one', () => {
  const none = mute('wrong-match', 'She left.', { claims: [], verdict: 'unverified' })
  showMuted({ mutes: [none] })
  expect(list().queryByText('Explain')).toBeNull()
  expect(list().queryByText('This claim is not there any more.')).toBeNull()
})

describe('a muted sentence of another dossier', () => {
  const from = { id: 'harbour-works', name: 'Harbour Works' }
  const harbour = {
    ...book,
    claimsOf: () => [{ ...book.claims[0]!, text: 'The works closed in 2022.' }, book.claims[2]!],
  }
  const own = mute('muted', 'It closed in March.', { dossier: from })
  const open = () => explain(0)

  test('names it and offers its claims', () => {
    const bookOf = vi.fn((id: string) => (id === from.id ? harbour : null))
    showMuted(
      { mutes: [own] },
      { bookOf, installed: [{ ...curie, ...from, subject: { ...curie.subject, name: from.name } }] },
    )
    expect(list().getByRole('link', { name: 'Harbour Works' }).getAttribute('href')).toMatch(
      /^#\/of\/harbour-works\/claim\//,
    )
    expect(bookOf).not.toHaveBeenCalledWith(from.id)
    open()
    expect(bookOf).toHaveBeenCalledWith(from.id)
    expect(screen.getByRole('option', { name: 'The works closed in 2022.' })).toBeTruthy()
    expect(screen.queryByRole('option', { name: first!.text })).toBeNull()
  })

  test('says which evidence it is from where two have its subject', () => {
    const page = (id: string) => ({
      ...{ ...curie, id, subject: { ...curie.subject, name: 'Harbour Works' } },
      origin: { kind: 'file', name: 'Harbour Works', form: 'report', document: { kind: 'page', url: `https://${id}.test/` } } as const, // prettier-ignore
    })
    showMuted({ mutes: [own] }, { installed: [page(from.id), page('other')] })
    expect(list().getByRole('link', { name: 'Harbour Works · harbour-works.test' })).toBeTruthy()
  })

  test('says so when it is no longer installed, and offers no claim of the bundled one', () => {
    showMuted({ mutes: [own] }, { installed: [] })
    expect(list().getByText('Harbour Works is no longer installed.')).toBeTruthy()
    open()
    expect(screen.queryByRole('option', { name: first!.text })).toBeNull()
    expect(list().getByText('This claim is not there any more.')).toBeTruthy()
  })

  test('waits for that dossier before it says that a claim is not there', () => {
    showMuted({ mutes: [own] }, { installed: [{ ...curie, ...from }] })
    open()
    expect(list().queryByText('This claim is not there any more.')).toBeNull()
  })

  test('is exported in a file of its own', () => {
    const files = correctionsByDossier([mutes[0]!, own, mutes[1]!], book)
    expect(files.map(({ subject, dossierVersion, mutes: all }) => [subject, dossierVersion, all.length])).toEqual([
      ['Ada Example', 'test.1', 2],
      ['Harbour Works', 'test.1', 1],
    ])
  })
})
