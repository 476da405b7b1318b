// @vitest-environment jsdom
import { pageInPanel, sent, type PageInTab } from './in-panel'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { NoteActions } from '@/components/panel/note-actions'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { comparedAnyway, selectionCheck } from '@/lib/platform/session'
import type { Finding } from '@/lib/schema/finding'
import { book, notes, page, question, view } from './fixtures'
import { curie } from './dossiers/fixtures'
import { show } from './render'
import { patternOf } from '@/tests/words/pattern-of'

const pageView = (props: PageInTab = {}, actions: Partial<NoteActions> = {}) => pageInPanel(props, actions)
const showPage = (...what: Parameters<typeof pageView>) => show(pageView(...what))
const list = () => screen.getByRole('list', { name: t('page.findings') })
const item = (quote: string | RegExp) => within(list()).getAllByText(quote)[0]!.closest('li')!
const contradicted = page.findings[4]!
const placeOf = ({ start, end }: Finding) => ({ start, end })

describe('a checked page', () => {
  test('counts its sentences by state in one line, without those that are not covered', () => {
    showPage()
    const counts = within(screen.getByRole('group', { name: t('page.show') })).getAllByRole('button')
    expect(counts.map(({ textContent }) => textContent)).toEqual([
      '2 contradicted',
      `${page.findings.filter((one) => stateOf(one) === 'look').length} to look at`,
      '1 in part',
      '4 supported',
    ])
  })

  test('has the button that makes it evidence behind its findings, so that no button stands before them', () => {
    showPage()
    const labels = screen.getAllByRole('button').map(({ textContent }) => textContent)
    expect(labels[0]).toBe('2 contradicted')
    expect(labels).toContain('Use this page as evidence')
  })

  test('takes the place of the answer to a selection when one of its sentences is clicked on the page', async () => {
    const at = (current: number | null) => pageView({ question, view: { ...view, current } })
    const { rerender } = show(at(null))
    await selectionCheck(1).write(question)
    rerender(at(null))
    expect(await selectionCheck(1).read()).not.toBeNull()
    rerender(at(contradicted.start))
    await expect.poll(() => selectionCheck(1).read()).toBeNull()
  })

  test('lists each contradiction with both values, labelled Page and Dossier', () => {
    showPage()
    const details = within(item(/Her doctorate, finished/)).getByRole('list', { name: t('detail.name') })
    expect(within(details).getByRole('listitem').textContent).toBe(
      'Differs. Page: John Reef. Evidence: Mary Shore. Tier 1. ',
    )
  })

  test('shows the best source of a closed contradiction as a link with its tier', () => {
    showPage()
    const closed = within(item(/She left the works/))
    // Screen readers list links without their context, so each link names its finding.
    expect(
      closed.getByRole('link', { name: /^Leaving the works, source for “She left the works/ }).getAttribute('href'),
    ).toBe('https://example.org/leaving')
    expect(closed.getAllByText(/^Tier 1/).length).toBeGreaterThan(0)
    expect(closed.getByRole('button', { name: t('finding.andMore', 3) })).toBeTruthy()
  })

  test('has one finding open at a time', () => {
    showPage()
    const first = item(/Her doctorate, finished/).querySelector<HTMLElement>('[data-toggle]')!
    const second = item(/She left the works/).querySelector<HTMLElement>('[data-toggle]')!
    expect(first.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(second)
    expect(first.getAttribute('aria-expanded')).toBe('false')
    expect(second.getAttribute('aria-expanded')).toBe('true')
    const rows = within(item(/She left the works/)).getByRole('list', { name: t('detail.name') })
    expect(rows.textContent).toContain('Differs. Page: March 2022. Evidence: 13 July 2022.')
    // The rows say it: the reason does not say it again.
    expect(within(item(/She left the works/)).queryByText(patternOf('detail.reason.differs'))).toBeNull()
  })

  test('says whom it contradicts by the title, or by the site where two pages share the subject, with the whole name in its title', () => {
    const of = (id: string) => {
      const parts = id === 'draft' ? ['Ada Example · draft'] : ['Ada Example', `${id}.test`]
      return { id, name: parts.join(' · '), subject: 'Ada Example', parts }
    }
    const withDossiers = (...ids: [string, ...string[]]) =>
      showPage({ page: { ...page, findings: [{ ...contradicted, dossier: ids[0] }], dossiers: ids.map(of) } })
    const said = () => item(/She left the works/).querySelector('.said')!
    // A single piece of evidence is named once, at the foot.
    withDossiers('wiki')
    expect(said().textContent).not.toContain('Ada Example')
    cleanup()
    withDossiers('wiki', 'press')
    expect(said().textContent).toMatch(/^Contradicted\b.* wiki\.test$/)
    expect(said().getAttribute('title')).toBe('Ada Example · wiki.test')
    cleanup()
    // A name that the user gave has no site behind its dot.
    withDossiers('draft', 'press')
    expect(said().textContent).toMatch(/ Ada Example · draft$/)
  })

  test('never links to an address that is not http(s), even if a reader of dossiers let it through', () => {
    const blog = book.sourcesOf([21])[0]!
    blog.url = 'javascript:alert(1)'
    showPage({ view: { ...view, current: contradicted.start } })
    const title = within(item(/She left the works/)).getByText('A blog')
    delete blog.url
    expect(title.closest('a')).toBeNull()
  })

  test('has what is supported behind a line at the end, but what is clicked on the page in its place', () => {
    showPage()
    const studied = page.findings.find(({ quote }) => quote.startsWith('Ada Example studied'))!
    const end = screen.getByRole('button', { name: /^\d+ supported$/, expanded: false })
    expect(screen.queryByRole('button', { name: /Ada Example studied/ })).toBeNull()
    fireEvent.click(end)
    expect(screen.getByRole('button', { name: /Ada Example studied/ })).toBeTruthy()
    cleanup()
    showPage({ view: { ...view, current: studied.start } })
    expect(within(list()).getByRole('button', { name: /Ada Example studied/ })).toBeTruthy()
  })

  test('names the words that were not found in a sentence that is covered in part, which is not called supported', () => {
    const finding = page.findings.find(({ partial }) => partial)!
    const start = finding.start + finding.quote.indexOf('there')
    const details = [
      { start: finding.start, end: finding.start + 3, verdict: 'agrees' as const, article: 'Her' },
      { start, end: start + 5, verdict: 'open' as const, article: 'there' },
    ].map((one) => ({ ...contradicted.details[0]!, ...one, dossier: null, question: null, claim: null }))
    showPage({ page: { ...page, findings: page.findings.map((one) => (one === finding ? { ...one, details } : one)) } })
    fireEvent.click(
      within(screen.getByRole('region', { name: t('page.findings') })).getByRole('button', {
        name: t('states.part', 1),
      }),
    )
    const row = screen.getByRole('button', { name: patternOf('state.part') })
    expect(row.textContent).toContain('Not found: there. 1 matches')
    expect(row.textContent).not.toContain('Supported')
  })

  test('has what is not covered behind a line at the end, but what has a note in its place', () => {
    const quote = 'She likes early mornings.'
    const own = {
      ...notes[0]!,
      anchor: { quote: { exact: quote, prefix: '', suffix: '' }, position: null, range: null },
    }
    showPage({ notesHere: [own] })
    expect(within(list()).getByRole('button', { name: /She likes early mornings/ })).toBeTruthy()
    expect(screen.queryByRole('button', { name: patternOf('finding.newer') })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: t('page.andAbove', { counts: '3 not covered', n: 1 }) }))
    expect(screen.getByRole('button', { name: patternOf('finding.newer') })).toBeTruthy()
  })

  test('shows only a verdict in the list while its count is pressed', () => {
    showPage()
    const button = screen.getByRole('button', { name: t('states.contradicted', 2) })
    expect(button.getAttribute('aria-pressed')).toBe('false')
    fireEvent.click(button)
    expect(button.getAttribute('aria-pressed')).toBe('true')
    expect(within(list()).getByText(/Her doctorate, finished/)).toBeTruthy()
    expect(within(list()).queryByText(/The tide table will be/)).toBeNull()
    fireEvent.click(button)
    expect(within(list()).queryAllByText(/The tide table will be/)).not.toEqual([])
  })

  test('shows the sentence that a step on the page goes to although a filter hides it, and says that it is hidden', () => {
    const at = (current: number | null) => pageView({ view: { ...view, current } })
    const { rerender } = show(at(null))
    const hidden = () => screen.queryByRole('list', { name: t('page.hidden') })
    fireEvent.click(screen.getByRole('button', { name: t('states.contradicted', 2) }))
    rerender(at(page.findings[6]!.start))
    expect(within(hidden()!).getByText(/The tide table will be/)).toBeTruthy()
    rerender(at(contradicted.start))
    expect(hidden()).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: t('states.contradicted', 2) }))
    rerender(at(page.findings[6]!.start))
    expect(hidden()).toBeNull()
  })

  test('shows the doubt and the correction of the claim of a disputed sentence', () => {
    showPage({ view: { ...view, current: page.findings[6]!.start } })
    const disputed = within(item(/The tide table will be/))
    expect(disputed.getByText('Known from second hand only.')).toBeTruthy()
    expect(disputed.getByText(t('correction.said')).parentElement?.textContent).toContain('the post of 13 October 2025')
  })

  test('shows no correction of a claim on which no detail of the sentence rests', () => {
    const [disputed] = [page.findings[6]!]
    const [detail] = contradicted.details
    const open = (claim: string) => {
      const findings = [{ ...disputed, details: [{ ...detail!, verdict: 'agrees' as const, doubted: true, claim }] }]
      showPage({ page: { ...page, findings }, view: { ...view, current: disputed.start } })
      return screen.queryByText(t('correction.said')) !== null
    }
    expect(open('capstone')).toBe(true)
    cleanup()
    expect(open('title')).toBe(false)
  })

  test('highlights the active finding, even inside a fold', () => {
    const { start } = page.findings[1]!
    showPage({ view: { ...view, current: start } })
    const lit = list().querySelector('[aria-current="true"]')
    expect(lit?.getAttribute('data-start')).toBe(String(start))
    expect(lit?.hasAttribute('hidden')).toBe(false)
  })

  test('opens the note editor of a finding when the user pressed “Note” on the page', () => {
    showPage({ view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } } })
    expect(within(item(/She left the works/)).getByRole('textbox', { name: t('notes.note') })).toBeTruthy()
  })

  test('shows that editor whole, and not the head of its long finding instead', () => {
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
    showPage({ view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } } })
    expect(scroll.mock.contexts.at(-1)).toBe(document.querySelector('form.editor'))
    scroll.mockRestore()
  })
})

describe('by keyboard', () => {
  test('the list is one tab stop, and the arrow keys move through the visible findings', () => {
    showPage()
    const toggles = [...list().querySelectorAll<HTMLElement>('li:not([hidden]) > [data-toggle]')]
    expect(toggles.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    toggles[0]!.focus()
    fireEvent.keyDown(toggles[0]!, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(toggles[1])
    expect(toggles[1]!.tabIndex).toBe(0)
    expect(toggles[0]!.tabIndex).toBe(-1)
  })

  test('G goes to the sentence and N writes a note on it', () => {
    showPage()
    const toggle = item(/She left the works/).querySelector<HTMLElement>('[data-toggle]')!
    fireEvent.keyDown(toggle, { key: 'g' })
    expect(sent).toHaveBeenCalledWith('scroll-to', placeOf(contradicted))
    fireEvent.keyDown(toggle, { key: 'n' })
    expect(screen.getByRole('textbox', { name: t('notes.note') })).toBeTruthy()
  })

  test('a finding that is opened in the list is shown on the page, below the answer on a selection', async () => {
    const { rerender } = showPage({ question })
    await selectionCheck(1).write(question)
    const toggle = item(/She left the works/).querySelector<HTMLElement>('[data-toggle]')!
    toggle.focus()
    fireEvent.click(toggle)
    expect(sent).toHaveBeenCalledWith('scroll-to', placeOf(contradicted))
    rerender(pageView({ question, view: { ...view, current: contradicted.start } }))
    expect(await selectionCheck(1).read()).not.toBeNull()
    expect(document.activeElement).toBe(toggle)
    fireEvent.click(toggle)
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    expect(sent.mock.calls.filter(([kind]) => kind === 'scroll-to')).toHaveLength(1)
  })

  test('a cell of a table has the head of its row before it, open and closed', () => {
    const findings = [{ ...contradicted, head: 'Left the works' }]
    const { rerender } = showPage({ page: { ...page, findings } })
    const words = () => list().querySelector('.quote')!.textContent
    expect(words()).toBe(`Left the works: ${contradicted.quote}`)
    rerender(pageView({ page: { ...page, findings }, view: { ...view, current: contradicted.start } }))
    expect(words()).toBe(`Left the works: ${contradicted.quote}`)
  })

  test('a click on the sentence of a closed contradiction goes to it', () => {
    showPage()
    fireEvent.click(within(item(/She left the works/)).getByTitle(t('finding.goTo')))
    expect(sent).toHaveBeenCalledWith('scroll-to', placeOf(contradicted))
  })

  test('letters typed into a note are not commands', () => {
    showPage({ view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: t('notes.note') }), { key: 'g' })
    expect(sent).not.toHaveBeenCalledWith('scroll-to', expect.anything())
  })
})

describe('a note on a finding', () => {
  test('is shown under it and can be deleted', () => {
    const deleteNote = vi.fn()
    showPage({ notesHere: notes.slice(0, 1), view: { ...view, current: contradicted.start } }, { deleteNote })
    const own = within(screen.getByRole('group', { name: t('notes.yours') }))
    expect(own.getByText('Ask the desk: leave or departure?')).toBeTruthy()
    fireEvent.click(own.getByRole('button', { name: t('notes.delete') }))
    expect(deleteNote).toHaveBeenCalledWith(notes[0])
  })

  test('is written in place of its button, which then has the focus again', () => {
    showPage({ view: { ...view, current: contradicted.start } })
    const button = within(item(/She left the works/)).getByRole('button', { name: t('finding.note') })
    button.focus()
    fireEvent.click(button)
    const field = within(item(/She left the works/)).getByRole('textbox', { name: t('notes.note') })
    expect(button.hidden).toBe(true)
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(button.hidden).toBe(false)
    expect(document.activeElement).toBe(button)
  })

  test('is saved with its tags', async () => {
    const saveNote = vi.fn(() => Promise.resolve(null))
    showPage(
      { view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } } },
      { saveNote },
    )
    fireEvent.change(screen.getByRole('textbox', { name: t('notes.note') }), { target: { value: ' Ask again. ' } })
    fireEvent.change(screen.getByRole('textbox', { name: /^Tags/ }), { target: { value: 'dates, works,dates' } })
    fireEvent.click(screen.getByRole('button', { name: t('notes.save') }))
    expect(saveNote).toHaveBeenCalledWith(
      { kind: 'finding', finding: contradicted },
      expect.objectContaining({ note: 'Ask again.', tags: ['dates', 'works'] }),
    )
    await vi.waitFor(() => expect(screen.queryByRole('textbox', { name: t('notes.note') })).toBeNull())
  })

  test('stays in the editor with the reason when it cannot be saved', async () => {
    showPage(
      { view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } } },
      { saveNote: () => Promise.resolve('The note could not be kept.') },
    )
    fireEvent.change(screen.getByRole('textbox', { name: t('notes.note') }), { target: { value: 'Ask again.' } })
    fireEvent.click(screen.getByRole('button', { name: t('notes.save') }))
    expect((await screen.findByRole('alert')).textContent).toBe('The note could not be kept.')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: t('notes.note') }).value).toBe('Ask again.')
  })
})

describe('a page without findings to show', () => {
  const lead = () => screen.getByRole('heading', { level: 1 }).textContent

  test('offers to check a page that was not checked', () => {
    showPage({ page: null })
    expect(lead()).toBe('Claimlight checks a page only when you ask.')
    fireEvent.click(screen.getByRole('button', { name: t('pageStatus.checkPage') }))
    expect(sent).toHaveBeenCalledWith('check-tab', { tabId: 1 })
    expect(screen.getByRole('button', { name: t('pageStatus.readEverySite') })).toBeTruthy()
  })

  test('offers nothing that fails where the browser allows reading only after a click on the toolbar button', () => {
    for (const unread of [null, { ...page, status: 'not-allowed' as const, pageKey: '', findings: [] }]) {
      cleanup()
      showPage({ page: unread, access: 'after-click' })
      expect(screen.getByText(patternOf('pageStatus.notYet'))).toBeTruthy()
      expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Read along on every site'])
    }
  })

  test('is not offered for a check where no extension may read it, also before the first click', () => {
    showPage({ page: null, access: 'closed' })
    expect(lead()).toBe('The browser does not let extensions read this page.')
    expect(screen.queryByRole('button', { name: t('pageStatus.checkPage') })).toBeNull()
  })

  test('does not offer automatic checks where they are on', () => {
    showPage({ page: null, everySite: true })
    expect(screen.queryByRole('button', { name: t('pageStatus.readEverySite') })).toBeNull()
  })

  test.each([
    ['off-subject', undefined, 'None of your evidence is about this page.'],
    [
      'other-language',
      'Claimlight only reads English. This page seems to be in French.',
      'Claimlight only reads English. This page seems to be in French.',
    ],
    ['error', 'The PDF viewer cannot be read.', 'This page could not be read.'],
  ] as const)('with the status %s has its own message', async (status, message, want) => {
    showPage({ page: { ...page, status, findings: [], ...(message ? { message } : {}) } })
    await vi.waitFor(() => expect(lead()).toBe(want))
  })

  test('that evidence may be about has the button to compare them first, with what both have', async () => {
    const offer = { dossiers: ['ship'], name: 'SS Halvard Borg', shared: ['Borgstrand', 'Dovreholm'] }
    showPage({ page: { ...page, status: 'off-subject', findings: [] }, answers: { 'offer-evidence': { offer } } })
    expect(screen.queryByRole('button', { name: t('evidence.usePage') })).toBeNull()
    expect(await screen.findByText(t('pageStatus.mayBeAbout', { name: 'SS Halvard Borg' }))).toBeTruthy()
    expect(screen.getByText(t('pageStatus.bothName', { names: 'Borgstrand and Dovreholm' }))).toBeTruthy()
    const [first, second] = screen.getAllByRole('button')
    expect([first, second].map((button) => button?.textContent)).toEqual([
      'Compare anyway',
      'Use this page as evidence',
    ])
    expect(first?.className).toContain('main')
    expect(second?.className).not.toContain('main')
    fireEvent.click(first!)
    await vi.waitFor(async () => expect(await comparedAnyway.read()).toMatchObject([{ dossiers: ['ship'] }]))
  })

  test('that none of the evidence may be about can be evidence itself', async () => {
    showPage({ page: { ...page, status: 'off-subject', findings: [] } })
    const button = await screen.findByRole('button', { name: t('evidence.usePage') })
    expect(button.className).toContain('main')
  })

  test('has the same button in the answer to a selection', async () => {
    const offer = { dossiers: ['ship'], name: 'SS Halvard Borg', shared: ['Borgstrand'] }
    const asked = { ...question, status: 'done' as const, findings: [], nearest: [], offer }
    showPage({ question: asked })
    const answer = within(screen.getByRole('region', { name: t('selection.name') }))
    expect(answer.getByText(t('pageStatus.mayBeAbout', { name: 'SS Halvard Borg' }))).toBeTruthy()
    fireEvent.click(answer.getByRole('button', { name: t('pageStatus.compareAnyway') }))
    await vi.waitFor(async () => expect(await comparedAnyway.read()).toMatchObject([{ dossiers: ['ship'] }]))
  })

  test('says that a page is being read, whatever is known of it, and offers nothing', () => {
    showPage({ page: { ...page, status: 'reading', findings: [] }, isReading: true })
    expect(lead()).toBe('Reading the page…')
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  test('says nothing of a page before the settings are known', () => {
    showPage({ page: null, everySite: null })
    expect(document.querySelector('.lead')).toBeNull()
  })

  test('says of a page that is evidence itself what was read and what to do next, and offers to read it again', () => {
    const document = { kind: 'news', url: page.url }
    const origin = { kind: 'file', name: 'Ada', form: 'report', document } as const
    showPage({ installed: [{ ...curie, origin }], page: { ...page, status: 'off-subject', findings: [] } })
    expect(lead()).toBe(`${curie.claims} claims. Now open another page about ${curie.subject.name}.`)
    expect(screen.getByText(t('evidence.ownPage'))).toBeTruthy()
    expect(screen.getByRole('button', { name: t('evidence.again') })).toBeTruthy()
    expect(screen.getByRole('link', { name: t('adding.open') }).getAttribute('href')).toContain(curie.id)
    expect(screen.queryByRole('button', { name: t('pageStatus.tryAgain') })).toBeNull()
  })

  test('offers to use the answers of a chat as what they are', async () => {
    const answers = [{ start: 0, end: 5, cites: [] }]
    showPage({ page: { ...page, status: 'off-subject', findings: [], answers } })
    expect(await screen.findByRole('button', { name: t('evidence.useAnswers') })).toBeTruthy()
    expect(screen.queryByRole('button', { name: t('evidence.usePage') })).toBeNull()
  })

  test('offers a model for a page in another language, which a model can read', async () => {
    showPage({ page: { ...page, status: 'other-language', findings: [] } })
    expect(await screen.findByRole('button', { name: 'find one' })).toBeTruthy()
  })

  test('offers to choose the saved file when it is a PDF, which Check can read', () => {
    const message = 'Claimlight cannot read the browser’s PDF viewer.'
    showPage({ page: { ...page, status: 'no-text', message, isPdf: true, findings: [] } })
    expect(lead()).toBe('Claimlight cannot read the browser’s PDF viewer.')
    expect(screen.getByRole('link', { name: t('pageStatus.checkText') }).getAttribute('href')).toBe('#/check')
    // The right click works there too.
    expect(screen.getByText(patternOf('pageStatus.noPdfInstead'))).toBeTruthy()
    expect(screen.queryByRole('button', { name: t('pageStatus.checkPage') })).toBeNull()
  })

  test('offers no check of a page that the browser lets no extension read', () => {
    showPage({ page: { ...page, status: 'closed', findings: [] } })
    expect(lead()).toBe('The browser does not let extensions read this page.')
    expect(screen.queryByRole('button', { name: t('pageStatus.checkPage') })).toBeNull()
  })

  test.each([
    ['a web page', 'https://a.example/', true],
    ['a page whose address is not known', '', true],
    ['a page of the browser', 'about:config', false],
  ])('that the browser refuses can be tried again where it is %s: %s %s', (_, url, isOffered) => {
    showPage({ page: { ...page, url, status: 'closed', findings: [] } })
    expect(screen.queryByRole('button', { name: t('pageStatus.tryAgain') }) !== null).toBe(isOffered)
  })

  test('has no message about a click where all pages are checked automatically', () => {
    showPage({ page: null, everySite: true })
    expect(lead()).toBe('This page has not been checked.')
  })

  test('with an error shows the reason, what the user can do, and that notes are safe', () => {
    showPage({ page: { ...page, status: 'error', message: 'The PDF viewer cannot be read.', findings: [] } })
    expect(screen.getByText(/The PDF viewer cannot be read/)).toBeTruthy()
    expect(screen.getByRole('link', { name: t('pageStatus.checkText') }).getAttribute('href')).toBe('#/check')
    expect(screen.getByText(t('pageStatus.notesSafe'))).toBeTruthy()
  })

  test('shows the progress of a check, and announces nothing before the end', () => {
    showPage({ page: { ...page, status: 'checking', checked: 23, findings: page.findings.slice(0, 4) } })
    expect(screen.getByText(t('page.checked', 23, { of: '41 sentences' }))).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: t('page.progress') })).toBeTruthy()
    expect(
      screen
        .getAllByRole('status')
        .map((status) => status.textContent)
        .join(''),
    ).toBe('')
  })

  test('says that none is contradicted, and calls no sentence true', () => {
    showPage({ page: { ...page, findings: page.findings.filter(({ verdict }) => verdict !== 'contradicted') } })
    expect(screen.getByText(t('states.contradicted', 0))).toBeTruthy()
  })

  test('says nothing of the kind before the whole page is checked', () => {
    showPage({ page: { ...page, status: 'checking', findings: [] } })
    expect(screen.queryByText(t('states.contradicted', 0))).toBeNull()
  })

  test('counts its sentences in one place: in the rows at the end, which make up all of them', () => {
    showPage({ page: { ...page, findings: page.findings.filter(({ verdict }) => verdict === 'unverified') } })
    expect(screen.getByText(t('page.unmarked', 37))).toBeTruthy()
    expect(screen.queryByText(/\bof 41 sentences\b/)).toBeNull()
  })
})

test('a contradiction that Claimlight found is not called the model’s own when the model agrees', () => {
  const both = { ...contradicted, reader: { name: 'tiny', differs: true, engine: contradicted } }
  showPage({ page: { ...page, findings: page.findings.map((one) => (one === contradicted ? both : one)) } })
  expect(screen.getByText(/tiny too/)).toBeTruthy()
  expect(screen.queryByText(/by the model/)).toBeNull()
})

describe('a sentence that nothing settles', () => {
  const uncovered = page.findings.findIndex((one) => stateOf(one) === 'uncovered' && !one.newer)
  const findings = page.findings.map((one, at) => (at === uncovered ? { ...one, related: ['left-works'] } : one))
  const related = findings[uncovered]!

  test('has the claims on the same thing behind a line at the end, with their sources', () => {
    showPage({ page: { ...page, findings } })
    fireEvent.click(screen.getByRole('button', { name: t('related.count', 1) }))
    const row = document.querySelector<HTMLElement>(`li[data-start="${related.start}"]`)!
    expect(within(row).getByRole('button').textContent).toContain('Example left Harbour Works on 13 July 2022.')
    expect(within(row).getByRole('button').textContent).not.toMatch(/not found/i)
    fireEvent.click(row.querySelector('[data-toggle]')!)
    const claims = within(within(row).getByRole('list', { name: t('selection.nearestClaims') }))
    expect(claims.getByRole('link', { name: 'Example left Harbour Works on 13 July 2022.' })).toBeTruthy()
    expect(claims.getAllByText(/^Tier 1/).length).toBeGreaterThan(0)
  })

  test('stands before one whose claim shares less with it, and is in sight where the list has no other row', () => {
    const far = { ...related, start: 1, end: 20, quote: 'She had left for the sea.', related: ['left-works'] }
    const near = { ...related, start: 30, end: 60, quote: 'On 13 July 2022 she left Harbour Works again.' }
    showPage({ page: { ...page, findings: [far, near] } })
    const folded = screen.getByRole('list', { name: t('related.count', 2) })
    expect([...folded.querySelectorAll('li[data-start]')].map((row) => row.getAttribute('data-start'))).toEqual([
      '30',
      '1',
    ])
    fireEvent.click(screen.getByRole('button', { name: t('related.count', 2) }))
    expect(screen.queryByRole('list', { name: t('related.count', 2) })).toBeNull()
  })

  test('has them in its place among the findings when it is clicked on the page', () => {
    showPage({ page: { ...page, findings }, view: { ...view, current: related.start } })
    expect(within(list()).getByRole('list', { name: t('selection.nearestClaims') })).toBeTruthy()
  })

  test.each([true, false])('stays in its open list when its sentence is shown on the page (others: %s)', (others) => {
    const shown = { ...page, findings: others ? findings : [related] }
    const { rerender } = showPage({ page: shown })
    const name = '1 not settled, with close claims'
    if (others) fireEvent.click(screen.getByRole('button', { name }))
    rerender(pageView({ page: shown, view: { ...view, current: related.start } }))
    expect(
      within(screen.getByRole('list', { name })).getByRole('list', { name: t('selection.nearestClaims') }),
    ).toBeTruthy()
  })
})
