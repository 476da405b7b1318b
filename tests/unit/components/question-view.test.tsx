// @vitest-environment jsdom
import { elementInPanel, pageInPanel, sent, showInPanel, type PageInTab } from './in-panel'
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ModelCheckProps } from '@/components/model/model-check-of'
import { FindingContext } from '@/components/check/context/finding-context'
import { QuestionView } from '@/components/check/finding/question-view'
import type { NoteActions } from '@/components/panel/note-actions'
import { t } from '@/lib/i18n/t'
import { comparedAnyway, selectionCheck } from '@/lib/platform/session'
import type { SelectionCheck } from '@/lib/schema/page-state'
import type { SentenceLookup } from '@/lib/schema/finding'
import type { SetAsideClaim } from '@/lib/check/wrong-findings'
import type { SetAside } from '@/lib/dossiers/data/types'
import { curie } from './dossiers/fixtures'
import { book, lookup, page, question } from './fixtures'
import { show } from './render'
import { patternOf } from '@/tests/words/pattern-of'

let setAsideClaims: SetAsideClaim[] = []
const readSetAsideClaims = vi.hoisted(() => vi.fn<() => Promise<SetAsideClaim[]>>())
readSetAsideClaims.mockImplementation(() => Promise.resolve(setAsideClaims))
vi.mock(import('@/lib/check/wrong-findings'), async (importOriginal) => ({
  ...(await importOriginal()),
  readSetAsideClaims,
}))
const showModelCheck = vi.hoisted(() => vi.fn((_props: ModelCheckProps) => 'The model’s place'))
vi.mock('@/components/model/model-check', () => ({ default: showModelCheck }))

function ask(props: PageInTab, actions: Partial<NoteActions> = {}, readsWithModel = false) {
  const settings = { secondOpinion: readsWithModel }
  show(pageInPanel({ page: null, question, settings, ...props }, actions))
  return within(screen.getByRole('region', { name: t('selection.name') }))
}

const english = { ...question, findings: [], context: { before: '', after: '' } }

test('words that Claimlight cannot decide have the nearest claims, with their sources', () => {
  const answer = ask({})
  expect(answer.getByText('Not settled.')).toBeTruthy()
  expect(answer.queryByText(t('selection.nothing'))).toBeNull()
  const nearest = within(answer.getByRole('list', { name: t('selection.nearestClaims') }))
  expect(nearest.getAllByRole('link')[0]!.getAttribute('href')).toBe('#/claim/first-degree')
})

test('an answer is shown only with its claims, once their dossier is loaded', () => {
  const asked = { ...question, nearestIn: 'ada' }
  const { change } = showInPanel(
    <FindingContext value={{ book, isOfPage: true }}>
      <QuestionView question={asked} notes={[]} isPageRead />
    </FindingContext>,
  )
  expect(screen.getByRole('status').textContent).toBe('Checking your selection…')
  change({ bookOf: () => book })
  expect(screen.getByRole('status').textContent).toMatch(/^Not settled/)
})

test('other evidence that the page may be about waits behind its button, below the answer of what the words name', async () => {
  const offer = { dossiers: ['ship'], name: 'SS Halvard Borg', shared: ['Borgstrand'] }
  const dossiers = [{ id: 'ada', name: 'Ada Example' }]
  const answer = ask({ question: { ...question, dossiers, offer } })
  expect(answer.getByText('Not settled.')).toBeTruthy()
  fireEvent.click(answer.getByRole('button', { name: t('pageStatus.compareAnyway') }))
  await vi.waitFor(async () => expect(await comparedAnyway.read()).toMatchObject([{ dossiers: ['ship'] }]))
})

test('words that the user only writes a note on are not said to be unknown to the evidence', () => {
  const answer = ask({ question: { ...english, status: 'unasked', wantsNote: true } })
  expect(answer.getByRole('textbox', { name: t('notes.note') })).toBeTruthy()
  expect(answer.queryByText(/nothing on this|Not settled/)).toBeNull()
  expect(answer.queryByText(t('selection.answer'))).toBeNull()
})

test.each([
  ['frame', /in an embedded page of another site/],
  ['pdf', /in the browser’s PDF viewer/],
] as const)('words in a %s are said to be there, so that a note on them is not highlighted', (outOfReach, said) => {
  expect(ask({ question: { ...english, outOfReach } }).getByText(said)).toBeTruthy()
})

test('a note on words of a page that was not read is said to be highlighted only once the page is checked', () => {
  const later = 'A note is highlighted on the page once the page is checked.'
  const wantsNote = { ...question, wantsNote: true }
  expect(ask({ question: wantsNote }).getByText(later)).toBeTruthy()
  cleanup()
  expect(ask({ question }).queryByText(later)).toBeNull()
  cleanup()
  expect(ask({ question: wantsNote, page }).queryByText(later)).toBeNull()
  cleanup()
  expect(ask({ question: { ...wantsNote, outOfReach: 'frame' } }).queryByText(later)).toBeNull()
})

test('claims that share no name, place or number with the words are not offered as close', () => {
  const answer = ask({ question: { ...question, text: 'Apple trees need cold winters.' } })
  expect(answer.getByText(t('selection.nothing'))).toBeTruthy()
  expect(answer.queryByRole('list', { name: t('selection.nearestClaims') })).toBeNull()
})

test('several dossiers that were asked are named, also with their closest claims', () => {
  const dossiers = [
    { id: 'bundled', name: 'Ada Example' },
    { id: 'other', name: 'Bo Other' },
  ]
  expect(ask({ question: { ...question, dossiers } }).getByText(/Closest claims in Ada Example:/)).toBeTruthy()
  cleanup()
  const answer = ask({ question: { ...question, dossiers, text: 'Apple trees need cold winters.' } })
  expect(answer.getByText(t('selection.nothingIn', { dossiers: 'Ada Example and Bo Other' }))).toBeTruthy()
})

test('each of a few sentences has an answer, also one without a finding beside one that has one', () => {
  const finding = page.findings[4]!
  const lookups = [
    { ...lookup(finding.quote, finding.start), finding },
    lookup('Example learned to juggle at Quay College in Northport.', 900),
    lookup('She sings.', 960),
    { ...lookup('Does she sing?', 980), reason: 'question' as const },
  ]
  const about = { ...question, findings: [finding] }
  const answer = ask({ question: { ...about, lookups: lookups.slice(0, 3) } })
  expect(answer.getByText('Not settled.')).toBeTruthy()
  expect(answer.getByText(t('selection.nothing'))).toBeTruthy()
  cleanup()
  const asked = ask({ question: { ...about, lookups: [lookups[0]!, lookups[3]!] } })
  expect(asked.queryByText(t('selection.nothing')), 'a question states nothing').toBeNull()
})

test('an opinion is called one, and has no claim beside it that shares only common words', () => {
  const finding = page.findings.find(({ verdict, newer }) => verdict === 'unverified' && !newer)!
  const quote = 'She is one of the most gifted directors of her generation.'
  const near = { ...finding, quote, details: [], related: ['left-works'] }
  const answer = ask({ question: { ...question, text: quote, findings: [near] } })
  expect(answer.getByText(t('selection.opinion'))).toBeTruthy()
  expect(answer.queryByRole('list', { name: t('selection.nearestClaims') })).toBeNull()
})

test('the buttons of an only answer are in one row, and those of several beside each', () => {
  const [one, two] = page.findings.filter(({ verdict }) => verdict === 'contradicted')
  const ofOne = ask({ question: { ...question, findings: [one!] } })
  const row = ofOne.getByRole('button', { name: t('finding.note') }).parentElement!
  expect(within(row).getAllByRole('button')).toHaveLength(2)
  expect(within(row).getByRole('button', { name: t('finding.notRight') })).toBeTruthy()
  cleanup()
  const ofTwo = ask({ question: { ...question, findings: [one!, two!] } })
  expect(ofTwo.getAllByRole('button', { name: t('finding.notRight') })).toHaveLength(2)
  expect(
    within(ofTwo.getByRole('button', { name: t('finding.note') }).parentElement!).getAllByRole('button'),
  ).toHaveLength(1)
})

describe('words whose finding is muted', () => {
  const [wrong] = page.findings.filter(({ verdict }) => verdict === 'contradicted')
  const muted = [{ start: wrong!.start, mutes: ['mute-1', 'mute-2'] }]
  const asked = { ...question, text: wrong!.quote, nearest: [], findings: [], muted }

  test('are answered by the word that the user muted it, with Undo, and by no verdict and no denial', () => {
    const answer = ask({ question: asked })
    expect(answer.getByText(t('wrongFinding.youMuted', 1))).toBeTruthy()
    expect(answer.queryByText(patternOf('state.contradicted'))).toBeNull()
    expect(answer.queryByText(t('selection.nothing'))).toBeNull()
    fireEvent.click(answer.getByRole('button', { name: t('notes.undo') }))
    expect(sent.mock.calls.filter(([kind]) => kind === 'delete-mute')).toEqual([
      ['delete-mute', { id: 'mute-1' }],
      ['delete-mute', { id: 'mute-2' }],
    ])
  })

  test('leave the answers on the other sentences as they are', () => {
    const lookups = [lookup(wrong!.quote, wrong!.start), lookup('She sings.', 960)]
    const answer = ask({ question: { ...asked, lookups } })
    expect(answer.getByText(t('wrongFinding.youMuted', 1))).toBeTruthy()
    expect(answer.getAllByText(t('selection.nothing'))).toHaveLength(1)
  })

  test('have one line where they were muted in this answer', async () => {
    const findings = [wrong!]
    const open = (now: object) => <QuestionView question={{ ...asked, ...now }} notes={[]} isPageRead />
    const inContext = (now: object) => <FindingContext value={{ book, isOfPage: true }}>{open(now)}</FindingContext>
    const { rerender } = show(elementInPanel(inContext({ findings, muted: undefined }), { page }))
    fireEvent.click(screen.getByRole('button', { name: t('finding.notRight') }))
    fireEvent.click(screen.getByRole('button', { name: t('wrongFinding.unrelated') }))
    await screen.findByText(t('wrongFinding.muted'))
    rerender(elementInPanel(inContext({}), { page }))
    expect(screen.getByText(t('wrongFinding.muted'))).toBeTruthy()
    expect(screen.queryByText(t('wrongFinding.youMuted', 1))).toBeNull()
    expect(screen.getAllByRole('button', { name: t('notes.undo') })).toHaveLength(1)
  })
})

describe('words on which a claim is set aside', () => {
  const dossiers = { installed: [{ ...curie, id: 'bundled', adjustments: 1 }], removed: [], isBroken: false }
  const of = (over: Partial<SetAside>, state: SetAsideClaim['state'] = 'applies'): SetAsideClaim => ({
    setAside: {
      kind: 'set-aside',
      id: 'x',
      dossier: 'bundled',
      at: '2026-11-01T10:00:00.000Z',
      claim: 'left-works',
      words: 'Example left Harbour Works on 12 July 2022.',
      ...over,
    },
    state,
  })
  const askOf = (text: string, claim: SetAsideClaim) => {
    setAsideClaims = [claim]
    const asked = { ...question, text, nearest: [] }
    return ask({ question: asked, installed: dossiers.installed })
  }
  const areRead = () =>
    act(async () => {
      await vi.waitFor(() => expect(readSetAsideClaims).toHaveBeenCalled())
      await readSetAsideClaims.mock.results.at(-1)?.value
    })
  // The first use of the module loads it, which takes long beside other tests.
  beforeAll(() => import('@/lib/check/wrong-findings'))
  beforeEach(() => void readSetAsideClaims.mockClear())
  const aside = () => screen.findByText(patternOf('selection.setAside'))

  test('are answered by the claim, which can be brought back, where they were found wrong with it', async () => {
    askOf('She left the works.', of({ about: { sentence: 'She left the works.', url: '' } }))
    const link = within(await aside()).getByRole('link', { name: 'Example left Harbour Works on 12 July 2022.' })
    expect(link.getAttribute('href')).toBe('#/claim/left-works')
    expect(screen.queryByText(t('selection.nothing'))).toBeNull()
  })

  test('are answered by it where they are four words of its sentence', async () => {
    const about = { sentence: 'In the end she left the works for good.', url: '' }
    askOf('she left the works', of({ about }))
    expect(await aside()).toBeTruthy()
  })

  test('are answered by it where they share its names, on any page', async () => {
    askOf('It was at Harbour Works that 300 people met Mary Shore.', of({ words: '300 people work at Harbour Works.' }))
    expect(await aside()).toBeTruthy()
  })

  test.each([
    ['other words', 'Apple trees need cold winters.', of({ about: { sentence: 'She left the works.', url: '' } })],
    [
      'a claim that counts again',
      'She left the works.',
      of({ about: { sentence: 'She left the works.', url: '' } }, 'changed'),
    ],
  ])('are told that there is nothing, for %s', async (_, words, claim) => {
    const answer = askOf(words, claim)
    await areRead()
    expect(answer.getByText(t('selection.nothing'))).toBeTruthy()
  })

  test('a claim that was set aside in other words counts again, and its finding says so', async () => {
    setAsideClaims = [of({}, 'changed')]
    const finding = page.findings.find(({ claims }) => claims.includes('left-works'))!
    ask({ question: { ...question, findings: [finding] }, installed: dossiers.installed })
    expect(await screen.findByText(t('wrongFinding.countsAgain'))).toBeTruthy()
    cleanup()
    setAsideClaims = [of({ claim: 'capstone' }, 'changed')]
    readSetAsideClaims.mockClear()
    ask({ question: { ...question, findings: [finding] }, installed: dossiers.installed })
    await areRead()
    expect(screen.queryByText(t('wrongFinding.countsAgain'))).toBeNull()
  })
})

test.each([
  ['The two do not belong together', ['delete-mute', { id: 'mute-1' }]],
  ['The evidence is wrong', ['dossiers-changed', null]],
] as const)('an only answer that was called wrong because “%s” can be restored', async (reason, message) => {
  const [one] = page.findings.filter(({ verdict }) => verdict === 'contradicted')
  const answer = ask({ question: { ...question, findings: [one!] } })
  fireEvent.click(answer.getByRole('button', { name: t('finding.notRight') }))
  fireEvent.click(answer.getByRole('button', { name: reason }))
  const button = await answer.findByRole('button', { name: t('notes.undo') })
  expect(document.activeElement).toBe(button)
  expect(answer.queryByRole('button', { name: t('finding.notRight') })).toBeNull()
  sent.mockClear()
  fireEvent.click(button)
  await vi.waitFor(() => expect(sent).toHaveBeenCalledWith(...message))
  expect(answer.getByRole('button', { name: t('finding.notRight') })).toBeTruthy()
})

test('a note is asked for at once where the user has chosen “Note on this”', () => {
  const answer = ask({ question: { ...question, wantsNote: true } })
  const field = answer.getByRole('textbox', { name: t('notes.note') })
  const order = field.compareDocumentPosition(answer.getByText(t('selection.answer')))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('an open form for a note is reported once the answer is there, so that it does not open again', async () => {
  const wanted = { ...question, wantsNote: true }
  ask({ question: { ...wanted, status: 'checking' } })
  await selectionCheck(1).write(wanted)
  cleanup()
  expect(await selectionCheck(1).read()).toMatchObject({ wantsNote: true })
  ask({ question: wanted })
  await vi.waitFor(async () => expect(await selectionCheck(1).read()).toMatchObject({ wantsNote: false }))
})

test('an unverified finding without a claim is called not covered too', () => {
  const [finding] = page.findings.filter(({ verdict, newer }) => verdict === 'unverified' && !newer)
  const asked = { ...question, text: 'Apple trees need cold winters.', findings: [finding!] }
  expect(ask({ question: asked }).getByText(t('selection.nothing'))).toBeTruthy()
})

test('a sentence with related claims alone shows them as the nearest, denies none of its values, and offers a model', async () => {
  const finding = page.findings.find(({ verdict, newer }) => verdict === 'unverified' && !newer)!
  const [detail] = page.findings.flatMap(({ details }) => details)
  const open = { ...detail!, verdict: 'open' as const, dossier: null, claim: null }
  const near = { ...finding, details: [open], related: ['left-works'] }
  const answer = ask({ question: { ...english, text: near.quote, findings: [near] } })
  expect(answer.getByText('Not settled.')).toBeTruthy()
  expect(answer.getByRole('link', { name: 'Example left Harbour Works on 13 July 2022.' })).toBeTruthy()
  expect(answer.queryByText(patternOf('detail.reading.open'))).toBeNull()
  expect(await answer.findByRole('button', { name: 'find one' })).toBeTruthy()
})

test('the sentence around a selection stands above what the dossier has, never as a part of it', () => {
  const finding = page.findings.find(({ verdict, newer }) => verdict === 'unverified' && !newer)!
  const near = { ...finding, related: ['left-works'] }
  const answer = ask({ question: { ...english, text: near.quote.slice(0, 12), findings: [near] } })
  const order = answer.getByText(near.quote).compareDocumentPosition(answer.getByText('Not settled.'))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('a new answer is in view though the findings are scrolled', () => {
  const scrollTo = vi.spyOn(window, 'scrollTo')
  ask({ page })
  expect(scrollTo).toHaveBeenCalledExactlyOnceWith(0, 0)
})

test('a sentence newer than the evidence is called newer, and not “not covered”', () => {
  const finding = page.findings.find(({ newer }) => newer)!
  const answer = ask({ question: { ...question, findings: [finding] } })
  expect(answer.queryByText(patternOf('states.uncovered'))).toBeNull()
  expect(answer.getByText(t('detail.newer'))).toBeTruthy()
})

test('a contradicted selection shows its quote once, both values and its sources, above the findings of the page', () => {
  const finding = page.findings[4]!
  const answer = ask({ page, question: { ...question, text: finding.quote, findings: [finding] } })
  expect(answer.getAllByText(/, after five years/)).toHaveLength(1)
  expect(answer.getByText(t('state.contradicted'))).toBeTruthy()
  expect(within(answer.getByRole('list', { name: t('detail.name') })).getByRole('listitem').textContent).toBe(
    'Differs. Page: March 2022. Evidence: 13 July 2022. Tier 1. ',
  )
  expect(answer.getByRole('link', { name: 'Leaving the works' })).toBeTruthy()
  const order = screen
    .getByRole('region', { name: t('selection.name') })
    .compareDocumentPosition(screen.getByRole('list', { name: t('page.findings') }))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('a note on the selection is saved as a note on a question', () => {
  const saveNote = vi.fn(() => Promise.resolve(null))
  const answer = ask({}, { saveNote })
  fireEvent.click(answer.getByRole('button', { name: t('finding.note') }))
  fireEvent.change(answer.getByRole('textbox', { name: t('notes.note') }), { target: { value: 'Who says so?' } })
  fireEvent.click(answer.getByRole('button', { name: t('notes.save') }))
  expect(saveNote).toHaveBeenCalledWith(
    { kind: 'question' },
    expect.objectContaining({ note: 'Who says so?', tags: [] }),
  )
})

test('the answer can be dismissed', async () => {
  const answer = ask({})
  await selectionCheck(1).write(question)
  fireEvent.click(answer.getByRole('button', { name: t('selection.dismissAnswer') }))
  await expect.poll(() => selectionCheck(1).read()).toBeNull()
})

test('an error shows the reason, and that notes are safe', () => {
  const answer = ask({ question: { ...question, status: 'error', message: 'The selection is gone.' } })
  expect(answer.getByText('The selection is gone. Your notes are safe.')).toBeTruthy()
})

describe('a selection in another language', () => {
  const message = 'Claimlight only reads English. This text seems to be in German.'
  const foreign: SelectionCheck = {
    ...question,
    date: '2026-06-02',
    ...{ text: 'Sie ging 1999.', status: 'error', message },
    isForeign: true,
    context: { before: 'Ada Example lernte jonglieren. ', after: ' Dann kam sie zurück.' },
  }

  test('shows the message alone where no model is set up', () => {
    const answer = ask({ question: foreign })
    expect(answer.getByText(new RegExp(message))).toBeTruthy()
    expect(answer.queryByText('The model’s place')).toBeNull()
    expect(answer.queryByText(patternOf('selection.notesSafe'))).toBeNull()
  })

  test('is checked by the model in its context', async () => {
    const answer = ask({ question: foreign }, {}, true)
    expect(answer.getByText(new RegExp(message))).toBeTruthy()
    expect(await answer.findByText('The model’s place')).toBeTruthy()
    const { ownText, only, check, isForeign } = showModelCheck.mock.lastCall![0]
    expect(ownText!.text.slice(only!.start, only!.end)).toBe('Sie ging 1999.')
    expect(ownText!.text).toBe('Ada Example lernte jonglieren. Sie ging 1999. Dann kam sie zurück.')
    expect(check.date).toBe('2026-06-02')
    expect(isForeign).toBe(true)
  })
})

test('a selection in English can be read by the model too', async () => {
  expect(await ask({ question: english }, {}, true).findByText('The model’s place')).toBeTruthy()
})

test('where the dossier has nothing and no model is connected, the way to one is offered', async () => {
  expect(await ask({ question: english }).findByRole('button', { name: 'find one' })).toBeTruthy()
})

describe('words that the evidence has and nothing settles', () => {
  const near = { claim: 'left-works', shared: ['left'], missing: [] }
  const found = { ...lookup('Left the works'), lookedFor: ['Left', 'works'], nearest: [near] }
  const asked = (lookups: SentenceLookup[]) =>
    ask({ question: { ...english, text: 'Left the works', nearest: ['left-works'], lookups } })

  test('are said to be too little to compare, with the claims that have them', () => {
    const answer = asked([found])
    expect(answer.getByText(t('selection.tooLittle'))).toBeTruthy()
    const claims = within(answer.getByRole('list', { name: t('selection.nearestClaims') }))
    expect(claims.getByRole('link', { name: 'Example left Harbour Works on 13 July 2022.' })).toBeTruthy()
    expect(answer.queryByText(t('selection.nothing'))).toBeNull()
  })

  test('are not settled where they are more than those of a heading, or a question', () => {
    const words = ['Left', 'works', 'by', 'boat']
    for (const other of [
      { ...found, lookedFor: words },
      { ...found, reason: 'question' as const },
    ]) {
      const answer = asked([other])
      expect(answer.getByText('Not settled.')).toBeTruthy()
      expect(answer.queryByText(t('selection.nothing'))).toBeNull()
      cleanup()
    }
  })

  test('are not found where a claim lacks one of them, or is not there', () => {
    for (const other of [
      { ...near, missing: ['works'] },
      { ...near, claim: 'gone' },
    ]) {
      expect(asked([{ ...found, nearest: [other] }]).getByText(t('selection.nothing'))).toBeTruthy()
      cleanup()
    }
  })
})

describe('the explanation of an unmarked sentence', () => {
  const why = 'Why is nothing marked here?'

  test('shows the searched words, the nearest claims, the words in common, and the reason', () => {
    const answer = ask({ question: { ...question, lookups: [lookup(question.text)] } })
    const details = answer.getByText(why).closest('details')!
    expect(details.open).toBe(false)
    fireEvent.click(answer.getByText(why))
    expect(details.open).toBe(true)
    expect(answer.getByText(t('lookup.reason.noNearClaim'))).toBeTruthy()
    expect(answer.getByText(t('lookup.lookedFor')).nextSibling?.textContent).toBe('juggle, Northport, learned')
    const [near] = within(within(details).getByRole('list', { name: t('selection.nearestClaims') })).getAllByRole(
      'listitem',
    )
    expect(within(near!).getByRole('link').getAttribute('href')).toBe('#/claim/first-degree')
    expect(near!.textContent).toContain('In both: learned, Northport')
    expect(near!.textContent).toContain('Only on the page: juggle')
  })

  test('is not offered when each sentence has a finding', () => {
    const finding = page.findings[4]!
    const lookups = [{ ...lookup(finding.quote), finding, reason: 'finding' as const }]
    const answer = ask({ question: { ...question, findings: [finding], lookups } })
    expect(answer.queryByText(/^Why/)).toBeNull()
  })

  test('is not offered beside the closest claims of a sentence that is not settled', () => {
    const finding = { ...page.findings[4]!, verdict: 'unverified' as const, claims: [], related: ['first-degree'] }
    const lookups = [{ ...lookup(finding.quote), finding, reason: 'not-sure' as const }]
    const answer = ask({ question: { ...question, findings: [finding], lookups } })
    expect(answer.getByText('Not settled.')).toBeTruthy()
    expect(answer.queryByText(/^Why/)).toBeNull()
  })

  test('quotes the unmarked sentences of a longer selection', () => {
    const finding = page.findings[4]!
    const lookups = [{ ...lookup(finding.quote), finding }, lookup('She juggles.', 60), lookup('Does she sing?', 80)]
    const answer = ask({ question: { ...question, findings: [finding], lookups } })
    fireEvent.click(answer.getByText(t('lookup.whySome', 2)))
    const list = answer.getByRole('list', { name: t('lookup.sentences') })
    expect([...list.querySelectorAll('blockquote')].map((quote) => quote.textContent)).toEqual([
      'She juggles.',
      'Does she sing?',
    ])
  })

  test.each([
    ['question', 'This is a question. There is nothing to check.'],
    ['not-about-subject', 'This does not seem to be about Ada Example.'],
    ['nothing-checkable', 'This states nothing that can be checked.'],
    ['not-sure', 'The evidence has a similar claim, but it may be about something else.'],
    ['newer', 'The evidence only goes up to March 2026.'],
    ['finding', 'This can be checked, but the evidence does not cover it.'],
  ] as const)('gives the reason %s: %s', (reason, says) => {
    const answer = ask({ question: { ...question, lookups: [{ ...lookup(question.text), reason }] } })
    fireEvent.click(answer.getByText(why))
    expect(answer.getByText(says)).toBeTruthy()
  })

  test('shows text as text, omits claims that were removed, and shortens long lists of words', () => {
    const words = ['<img src=x onerror=alert(1)>', ...Array.from({ length: 50 }, (_, i) => `word${i}`)]
    const lookups = [
      { ...lookup(question.text), lookedFor: words, nearest: [{ claim: 'gone', shared: [], missing: [] }] },
    ]
    const answer = ask({ question: { ...question, nearest: [], lookups } })
    fireEvent.click(answer.getByText(why))
    expect(answer.getByText(/^<img src=x onerror=alert\(1\)>, word0/)).toBeTruthy()
    expect(answer.getByText(/and 11 more/)).toBeTruthy()
    expect(document.querySelector('img')).toBeNull()
    expect(answer.queryByRole('list', { name: t('selection.nearestClaims') })).toBeNull()
  })
})
