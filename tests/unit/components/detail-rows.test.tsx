// @vitest-environment jsdom
import { pageInPanel, showInPanel, type PageInTab } from './in-panel'
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { NoteActions } from '@/components/panel/note-actions'
import DocumentView from '@/components/check/document-view'
import { setLanguage, t } from '@/lib/i18n/t'
import type { Detail, Finding } from '@/lib/schema/finding'
import { catalogueOf } from '@/tests/words/catalogue-of'
import { saying } from '@/tests/words/saying'
import { searchFindings } from '@/components/check/finding/checked-text'
import { ownTextResult, page, question, view } from './fixtures'
import { semicolon } from '@/lib/i18n/lists'
import { show } from './render'

const [english, french] = [saying(await catalogueOf('en')), saying(await catalogueOf('fr'))]
afterEach(() => setLanguage(english))

/** A finding with details at these words of its quote. */
function finding(start: number, quote: string, verdict: Finding['verdict'], details: Partial<Detail>[]): Finding {
  const placed = details.map((detail): Detail => {
    const article = detail.article ?? ''
    const from = start + quote.indexOf(article)
    const none = {
      kind: 'term',
      verdict: 'open',
      doubted: false,
      dossier: null,
      question: null,
      claim: null,
      slot: null,
    }
    return { ...none, ...detail, article, start: from, end: from + article.length } as Detail
  })
  const partial = verdict === 'supported' && placed.some((detail) => detail.verdict !== 'agrees')
  const claims = [...new Set(placed.flatMap(({ claim }) => claim ?? []))]
  return {
    start, end: start + quote.length, quote, verdict, partial, claims, sources: [10, 14], details: placed, newer: false,
  } // prettier-ignore
}
const agrees = (article: string, dossier = article): Partial<Detail> => ({
  article, dossier, verdict: 'agrees', claim: 'first-degree',
}) // prettier-ignore

const inPart = finding(
  0,
  'In the summer of 2014, over a dinner, she joined the people of Harbour Works.',
  'supported',
  [
    {
      article: 'summer of 2014',
      dossier: '13 July 2022',
      question: 'When she left',
      claim: 'left-works',
      kind: 'date',
    },
    { article: 'over a dinner' },
    { ...agrees('people', 'a staff'), kind: 'role' },
    agrees('Harbour Works'),
  ],
)
const contradicted = finding(200, 'She left the works in March 2022, after five years.', 'contradicted', [
  agrees('the works', 'Harbour Works'),
  {
    article: 'March 2022', dossier: '13 July 2022', verdict: 'differs', question: 'When she left', claim: 'left-works',
  },
  agrees('five years'),
]) // prettier-ignore
const supported = finding(400, 'She studied in Northport.', 'supported', [agrees('Northport')])
const findings = [inPart, contradicted, supported]

function showPage(props: PageInTab = {}, actions: Partial<NoteActions> = {}) {
  return show(pageInPanel({ page: { ...page, findings }, ...props }, actions))
}
const withActive = (one: Finding, list = findings) => ({
  page: { ...page, findings: list },
  view: { ...view, current: one.start },
})
const item = ({ start }: Finding) => document.querySelector<HTMLElement>(`li[data-start="${start}"]`)!
const toggle = (one: Finding) => item(one).querySelector<HTMLElement>('[data-toggle]')!
const rows = (within_: HTMLElement) =>
  within(within(within_).getByRole('list', { name: t('detail.name') }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
/** The text for screen readers. */
const read = (element: HTMLElement) => {
  const copy = element.cloneNode(true) as HTMLElement
  copy.querySelectorAll('[aria-hidden="true"]').forEach((hidden) => hidden.remove())
  return copy.textContent
}
const lines = (one: Finding) =>
  [...item(one).querySelectorAll('.line .d, .body:not([hidden]) .quote .d')].map(({ className, textContent }) => [
    className.replace('d d-', ''),
    textContent,
  ])

describe('an open finding', () => {
  test('lists its details worst first, each readable as one sentence', () => {
    showPage(withActive(inPart))
    expect(rows(item(inPart))).toEqual([
      'Compare. Page: summer of 2014. Evidence: 13 July 2022. Tier 1. ',
      'Not found. Page: over a dinner. Not found',
      'Matches. Page: people. Evidence: a staff. Tier 1. ',
      'Matches. Page: Harbour Works. Evidence: Harbour Works. Tier 1. ',
    ])
    expect(within(item(inPart)).getByText('When she left')).toBeTruthy()
  })

  test('underlines every detail in the quote, and gives its reason in words', () => {
    showPage(withActive(inPart))
    expect(lines(inPart)).toEqual([
      ['compare', 'summer of 2014'],
      ['open', 'over a dinner'],
      ['matches', 'people'],
      ['matches', 'Harbour Works'],
    ])
    expect(within(item(inPart)).getByText(t('detail.otherMeaning'))).toBeTruthy()
  })

  test('has the rating of its claim once, and never the sentence beside it as a value', () => {
    const says = 'Rated “False” by Dovre Check, 3 March 2026'
    const quote = 'She left Harbour Works in July.'
    const rated = finding(600, quote, 'unverified', [
      { article: quote, dossier: says, kind: 'opinion', claim: 'left-works' },
    ])
    const { unmount } = showPage({
      page: { ...page, findings: [rated, contradicted] },
      view: { ...view, current: null },
    })
    expect(item(rated).querySelector('.briefs')?.textContent).toBe(says)
    unmount()
    showPage(withActive(rated, [rated]))
    expect(within(item(rated)).queryByRole('list', { name: t('detail.name') })).toBeNull()
  })

  test('marks the value to compare in its claim, which is listed first', () => {
    showPage(withActive(inPart))
    const claim = within(item(inPart)).getByRole('link', { name: /Example left Harbour Works/ })
    expect(claim.querySelector('.d-compare')?.textContent).toBe('13 July 2022')
  })

  test('has no reason when everything matches, and its column labels are not read aloud', () => {
    showPage(withActive(supported))
    expect(item(supported).querySelector('.reason')).toBeNull()
    expect(item(supported).querySelector('.heads')?.getAttribute('aria-hidden')).toBe('true')
    expect(rows(item(supported))).toEqual(['Matches. Page: Northport. Evidence: Northport. Tier 1. '])
  })

  test('folds matches beyond five rows', () => {
    const quote = Array.from({ length: 9 }, (_, i) => `value${i}`).join(' ')
    const long = finding(
      0,
      quote,
      'supported',
      quote.split(' ').map((word) => agrees(word)),
    )
    showPage(withActive(long, [long]))
    const more = within(item(long)).getByRole('button', { name: t('detail.more.matches', 4) })
    expect(more.getAttribute('aria-expanded')).toBe('false')
    expect(rows(item(long))).toHaveLength(6)
    fireEvent.click(more)
    expect(more.getAttribute('aria-expanded')).toBe('true')
    expect(rows(item(long))).toHaveLength(10)
  })

  test('does not repeat the claim with a gap above the claim itself', () => {
    const gap = 'Byrne announced on … that she was leaving.'
    const one = finding(0, 'She left in March 2022.', 'contradicted', [
      { article: 'March 2022', dossier: '13 July 2022', verdict: 'differs', question: gap, claim: 'left-works' },
    ])
    showPage({ page: { ...page, findings: [one] } })
    expect(within(item(one)).queryByText(gap)).toBeNull()
    fireEvent.click(toggle(one))
    expect(within(item(one)).queryByText(gap)).not.toBeNull()
  })

  test('repeats a claim neither as a value, nor above its own words, nor for each of its values, and ends no value with two full stops', () => {
    const claim = 'Byrne signed on 13 July 2022 with 70 others.'
    const from = { verdict: 'differs', doubted: true, claim: 'left-works' } as const
    const one = finding(0, 'She refused to sign in March 2022 with 7 others.', 'disputed', [
      { ...from, article: 'refused', dossier: claim, question: claim },
      { ...from, article: 'March 2022', dossier: '13 July 2022', question: 'Byrne signed on … with 70 others.' },
      { ...from, article: '7', dossier: '70', question: 'Byrne signed on 13 July 2022 with … others.' },
    ])
    showPage(withActive(one, [one]))
    expect(rows(item(one))).toEqual([
      'In doubt. Page: March 2022. Evidence: 13 July 2022. Tier 1. ',
      'In doubt. Page: 7. Evidence: 70. Tier 1. ',
    ])
    expect(item(one).querySelector('.what')).toBeNull()
    expect(within(item(one)).getByText(t('detail.notSettled'))).toBeTruthy()
  })

  test('labels each pair with its question when the questions differ', () => {
    const two = finding(0, 'In 2011 with Ng.', 'contradicted', [
      { article: '2011', dossier: '2015', verdict: 'differs', question: 'When she taught' },
      { article: 'Ng', dossier: 'Li', verdict: 'differs', question: 'With whom' },
    ])
    showPage(withActive(two, [two]))
    expect(rows(item(two))).toEqual([
      'Differs. When she taught. Page: 2011. Evidence: 2015. ',
      'Differs. With whom. Page: Ng. Evidence: Li. ',
    ])
  })

  test('shows words of a page or dossier as text', () => {
    const quote = 'It was <img src=x> then.'
    const hostile = finding(0, quote, 'contradicted', [
      { article: '<img src=x>', dossier: '<b>bold</b>', verdict: 'differs', question: '<i>why</i>' },
    ])
    showPage(withActive(hostile, [hostile]))
    expect(rows(item(hostile))).toEqual(['Differs. Page: <img src=x>. Evidence: <b>bold</b>. '])
    expect(item(hostile).querySelector('img, .rows b, .what i')).toBeNull()
  })
})

describe('a closed finding', () => {
  const closed = { page: { ...page, findings }, view: { ...view, current: supported.start } }

  test('has its verdict and its counts in words as its name', () => {
    showPage(closed)
    expect(read(toggle(inPart))).toMatch(/^Look at this\. 1 to compare, 1 not found, 2 match\. /)
    expect(read(toggle(contradicted))).toMatch(/^Contradicted\. 1 differs, 2 match\. /)
  })

  test('that is contradicted has one large row for the difference, and counts the matches', () => {
    showPage(closed)
    expect(rows(item(contradicted))).toEqual(['Differs. Page: March 2022. Evidence: 13 July 2022. Tier 1. '])
    expect(within(item(contradicted)).getByText(t('detail.others', 2))).toBeTruthy()
  })

  test('with a value to compare shows both values, and counts the other details', () => {
    showPage(closed)
    expect([...item(inPart).querySelectorAll('.brief')].map(({ textContent }) => textContent)).toEqual([
      'Compare summer of 2014 with 13 July 2022',
      '1 not found, 2 match',
    ])
    expect(toggle(inPart).querySelector('svg path')).not.toBeNull()
  })

  test('does not underline matches', () => {
    showPage(closed)
    expect(lines(inPart)).toEqual([
      ['compare', 'summer of 2014'],
      ['open', 'over a dinner'],
    ])
    expect(lines(contradicted)).toEqual([['differs', 'March 2022']])
  })

  test('that is supported shows only its quote', () => {
    showPage(withActive(contradicted))
    fireEvent.click(screen.getByRole('button', { name: /^\d+ supported$/, expanded: false }))
    expect(item(supported).querySelector('.brief, .d')).toBeNull()
    expect(toggle(supported).textContent).toContain('She studied in Northport.')
  })
})

describe('the key C', () => {
  test('opens a finding and focuses its claim', () => {
    showPage()
    fireEvent.keyDown(toggle(inPart), { key: 'c' })
    expect(toggle(inPart).getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement?.textContent).toBe('Example left Harbour Works on 13 July 2022.')
  })

  test('is an ordinary letter in a note, and does nothing with Ctrl', () => {
    showPage({
      page: { ...page, findings },
      view: { ...view, current: contradicted.start, noteWanted: { start: contradicted.start, at: 1 } },
    })
    const note = screen.getByRole('textbox', { name: t('notes.note') })
    note.focus()
    fireEvent.keyDown(note, { key: 'c' })
    expect(document.activeElement).toBe(note)
    fireEvent.keyDown(toggle(inPart), { key: 'c', ctrlKey: true })
    expect(toggle(inPart).getAttribute('aria-expanded')).toBe('false')
  })

  test('does the same as “Compare” on the page', () => {
    showPage({ page: { ...page, findings }, view: { ...view, compareWanted: { start: inPart.start, at: 7 } } })
    expect(toggle(inPart).getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement?.textContent).toBe('Example left Harbour Works on 13 July 2022.')
  })
})

test('a search also finds the values of details', () => expect(searchFindings(findings, 'a staff')).toEqual([inPart]))

describe('the rows of details are the same', () => {
  const want = [
    'Differs. Page: March 2022. Evidence: 13 July 2022. Tier 1. ',
    'Matches. Page: the works. Evidence: Harbour Works. Tier 1. ',
    'Matches. Page: five years. Evidence: five years. Tier 1. ',
  ]

  test('in the answer to a right click', () => {
    const asked = { ...question, text: contradicted.quote, findings: [{ ...contradicted, start: 0 }] }
    showPage({ page: null, question: asked })
    expect(rows(screen.getByRole('region', { name: t('selection.name') }))).toEqual(want)
  })

  test('in Check, with the label “Text”', () => {
    const whole = { ...contradicted, start: 0, end: contradicted.quote.length }
    showInPanel(
      <DocumentView result={ownTextResult(contradicted.quote, [whole])} onBack={vi.fn()} onEvidence={vi.fn()} />,
    )
    expect(rows(screen.getByRole('list', { name: t('page.findings') }))).toEqual(
      want.map((row) => row.replace('Page', 'Text')),
    )
  })
})

test('in French, labels and readings are French, and texts of page and dossier are marked as English', () => {
  setLanguage(french)
  expect(semicolon()).toBe('\u202f; ')
  showPage(withActive(inPart))
  const list = within(item(inPart)).getByRole('list', { name: 'Détails' })
  const [first] = within(list).getAllByRole('listitem')
  expect(first?.textContent).toBe('À comparer. Page\u00a0: summer of 2014. Preuve\u00a0: 13 July 2022. Rang 1. ')
  expect([...first!.querySelectorAll('[lang="en"]')].map(({ textContent }) => textContent)).toEqual([
    'summer of 2014',
    '13 July 2022',
  ])
  expect(read(toggle(inPart))).toMatch(/^À examiner\. 1 à comparer, 1 non trouvé, 2 correspondent\. /)
})
