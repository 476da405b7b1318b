// @vitest-environment jsdom
import { showInPanel } from '../in-panel'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { DossierScreen } from '@/components/dossiers/dossier-screen'
import { reliabilityOf, createDossierBook, shownTier } from '@/lib/dossier/browse/dossier-book'
import { ResearchScreen } from '@/components/dossiers/dossier/research-screen'
import { BooksProvider, DossierProvider } from '@/components/book/dossier-of'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { curie } from '../dossiers/fixtures'

import { parseDossierRoute } from '@/lib/dossier/browse/dossier-route'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { book as plain } from '../fixtures'
import { show } from '../render'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

const dossier = dossierSchema.parse({
  subject: { name: 'Ada Example' },
  asOf: '2026-03-31',
  claims: [
    { id: 'unseen', topic: 'Work', section: 'Work', text: 'She left in 2022.', confidence: 'high', sources: [1] },
    { id: 'seen', topic: 'Work', section: 'Work', text: 'She came in 2019.', sources: [1, 2] },
    { id: 'unknown', topic: 'Work', section: 'Work', text: 'She was director.', sources: [3] },
    { id: 'noted', topic: 'Work', section: 'Work', text: 'She likes maps.', sources: [4] },
    { id: 'bare', topic: 'Work', section: 'Work', text: 'She has a boat.', sources: [] },
  ],
  sources: [
    { n: 1, title: 'The essay', url: 'https://example.org/essay', tier: 1 },
    { n: 2, title: 'The report', url: 'https://example.org/report', tier: 2 },
    { n: 3, title: 'The list', tier: 3 },
    { n: 4, title: 'The notes', tier: 3 },
  ],
  research: {
    by: [{ name: 'Finder', kind: 'machine' }],
    method: 'It searched the web.',
    sections: [{ section: 'Work', confidence: 'medium', depth: 'high', note: 'The essay was not opened.' }],
    questions: [
      { asks: 'Why did she leave?', state: 'open', claims: ['unseen'], why: 'Nobody says.' },
      { asks: 'When did she come?', state: 'answered', on: '2026-02' },
    ],
    access: [
      { source: 1, state: 'refused', on: '2026-03', note: 'Error 403.' },
      { source: 2, state: 'opened' },
      { source: 4, machineMade: true },
    ],
    conflicts: [
      {
        asks: 'When did she leave?',
        claims: ['unseen'],
        values: [
          { value: '2022', sources: [1] },
          { value: '2023', sources: [2] },
          { value: '2021', superseded: true },
        ],
        state: 'open',
      },
    ],
    passages: [{ claim: 'seen', source: 2, quote: 'joined the harbour works in the spring of that year' }],
  },
})
const book = createDossierBook(dossier)

function visit(hash: string, of = book) {
  const place = parseDossierRoute(hash)
  if (!place) throw new Error(`${hash} is no page of the dossier`)
  return showInPanel(<DossierScreen book={of} graph={null} place={place} />)
}

describe('a claim', () => {
  test.each([
    ['unseen', true],
    ['noted', true],
    ['seen', false],
    ['unknown', false],
    ['bare', false],
  ])('%s says once, in its status, whether it rests only on unopened sources: %s', (id, isUnread) => {
    visit(`#/claim/${id}`)
    expect(screen.queryAllByText(t('claim.establishedUnread'))).toHaveLength(isUnread ? 1 : 0)
    expect(screen.queryByText(patternOf('claim.unread'))).toBeNull()
  })

  test('says how each of its sources was opened', () => {
    visit('#/claim/seen')
    expect(screen.getByText('Not opened: refused by the server, March 2026')).toBeTruthy()
    expect(screen.getByText(t('access.opened'))).toBeTruthy()
  })

  test('shows the words of its source, with a link that leads to them', () => {
    visit('#/claim/seen')
    const quote = screen.getByText('joined the harbour works in the spring of that year')
    const link = within(quote.closest('p')!).getByRole('link', { name: /The report/ })
    expect(link.getAttribute('href')).toMatch(/^https:\/\/example\.org\/report#:~:text=joined/)
  })

  test('shows all values that its sources have, and which one is not given any more', () => {
    visit('#/claim/unseen')
    const [list] = screen.getAllByRole('list').filter((one) => within(one).queryByText('2023') !== null)
    const values = within(list!).getAllByRole('listitem')
    expect(values.map((value) => value.textContent)).toEqual([
      expect.stringMatching(/^2022 .*The essay/),
      expect.stringMatching(/^2023 .*The report/),
      expect.stringMatching(/^2021 no longer given/),
    ])
  })

  test('has no tier beside a value in a finding where no source was opened, and its page says so', () => {
    const [unseen, seen] = dossier.claims
    expect([shownTier(book, unseen!), shownTier(book, seen!)]).toEqual([null, 1])
    visit('#/claim/unseen')
    expect(screen.getByText(t('claim.establishedUnread'))).toBeTruthy()
  })
})

describe('the screen on how a dossier was made', () => {
  test('says that a program researched it, and by which method', () => {
    visit('#/dossier/research')
    expect(screen.getByText(patternOf('research.machine'))).toBeTruthy()
    expect(screen.getByText('It searched the web.')).toBeTruthy()
  })

  test('lists open questions with their claims, apart from closed ones', () => {
    visit('#/dossier/research')
    const open = screen.getByRole('region', { name: t('research.openQuestions', 1) })
    expect(within(open).getByText('Nobody says.')).toBeTruthy()
    expect(within(open).getByRole('link', { name: 'Why did she leave?' }).getAttribute('href')).toBe('#/claim/unseen')
    const closed = screen.getByRole('region', { name: t('research.closedQuestions', 1) })
    expect(within(closed).getByText(/^Answered, February 2026/)).toBeTruthy()
  })

  test('says how many claims rest on what', () => {
    visit('#/dossier/research')
    const rests = screen.getByRole('region', { name: t('research.audit.name') })
    expect(within(rests).getByText(/^Only on sources that were not opened .*: 2$/)).toBeTruthy()
    expect(within(rests).getByText(t('research.audit.unsourced')).nextElementSibling?.textContent).toBe('1')
  })

  test('shows a section as text when it is opened, with the numbers of its sources', () => {
    visit('#/dossier/research')
    const sections = screen.getByRole('region', { name: t('research.sections') })
    const folded = within(sections).getByText(t('research.asText')).closest('details')!
    expect(folded.textContent).toBe('Read as text')
    folded.open = true
    fireEvent(folded, new Event('toggle'))
    expect(folded.textContent).toMatch(/She left in 2022\. \[1\] +She came in 2019\. \[1\]\[2\]/)
    expect(within(folded).getByRole('link', { name: 'She left in 2022.' }).getAttribute('href')).toBe('#/claim/unseen')
    expect(within(folded).getByRole('link', { name: '[2]' }).getAttribute('href')).toBe('#/dossier/source/2')
  })

  test('of a dossier without one says from which file and when it was added', () => {
    const screenOf = (origin: InstalledDossier['origin']) => (
      <BooksProvider bookOf={() => plain} installed={[{ ...curie, origin }]}>
        <DossierProvider id={curie.id}>
          <ResearchScreen book={plain} />
        </DossierProvider>
      </BooksProvider>
    )
    show(screenOf({ kind: 'file', name: 'curie.md', form: 'report' }))
    expect(
      screen.getByText(/^From curie\.md \(.+\), added on 2 November 2026 · \d+ claims · \d+ sources$/),
    ).toBeTruthy()
  })

  test('of a page or document says where it is from, and not that it researched itself', () => {
    const document = { kind: 'page' }
    show(
      <BooksProvider
        bookOf={() => book}
        installed={[{ ...curie, origin: { kind: 'file', name: 'curie.md', form: 'report', document } }]}
      >
        <DossierProvider id={curie.id}>
          <ResearchScreen book={book} />
        </DossierProvider>
      </BooksProvider>,
    )
    expect(screen.getByText(/^From curie\.md \(.+\), added on 2 November 2026/)).toBeTruthy()
    expect(screen.queryByText(/researched/)).toBeNull()
  })

  test('says so where a dossier does not describe it', () => {
    visit('#/dossier/research', plain)
    expect(screen.getByText(t('research.none'))).toBeTruthy()
  })
})

test('the screen of a source has its access and the note on it', () => {
  visit('#/dossier/source/1')
  expect(screen.getByText('Error 403.')).toBeTruthy()
})

test('an audit counts what claims rest on, and does not count as unopened what is not known', () => {
  const { unread, sureUnread, oneSource, unsourced, openQuestions, openConflicts, sectionsWithoutReason } =
    reliabilityOf(book)
  const ids = [unread, sureUnread, oneSource, unsourced].map((claims) => claims.map(({ id }) => id))
  expect(ids).toEqual([['unseen', 'noted'], ['unseen'], ['unseen', 'unknown', 'noted'], ['bare']])
  expect({ openQuestions, openConflicts, withoutReason: sectionsWithoutReason }).toEqual({
    openQuestions: 1,
    openConflicts: 1,
    withoutReason: [],
  })
})
