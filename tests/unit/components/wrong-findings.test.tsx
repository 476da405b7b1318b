// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { SettingsView, type SettingsViewProps } from '@/components/settings/settings-view'
import { BooksProvider, type BooksProps } from '@/components/book/dossier-of'
import type { WrongFinding } from '@/lib/check/wrong-findings'
import type { Mute } from '@/lib/schema/mute'
import type { SetAside } from '@/lib/dossiers/data/types'
import { curie } from './dossiers/fixtures'
import { dossier, settingsThat } from './fixtures'
import { show } from './render'

const [first, second] = dossier.claims
const ada = { id: 'bundled', name: 'Ada Example' }
const wrong = (of: WrongFinding['of'], id: string, over: Partial<WrongFinding> = {}): WrongFinding => ({
  id,
  of,
  at: '2026-06-02T10:00:00.000Z',
  dossier: ada,
  claims: [first!.id],
  sentence: 'Another Example left.',
  url: 'https://review.example/ada',
  title: 'The woman who left',
  ...over,
})
const pair = (sentence: string, over: Partial<WrongFinding> = {}) =>
  wrong({ reason: 'unrelated', mute: {} as Mute }, sentence, { sentence, ...over })
const evidence = (words: string, state: 'applies' | 'changed' | 'gone' = 'applies') =>
  wrong({ reason: 'evidence', setAside: { words } as SetAside, state }, words, { claims: [second!.id], title: '' })
const both = [pair('She left in March.'), evidence('Ada left in 2021.')]
const nothing = () => undefined
const showList = (over: Partial<SettingsViewProps['wrongFindings']> = {}, dossiers: Partial<BooksProps> = {}) => {
  const wrongFindings = { list: both, onUndo: nothing, onCopy: () => Promise.resolve(true), onExport: nothing, ...over }
  return show(
    <BooksProvider bookOf={() => null} {...dossiers}>
      <SettingsView {...settingsThat({ wrongFindings })} />
    </BooksProvider>,
  )
}
const list = () => within(screen.getByRole('list', { name: 'Wrong findings' }))
const items = () => list().getAllByRole('listitem')

describe('the list of wrong findings', () => {
  test('has the words, the reason, the day, the page and the evidence of each', () => {
    showList({}, { installed: [{ ...curie, id: 'bundled', subject: { ...curie.subject, name: 'Ada Example' } }] })
    const [one, other] = items().map((item) => within(item))
    expect(one!.getByText('She left in March.')).toBeTruthy()
    expect(one!.getByText('The two do not belong together · 2 June 2026')).toBeTruthy()
    expect(one!.getByRole<HTMLAnchorElement>('link', { name: 'The woman who left' }).href).toBe(
      'https://review.example/ada',
    )
    expect(one!.getByRole('link', { name: 'Ada Example' }).getAttribute('href')).toContain(first!.id)
    expect(other!.getByText('Ada left in 2021.')).toBeTruthy()
    expect(other!.getByText('The evidence is wrong · 2 June 2026')).toBeTruthy()
    expect(other!.getByRole('link', { name: 'https://review.example/ada' })).toBeTruthy()
  })

  test('undoes one at a time', () => {
    const onUndo = vi.fn()
    showList({ onUndo })
    fireEvent.click(list().getByRole('button', { name: 'Undo: She left in March.' }))
    fireEvent.click(list().getByRole('button', { name: 'Undo: Ada left in 2021.' }))
    expect(onUndo.mock.calls).toEqual([[both[0]], [both[1]]])
  })

  test('says which claims count again since their words have changed, and which are gone', () => {
    showList({ list: [evidence('A.'), evidence('B.', 'changed'), evidence('C.', 'gone')] })
    const says = items().map(({ textContent }) => textContent)
    expect(says[0]).not.toContain('again')
    expect(says[1]).toContain('The claim has other words now, and counts again.')
    expect(says[2]).toContain('The evidence does not have this claim any more.')
  })

  test('copies one for the author, and says so', async () => {
    const onCopy = vi.fn(() => Promise.resolve(true))
    showList({ onCopy })
    fireEvent.click(within(items()[1]!).getByRole('button', { name: 'Copy for the author' }))
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(both[1])
    await within(items()[1]!).findByRole('button', { name: 'Copied' })
  })

  test('exports all of them', () => {
    const onExport = vi.fn()
    showList({ onExport })
    fireEvent.click(screen.getByRole('button', { name: 'Export 2 wrong findings' }))
    expect(onExport).toHaveBeenCalledOnce()
  })

  test('has no link for an address that is not http(s)', () => {
    showList({ list: [pair('A.', { url: 'javascript:alert(1)' })] })
    expect(list().queryByRole('link', { name: 'The woman who left' })).toBeNull()
  })

  test('can be searched when it is long, and is shown in parts', () => {
    showList({ list: Array.from({ length: 120 }, (_, at) => pair(`She left in year ${at}.`)) })
    expect(items()).toHaveLength(50)
    fireEvent.click(screen.getByRole('button', { name: 'Show 50 more' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show 20 more' }))
    expect(items()).toHaveLength(120)
    fireEvent.change(screen.getByLabelText('Search wrong findings'), { target: { value: 'year 77' } })
    expect(items()).toHaveLength(1)
    expect(screen.getByText('1 wrong finding matches.')).toBeTruthy()
  })

  test('says so when it is empty, and exports nothing', () => {
    showList({ list: [] })
    expect(screen.getByText(/^Nothing is here/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull()
  })
})

describe('a wrong finding of another dossier', () => {
  const from = { id: 'harbour-works', name: 'Harbour Works' }
  const own = pair('It closed in March.', { dossier: from })

  test('names it, and loads none of it', () => {
    const bookOf = vi.fn(() => null)
    showList(
      { list: [own] },
      { bookOf, installed: [{ ...curie, ...from, subject: { ...curie.subject, name: from.name } }] },
    )
    expect(list().getByRole('link', { name: 'Harbour Works' }).getAttribute('href')).toMatch(
      /^#\/of\/harbour-works\/claim\//,
    )
    expect(bookOf).not.toHaveBeenCalled()
  })

  test('says which evidence it is from where two have its subject', () => {
    const page = (id: string) => ({
      ...{ ...curie, id, subject: { ...curie.subject, name: 'Harbour Works' } },
      origin: { kind: 'file', name: 'Harbour Works', form: 'report', document: { kind: 'page', url: `https://${id}.test/` } } as const, // prettier-ignore
    })
    showList({ list: [own] }, { installed: [page(from.id), page('other')] })
    expect(list().getByRole('link', { name: 'Harbour Works · harbour-works.test' })).toBeTruthy()
  })

  test('says so when it is no longer installed', () => {
    showList({ list: [own] }, { installed: [] })
    expect(list().getByText('Harbour Works is no longer installed.')).toBeTruthy()
  })
})
