// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import type { Mute } from '@/lib/schema/mute'
import { BooksProvider, type BooksProps } from '@/components/book/dossier-of'
import { curie } from './dossiers/fixtures'
import { dossier, settingsThat } from './fixtures'
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
      <SettingsView {...settingsThat({ muted: { mutes, onUndo: nothing, ...muted } })} />
    </BooksProvider>,
  )
const list = () => within(screen.getByRole('list', { name: 'Muted' }))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

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
})

describe('a muted sentence of another dossier', () => {
  const from = { id: 'harbour-works', name: 'Harbour Works' }
  const own = mute('muted', 'It closed in March.', { dossier: from })

  test('names it, and loads none of it', () => {
    const bookOf = vi.fn(() => null)
    showMuted(
      { mutes: [own] },
      { bookOf, installed: [{ ...curie, ...from, subject: { ...curie.subject, name: from.name } }] },
    )
    expect(list().getByRole('link', { name: 'Harbour Works' }).getAttribute('href')).toMatch(
      /^#\/of\/harbour-works\/claim\//,
    )
    expect(bookOf).not.toHaveBeenCalledWith(from.id)
  })

  test('says which evidence it is from where two have its subject', () => {
    const page = (id: string) => ({
      ...{ ...curie, id, subject: { ...curie.subject, name: 'Harbour Works' } },
      origin: { kind: 'file', name: 'Harbour Works', form: 'report', document: { kind: 'page', url: `https://${id}.test/` } } as const, // prettier-ignore
    })
    showMuted({ mutes: [own] }, { installed: [page(from.id), page('other')] })
    expect(list().getByRole('link', { name: 'Harbour Works · harbour-works.test' })).toBeTruthy()
  })

  test('says so when it is no longer installed', () => {
    showMuted({ mutes: [own] }, { installed: [] })
    expect(list().getByText('Harbour Works is no longer installed.')).toBeTruthy()
  })
})
