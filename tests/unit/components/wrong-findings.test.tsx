// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { WrongFindings } from '@/components/settings/wrong-findings'
import type { SetAsideClaim } from '@/lib/check/wrong-findings'
import type { InstalledDossier, SetAside } from '@/lib/dossiers/data/types'
import { database } from '@/lib/notes/data/database'
import type { Mute } from '@/lib/schema/mute'
import { curie } from './dossiers/fixtures'
import { dossier } from './fixtures'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

let setAsideClaims: SetAsideClaim[] = []
vi.mock(import('@/lib/check/wrong-findings'), async (importOriginal) => ({
  ...(await importOriginal()),
  readSetAsideClaims: () => Promise.resolve(setAsideClaims),
}))

const saveFile = vi.hoisted(() => vi.fn<(name: string, type: string, content: string | Blob) => void>())
vi.mock(import('@/lib/notes/export/save-file'), async (importOriginal) => ({ ...(await importOriginal()), saveFile }))
beforeEach(() => saveFile.mockClear())

const [first, second] = dossier.claims
const ada = { id: 'bundled', name: 'Ada Example' }
const at = '2026-06-02T10:00:00.000Z'
const url = 'https://review.example/ada'
const pair = (sentence: string, over: Partial<Mute> = {}): Mute => ({
  id: sentence,
  sentence,
  claims: [{ id: first!.id, words: first!.text }],
  verdict: 'contradicted',
  dossier: ada,
  url,
  title: 'The woman who left',
  created: '2026-06-02T11:00:00.000Z',
  ...over,
})
const evidence = (words: string, state: SetAsideClaim['state'] = 'applies'): SetAsideClaim => {
  const about = { sentence: 'Another Example left.', url }
  const setAside: SetAside = { kind: 'set-aside', id: words, dossier: ada.id, claim: second!.id, words, at, about }
  return { setAside, state }
}

interface Wrong {
  mutes?: Mute[]
  claims?: SetAsideClaim[]
  bookOf?: () => null
  installed?: readonly InstalledDossier[]
}
/** Shows the list with what the user has called wrong, the muted sentences first. */
async function showList({
  mutes = [],
  claims = [],
  installed = [{ ...curie, id: 'bundled', subject: { ...curie.subject, name: 'Ada Example' } }],
  ...parts
}: Wrong = {}) {
  setAsideClaims = claims
  await database().mutes.clear()
  await database().mutes.bulkPut(mutes)
  const shown = showInPanel(<WrongFindings />, { ...parts, dossiers: { installed, removed: [], isBroken: false } })
  const count = mutes.length + claims.length
  await screen.findByText(count === 0 ? t('wrongFinding.none') : t('wrongFinding.about', count))
  return shown
}
const both = { mutes: [pair('She left in March.')], claims: [evidence('Ada left in 2021.')] }
const list = () => within(screen.getByRole('list', { name: t('wrongFinding.list') }))
const items = () => list().getAllByRole('listitem')

describe('the list of wrong findings', () => {
  test('has the words, the reason, the day, the page and the evidence of each', async () => {
    await showList(both)
    const [one, other] = items().map((item) => within(item))
    expect(one!.getByText('She left in March.')).toBeTruthy()
    expect(one!.getByText('The two do not belong together · 2 June 2026')).toBeTruthy()
    expect(one!.getByRole<HTMLAnchorElement>('link', { name: 'The woman who left' }).href).toBe(url)
    expect(one!.getByRole('link', { name: 'Ada Example' }).getAttribute('href')).toContain(first!.id)
    expect(other!.getByText('Ada left in 2021.')).toBeTruthy()
    expect(other!.getByText('The evidence is wrong · 2 June 2026')).toBeTruthy()
    expect(other!.getByRole('link', { name: url })).toBeTruthy()
  })

  test('undoes one at a time', async () => {
    const { sent, onDone } = await showList(both)
    fireEvent.click(list().getByRole('button', { name: t('wrongFinding.undoOf', { words: 'She left in March.' }) }))
    await waitFor(() => expect(onDone).toHaveBeenLastCalledWith(t('wrongFinding.unmuted'), expect.any(Function)))
    expect(sent).toHaveBeenCalledExactlyOnceWith('delete-mute', { id: both.mutes[0]!.id })
    onDone.mock.lastCall![1]()
    await waitFor(() => expect(sent).toHaveBeenLastCalledWith('restore-mute', both.mutes[0]))
    fireEvent.click(list().getByRole('button', { name: t('wrongFinding.undoOf', { words: 'Ada left in 2021.' }) }))
    await waitFor(() => expect(onDone).toHaveBeenLastCalledWith(t('claim.isBack'), expect.any(Function)))
  })

  test('says which claims count again since their words have changed, and which are gone', async () => {
    await showList({ claims: [evidence('A.'), evidence('B.', 'changed'), evidence('C.', 'gone')] })
    const says = Object.fromEntries(items().map(({ textContent }) => [textContent.slice(0, 2), textContent]))
    expect(says['A.']).not.toContain('again')
    expect(says['B.']).toContain('The claim has other words now, and counts again.')
    expect(says['C.']).toContain('The evidence does not have this claim any more.')
  })

  test('copies one for the author, and says so', async () => {
    const writeText = vi.fn((_line: string) => Promise.resolve())
    Object.assign(navigator, { clipboard: { writeText } })
    await showList(both)
    fireEvent.click(within(items()[1]!).getByRole('button', { name: t('wrongFinding.copy') }))
    await within(items()[1]!).findByRole('button', { name: t('copy.done') })
    expect(writeText).toHaveBeenCalledOnce()
    expect(writeText.mock.lastCall![0]).toMatch(/Ada left in 2021\..*Another Example left\./)
  })

  test('exports all of them', async () => {
    await showList(both)
    fireEvent.click(screen.getByRole('button', { name: t('wrongFinding.export', 2) }))
    await waitFor(() => expect(saveFile).toHaveBeenCalledOnce())
    expect(saveFile.mock.lastCall![2]).toMatch(/She left in March\.[^]*Ada left in 2021\./)
  })

  test('has no link for an address that is not http(s)', async () => {
    await showList({ mutes: [pair('A.', { url: 'javascript:alert(1)' })] })
    expect(list().queryByRole('link', { name: 'The woman who left' })).toBeNull()
  })

  test('can be searched when it is long, and is shown in parts', async () => {
    await showList({ mutes: Array.from({ length: 120 }, (_, year) => pair(`She left in year ${year}.`)) })
    expect(items()).toHaveLength(50)
    fireEvent.click(screen.getByRole('button', { name: t('count.showMore', 50) }))
    fireEvent.click(screen.getByRole('button', { name: t('count.showMore', 20) }))
    expect(items()).toHaveLength(120)
    fireEvent.change(screen.getByLabelText(t('wrongFinding.search')), { target: { value: 'year 77' } })
    expect(items()).toHaveLength(1)
    expect(screen.getByText(t('wrongFinding.found', 1))).toBeTruthy()
  })

  test('says so when it is empty, and exports nothing', async () => {
    await showList()
    expect(screen.getByText(patternOf('wrongFinding.none'))).toBeTruthy()
    expect(screen.queryByRole('button', { name: patternOf('wrongFinding.export') })).toBeNull()
  })
})

describe('a wrong finding of another dossier', () => {
  const from = { id: 'harbour-works', name: 'Harbour Works' }
  const mutes = [pair('It closed in March.', { dossier: from })]

  test('names it, and loads none of it', async () => {
    const bookOf = vi.fn(() => null)
    await showList({
      mutes,
      bookOf,
      installed: [{ ...curie, ...from, subject: { ...curie.subject, name: from.name } }],
    })
    expect(list().getByRole('link', { name: 'Harbour Works' }).getAttribute('href')).toMatch(
      /^#\/of\/harbour-works\/claim\//,
    )
    expect(bookOf).not.toHaveBeenCalled()
  })

  test('says which evidence it is from where two have its subject', async () => {
    const page = (id: string) => ({
      ...{ ...curie, id, subject: { ...curie.subject, name: 'Harbour Works' } },
      origin: { kind: 'file', name: 'Harbour Works', form: 'report', document: { kind: 'page', url: `https://${id}.test/` } } as const, // prettier-ignore
    })
    await showList({ mutes, installed: [page(from.id), page('other')] })
    expect(list().getByRole('link', { name: 'Harbour Works · harbour-works.test' })).toBeTruthy()
  })

  test('says so when it is no longer installed', async () => {
    await showList({ mutes, installed: [] })
    expect(list().getByText(t('dossiers.gone', { name: 'Harbour Works' }))).toBeTruthy()
  })
})
