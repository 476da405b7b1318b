// @vitest-environment jsdom
import { pageInPanel, sent, type PageInTab } from './in-panel'
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageState } from '@/lib/schema/page-state'
import type * as adjustments from '@/lib/dossiers/data/adjustments'
import { readSettings } from '@/lib/platform/settings'
import { searchFindings } from '@/components/check/finding/checked-text'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import { book, page, view as viewOfPage } from './fixtures'
import { show } from './render'
import { patternOf } from '@/tests/words/pattern-of'

const view = (props: PageInTab = {}) => pageInPanel(props)
const showPage = (props: PageInTab = {}) => show(view(props))

const setClaimAside = vi.hoisted(() => vi.fn<typeof adjustments.setClaimAside>(() => Promise.resolve()))
vi.mock('@/lib/dossiers/data/adjustments', async (original) => ({
  ...(await original<typeof adjustments>()),
  setClaimAside,
}))
const undo = vi.hoisted(() => vi.fn(() => Promise.resolve()))
vi.mock('@/lib/user-rows/undo-changes', () => ({
  recordChange: async (change: () => Promise<unknown>) => {
    await change()
    return undo
  },
}))
const { reportOfPage, saveReport } = vi.hoisted(() => ({
  reportOfPage: vi.fn((page: PageState, _book: unknown) => Promise.resolve(page)),
  saveReport: vi.fn((_report: unknown, format: string) => format === 'markdown'),
}))
vi.mock('@/lib/notes/export/save-report', () => ({ reportOfPage, saveReport }))
// The first use of the store loads it, which takes long beside other tests.
beforeAll(() => import('@/lib/dossiers/data/adjustments'))
beforeEach(() => void vi.clearAllMocks())
const list = () => screen.getByRole('list', { name: t('page.findings') })
/** The actions of the open finding, searched only in its part because queries by role are slow in a long list. */
const open = () => within([...document.querySelectorAll<HTMLElement>('.finding .actions')].at(-1)!)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('the other actions on a finding', () => {
  test('are a note and “Wrong finding”, and the sentence goes to its place on the page', async () => {
    showPage({ answers: { 'scroll-to': { found: false } } })
    expect(
      open()
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Note', 'Wrong finding'])
    fireEvent.click(screen.getAllByTitle(t('finding.goTo'))[0]!)
    const { start, end } = page.findings[3]!
    expect(sent).toHaveBeenCalledWith('scroll-to', { start, end })
    await screen.findByText(t('finding.gone'))
  })

  test('are “Copy with sources”, which copies each claim with its doubt and its numbered sources', async () => {
    const writeText = vi.fn((_text: string) => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const at = page.findings.findIndex(({ claims }) => claims.includes('capstone'))
    showPage({ view: { ...viewOfPage, current: page.findings[at]!.start } })
    press('Copy with sources')
    await vi.waitFor(() => expect(writeText).toHaveBeenCalledOnce(), 10_000)
    vi.unstubAllGlobals()
    expect(writeText.mock.lastCall?.[0]).toMatch(/^The tide table is to be the last project of the course\./)
    expect(writeText.mock.lastCall?.[0]).toContain('Caveat: Known from second hand only.')
    expect(writeText.mock.lastCall?.[0]).toMatch(/\[20\] \S/)
  })

  test('leave a line at the end of the list that counts muted findings and links to them', () => {
    const [gone, ...rest] = page.findings
    showPage({ page: { ...page, findings: rest, muted: [{ start: gone!.start, mutes: ['mute-1'] }] } })
    const line = screen.getByText(patternOf('wrongFinding.here'))
    expect(within(line).getByRole('link').getAttribute('href')).toBe('#/settings')
  })
})

describe('a finding that the user calls wrong', () => {
  const wrong = page.findings[3]!
  const muted = 'The sentence is muted here and on every page.'
  const setAside = 'The claim is set aside on every page.'
  const [claim] = book.claimsOf(wrong.claims)
  /** The list without that finding, as after the next state of the page. */
  const without = (finding: Finding, beside: Partial<PageState> = {}) =>
    view({ page: { ...page, findings: page.findings.filter((one) => one !== finding), ...beside } })
  const choose = (reason: string) => {
    fireEvent.click(open().getByRole('button', { name: t('finding.notRight') }))
    fireEvent.click(within(reasons()).getByRole('button', { name: reason }))
  }
  const reasons = () => screen.getByRole('group', { name: t('wrongFinding.why') })
  const lineThatSays = async (words: string) => (await screen.findByText(words)).closest('li')!
  const theTwo = 'The two do not belong together'
  const theEvidence = 'The evidence is wrong'

  test('may be wrong for two reasons, which stand behind the button in the order of the tab key', () => {
    showPage()
    const button = open().getByRole('button', { name: t('finding.notRight') })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(button.nextElementSibling).toBe(reasons())
    expect(
      within(reasons())
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([theTwo, theEvidence])
    expect(within(reasons()).getByText(claim!.text)).toBeTruthy()
    expect(within(reasons()).getByText(t('wrongFinding.nothingSent'))).toBeTruthy()
    fireEvent.click(button)
    expect(screen.queryByRole('group', { name: t('wrongFinding.why') })).toBeNull()
  })

  test('is muted where the two do not belong together: a line with a focused “Undo” takes its place', async () => {
    const { rerender } = showPage()
    choose(theTwo)
    const { quote: sentence, verdict } = wrong
    const claims = [{ id: claim!.id, words: claim!.text }]
    const { url, title } = page
    expect(sent).toHaveBeenCalledWith('save-mute', { sentence, claims, verdict, url, title })
    const line = await lineThatSays(muted)
    expect(document.activeElement).toBe(within(line).getByRole('button', { name: t('notes.undo') }))
    // The state of the page follows: the finding is muted, and the line stays at its position.
    rerender(without(wrong, { muted: [{ start: wrong.start, mutes: ['mute-1'] }] }))
    expect((await lineThatSays(muted)).nextElementSibling?.textContent).toContain('She left the works')
    fireEvent.click(screen.getByRole('button', { name: t('notes.undo') }))
    expect(sent).toHaveBeenCalledWith('delete-mute', { id: 'mute-1' })
    rerender(view({}))
    expect(screen.queryByText(muted)).toBeNull()
    expect(within(list()).getAllByText(/Her doctorate, finished/)).toBeTruthy()
    expect(document.activeElement?.closest('li')?.textContent).toContain('Her doctorate, finished')
  })

  test('has its only claim set aside at once where the evidence is wrong, and comes back by “Undo”', async () => {
    const { rerender } = showPage()
    choose(theEvidence)
    const about = { sentence: wrong.quote, url: page.url }
    await vi.waitFor(() =>
      expect(setClaimAside).toHaveBeenCalledExactlyOnceWith('bundled', { id: claim!.id, text: claim!.text, about }),
    )
    const line = await lineThatSays(setAside)
    expect(document.activeElement).toBe(within(line).getByRole('button', { name: t('notes.undo') }))
    rerender(without(wrong))
    const { nextElementSibling } = await lineThatSays(setAside)
    expect(nextElementSibling?.textContent).toContain('She left the works')
    fireEvent.click(screen.getByRole('button', { name: t('notes.undo') }))
    await vi.waitFor(() => expect(undo).toHaveBeenCalledOnce())
    rerender(view({}))
    expect(screen.queryByText(setAside)).toBeNull()
    expect(document.activeElement?.closest('li')?.textContent).toContain('Her doctorate, finished')
  })

  test('stands below the line as it is judged without the claim', async () => {
    const { rerender } = showPage()
    choose(theEvidence)
    await screen.findByText(setAside)
    expect(screen.queryByRole('group', { name: t('wrongFinding.why') })).toBeNull()
    const anew: Finding = { ...wrong, claims: ['capstone'], details: [] }
    rerender(view({ page: { ...page, findings: page.findings.map((one) => (one === wrong ? anew : one)) } }))
    const below = (await lineThatSays(setAside)).nextElementSibling
    expect(below?.textContent).toContain('Her doctorate, finished')
    expect(below?.textContent).not.toContain(setAside)
  })

  test('stands below the line in a list of other states too', async () => {
    const { rerender } = showPage()
    press(/^\d+ contradicted/)
    choose(theEvidence)
    await screen.findByText(setAside)
    const anew: Finding = { ...wrong, verdict: 'supported', claims: ['capstone'], details: [] }
    rerender(view({ page: { ...page, findings: page.findings.map((one) => (one === wrong ? anew : one)) } }))
    expect((await lineThatSays(setAside)).nextElementSibling?.textContent).toContain('Her doctorate, finished')
  })

  test('has one of several claims set aside, which the user chooses by its words', async () => {
    const several: Finding = { ...wrong, claims: ['supervisor', 'left-works'] }
    showPage({ page: { ...page, findings: page.findings.map((one) => (one === wrong ? several : one)) } })
    choose(theEvidence)
    expect(setClaimAside).not.toHaveBeenCalled()
    const choice = within(screen.getByRole('group', { name: t('wrongFinding.which') }))
    const claims = choice.getAllByRole('button')
    const words = book.claimsOf(['supervisor', 'left-works']).map(({ text }) => text)
    expect(claims.map(({ textContent }) => textContent).sort()).toEqual(words.toSorted())
    expect(document.activeElement).toBe(claims[0])
    const left = choice.getByRole('button', { name: words[1]! })
    fireEvent.click(left)
    await screen.findByText(setAside)
    expect(setClaimAside.mock.lastCall?.[1]).toMatchObject({ id: 'left-works', text: words[1] })
  })

  test('offers the claims of all evidence that has an answer, each with its name', () => {
    const other = { id: 'harbour', name: 'Harbour Works' }
    const answer: Finding = { ...wrong, dossier: other.id, claims: ['capstone'], details: [] }
    const both: Finding = { ...wrong, answers: [wrong, answer] }
    showPage({
      bookOf: (id) => (id === other.id ? book : null),
      page: {
        ...page,
        findings: page.findings.map((one) => (one === wrong ? both : one)),
        dossiers: [{ id: 'bundled', name: 'Ada Example' }, other],
      },
    })
    choose(theEvidence)
    const choice = within(screen.getByRole('group', { name: t('wrongFinding.which') }))
    expect(choice.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      `${claim!.text}Ada Example`,
      expect.stringMatching(/Harbour Works$/),
    ])
  })

  test('keeps its place in the list where it was opened by a click on the page, though its state is folded', async () => {
    const [part] = page.findings.filter(({ partial }) => partial)
    const { rerender } = showPage({ view: { ...viewOfPage, current: part!.start } })
    choose(theTwo)
    await screen.findByText(muted)
    rerender(without(part!, { muted: [{ start: part!.start, mutes: ['mute-1'] }] }))
    expect(within(list()).getByRole('button', { name: t('notes.undo') })).toBeTruthy()
  })

  test('stays, with the reason, when nothing could be stored', async () => {
    showPage({ answers: { 'save-mute': new Error('failed') } })
    setClaimAside.mockRejectedValueOnce(new Error('The disk is full.'))
    choose(theTwo)
    expect((await screen.findByRole('alert')).textContent).toMatch(/^This could not be muted\./)
    fireEvent.click(within(reasons()).getByRole('button', { name: theEvidence }))
    await screen.findByText(t('dossiers.failed'))
    expect(screen.queryByText(muted)).toBeNull()
    expect(screen.queryByText(setAside)).toBeNull()
  })

  test('leaves no line on another page', async () => {
    const { rerender } = showPage()
    choose(theTwo)
    await screen.findByText(muted)
    rerender(view({ page: { ...page, url: 'https://review.example/other' } }))
    expect(screen.queryByText(muted)).toBeNull()
  })
})

describe('turning off', () => {
  test.each([
    ['This page', { pages: [page.url] }],
    ['This site', { sites: [new URL(page.url).hostname] }],
    ['Every site', { everywhere: true }],
  ] as const)('is possible for: %s', async (name, off) => {
    showPage()
    press('Turn off Claimlight')
    fireEvent.click(within(screen.getByRole('group', { name: t('off.where') })).getByRole('button', { name }))
    await vi.waitFor(async () => expect((await readSettings()).off).toMatchObject(off))
  })

  test('is shown on the page, with a button to turn on again', async () => {
    showPage({ page: { ...page, status: 'off', findings: [] }, off: 'site' })
    expect(screen.getByRole('heading', { name: t('off.isOff.site') })).toBeTruthy()
    press('Turn on')
    await vi.waitFor(async () => expect((await readSettings()).off.sites).toEqual([]))
  })
})

describe('search in the findings', () => {
  test('opens on demand, finds words in sentences and values, and counts the results', () => {
    showPage()
    press('Search findings')
    const field = screen.getByRole('searchbox', { name: t('page.search') })
    fireEvent.change(field, { target: { value: 'mary shore' } })
    expect(
      within(list())
        .getAllByRole('listitem')
        .filter((item) => item.dataset.start),
    ).toHaveLength(1)
    expect(within(list()).getByText(/Her doctorate, finished under/)).toBeTruthy()
    expect(screen.getByText(t('page.found', 1))).toBeTruthy()
  })

  test('opens the lists at the end for what matches in them', () => {
    showPage()
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'northport' } })
    expect(screen.getByRole('button', { name: /Ada Example studied in Northport/ })).toBeTruthy()
  })

  test('reports when nothing matches', () => {
    showPage()
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'giraffe' } })
    expect(screen.getByText(t('page.found', 0))).toBeTruthy()
  })

  test('counts only the findings that the chosen states leave in the list', () => {
    showPage()
    press(/^\d+ contradicted/)
    press('Search findings')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'northport' } })
    expect(screen.getByText(t('page.found', 0))).toBeTruthy()
  })

  test('needs every word to match, and ignores accents', () => {
    const finding = { ...page.findings[0]!, quote: 'She moved to Zürich in 2009.' }
    expect(searchFindings([finding], 'zurich 2009')).toHaveLength(1)
    expect(searchFindings([finding], 'zurich 2010')).toHaveLength(0)
    expect(searchFindings([finding], '  ')).toHaveLength(1)
  })
})

test('the report is saved as HTML or Markdown, and a line says so once it is', async () => {
  showPage()
  press('Save report')
  press('Web page (HTML)')
  // The writers of documents are loaded with the first report.
  await vi.waitFor(
    () => expect(saveReport).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ title: page.title }), 'html'),
    { timeout: 30_000 },
  )
  expect(reportOfPage).toHaveBeenCalledExactlyOnceWith(page, book)
  expect(screen.queryByText(t('backup.done'))).toBeNull()
  press('Save report')
  press('Markdown')
  await screen.findByText(t('backup.done'))
  expect(saveReport).toHaveBeenLastCalledWith(expect.anything(), 'markdown')
})
