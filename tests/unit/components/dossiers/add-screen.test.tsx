// @vitest-environment jsdom
import { sent, showInPanel } from '../in-panel'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { AddState, DossierAdder } from '@/lib/dossiers/add-dossier'
import { AddScreen } from '@/components/dossiers/add-screen'
import { t } from '@/lib/i18n/t'
import { removeDossier } from '@/lib/dossiers/data/store'
import { addActionsThat, curie, preview } from './fixtures'
import { patternOf } from '@/tests/words/pattern-of'

vi.mock(import('@/lib/dossiers/data/store'), async (importOriginal) => ({
  ...(await importOriginal()),
  removeDossier: vi.fn(() => Promise.resolve()),
}))

function showAdding(
  state: AddState,
  change: Partial<DossierAdder['actions']> = {},
  panel: Parameters<typeof showInPanel>[1] = {},
  isPasting = false,
) {
  const adder: DossierAdder = { state: () => state, subscribe: () => () => undefined, actions: addActionsThat(change) }
  return showInPanel(<AddScreen example={null} isPasting={isPasting} />, { adder, access: 'closed', ...panel })
}

/** Expects that a field has the focus, and is described by what is wrong with it. */
function expectProblem(name: string, words: string) {
  const field = screen.getByRole('textbox', { name, description: (says) => says.includes(words) })
  expect(field.matches(':focus')).toBe(true)
}

describe('a dossier file', () => {
  test('can be chosen, dropped, or pasted as text', async () => {
    const choose = vi.fn()
    const paste = vi.fn<DossierAdder['actions']['paste']>()
    showAdding({ step: 'choose', failure: null }, { choose, paste })
    // The document of the tests has no text of a blob.
    const head = { text: () => Promise.resolve('x') } as Blob
    const file = Object.assign(new File(['x'], 'curie.md'), { slice: () => head })
    const input = screen.getByLabelText(t('adding.choose'))
    fireEvent.change(input, { target: { files: [file] } })
    fireEvent.drop(input.closest('.drop')!, { dataTransfer: { files: [file] } })
    fireEvent.change(screen.getByLabelText(t('adding.pasteLabel')), { target: { value: '# Marie Curie' } })
    fireEvent.click(screen.getByRole('button', { name: t('adding.readPasted') }))
    await waitFor(() => expect(choose.mock.calls).toEqual([[file], [file]]))
    const [pasted] = paste.mock.calls[0]!
    expect(pasted).toMatchObject({ name: '', url: '', date: '', tier: null })
    expect(pasted.file.name).toBe('Pasted text')
    expect(pasted.file.size).toBe('# Marie Curie'.length)
  })

  test('that is pasted takes a name, an address, a date and a rating, and no address or date that is none', () => {
    const paste = vi.fn<DossierAdder['actions']['paste']>()
    showAdding({ step: 'choose', failure: null }, { paste })
    const write = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    const read = screen.getByRole('button', { name: t('adding.readPasted') })
    write('Text to use as evidence', '# Marie Curie')
    write('Name', ' Letters ')
    write('Address', 'javascript:alert(1)')
    fireEvent.click(read)
    expectProblem('Address', t('adding.noAddress'))
    write('Address', 'https://letters.example/1')
    write('Date', '31 February 2023')
    fireEvent.click(read)
    expectProblem('Date', t('adding.noDate'))
    expect(paste).not.toHaveBeenCalled()
    write('Date', '31 March 2026')
    expect(screen.queryByText(t('adding.noDate'))).toBeNull()
    write('Rating', '2')
    fireEvent.click(read)
    const said = { name: 'Letters', url: 'https://letters.example/1', date: '2026-03-31', tier: 2 }
    expect(paste.mock.calls[0]?.[0]).toMatchObject(said)
  })

  test.each([true, false])(
    'has the box for a text open exactly where the user has asked to paste one: %s',
    (isPasting) => {
      showAdding({ step: 'choose', failure: null }, {}, {}, isPasting)
      const box = screen.getByLabelText(t('adding.pasteLabel')).closest('details')!
      expect(box.open).toBe(isPasting)
    },
  )

  test('can be made by an assistant: the prompt for it is copied with a button', async () => {
    const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    vi.stubGlobal(
      'navigator',
      Object.assign(Object.create(navigator) as Navigator, { clipboard: { writeText: write } }),
    )
    showAdding({ step: 'choose', failure: null })
    fireEvent.click(screen.getByRole('button', { name: t('adding.promptCopy') }))
    expect(await screen.findByRole('button', { name: t('copy.done') })).toBeTruthy()
    expect(write.mock.calls[0]?.[0]).toContain('## Sources')
    vi.unstubAllGlobals()
  })

  test('that is being read shows its progress and can be cancelled', () => {
    const cancel = vi.fn()
    showAdding({ step: 'reading', name: 'curie.md', share: 0.5 }, { cancel })
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('50')
    fireEvent.click(screen.getByRole('button', { name: t('notes.cancel') }))
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('that is not a dossier is refused with place, line and reason', () => {
    const problems = [
      { level: 'refused', code: 'not-a-dossier', place: 'claims/life.yaml', line: 7, reason: 'bad indentation' },
    ] as const
    showAdding({ step: 'refused', name: 'curie.zip', problems })
    expect(screen.getByText('curie.zip')).toBeTruthy()
    const item = screen.getByRole('listitem')
    expect(item.textContent).toContain('claims/life.yaml, line 7')
    expect(item.textContent).toContain('It is not a valid dossier.')
    const details = within(item).getByText(t('problem.detailsFor')).closest('details')!
    expect(details.open).toBe(false)
    expect(details.textContent).toContain('bad indentation')
    expect(screen.getByText(t('adding.nothingStored'))).toBeTruthy()
  })

  test.each([
    ['cancelled', 'You cancelled.'],
    ['full', 'There is not enough space in this browser.'],
  ] as const)('that was not stored is reported with the reason: %s', (why, says) => {
    showAdding({ step: 'choose', failure: { name: 'curie.md', why } })
    expect(screen.getByRole('alert').textContent).toBe(`curie.md was not added. ${says}`)
  })
})

describe('the preview of a dossier', () => {
  test('shows subject, counts, claims, and omitted parts with their lines', () => {
    showAdding({ step: 'preview', preview, isStoring: false, failure: null })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Marie Curie')
    expect(screen.getByText(/60 claims from 12 sources, as of March 2026\./)).toBeTruthy()
    const claims = screen.getByRole('list', { name: t('adding.allClaims', 60) })
    expect(within(claims).getByRole('checkbox', { name: /^Marie Curie was born/ })).toBeTruthy()
    expect(within(claims).getByText(patternOf('tier.notRated'))).toBeTruthy()
    const left = screen.getByRole('list', { name: t('adding.leftOut', 1) })
    expect(left.textContent).toContain('Left out line 12')
    expect(left.textContent).toContain('They moved on.')
  })

  test('lets the user correct subject, date and other names, and read the file again', () => {
    const correct = vi.fn()
    showAdding({ step: 'preview', preview, isStoring: false, failure: null }, { correct })
    const again = screen.getByRole('button', { name: t('adding.readAgain') })
    expect(again).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByLabelText(t('evidence.subject')), { target: { value: 'Marie Skłodowska Curie' } })
    fireEvent.change(screen.getByLabelText(t('adding.asOf')), { target: { value: 'spring' } })
    expect(again).toHaveProperty('disabled', true)
    expect(screen.getByText(t('adding.noDate'))).toBeTruthy()
    fireEvent.change(screen.getByLabelText(t('adding.asOf')), { target: { value: '2025' } })
    fireEvent.change(screen.getByLabelText(t('evidence.aliases')), { target: { value: 'Curie, Madame Curie' } })
    fireEvent.click(again)
    expect(correct).toHaveBeenCalledWith({
      subject: 'Marie Skłodowska Curie',
      asOf: '2025',
      aliases: ['Curie', 'Madame Curie'],
    })
  })

  test('gives a document no date when the user corrects only its names', () => {
    const correct = vi.fn()
    showAdding(
      { step: 'preview', preview: { ...preview, isDateMissing: true }, isStoring: false, failure: null },
      { correct },
    )
    fireEvent.change(screen.getByLabelText(t('evidence.aliases')), { target: { value: 'Madame Curie' } })
    fireEvent.click(screen.getByRole('button', { name: t('adding.readAgain') }))
    expect(correct).toHaveBeenCalledWith(expect.objectContaining({ asOf: undefined, aliases: ['Madame Curie'] }))
  })

  test('counts the claims that are ticked', () => {
    showAdding({ step: 'preview', preview, isStoring: false, failure: null })
    const counted = () => screen.getByText(/^\d+ claims from/).textContent.split(' from ')[0]
    const before = counted()
    fireEvent.click(screen.getByRole('checkbox', { name: /^Marie Curie was born/ }))
    expect([before, counted()]).toEqual([`${preview.claims} claims`, `${preview.claims - 1} claims`])
  })

  test('has today’s date where the document has none, and can be added at once', () => {
    const undated = { ...preview, isDateMissing: true, asOf: '2026-06-09' }
    showAdding({ step: 'preview', preview: undated, isStoring: false, failure: null })
    expect(screen.getByLabelText(t('adding.asOf'))).toHaveProperty('value', '9 June 2026')
    expect(screen.getByText(patternOf('adding.today'))).toBeTruthy()
    expect(screen.getByRole('button', { name: t('adding.add') })).toHaveProperty('disabled', false)
  })

  test('shows the words of the document below a claim with others', () => {
    showAdding({ step: 'preview', preview, isStoring: false, failure: null })
    expect(screen.getByText('She moved to Paris in 1891.')).toBeTruthy()
  })

  test('adds only the claims that the user keeps', () => {
    const add = vi.fn()
    showAdding({ step: 'preview', preview, isStoring: false, failure: null }, { add })
    fireEvent.click(screen.getByLabelText('Marie Curie was born in Warsaw in 1867.'))
    fireEvent.click(screen.getByRole('button', { name: t('adding.addSome', 59, { all: 60 }) }))
    expect(add.mock.calls).toEqual([['new', { left: ['born'], added: [] }]])
  })

  test('lists sentences that were left out, and adds one by a click', () => {
    const add = vi.fn()
    const claim = { ...preview.list[0]!, id: 'prize', text: 'They shared the prize.', dropped: 'pronoun' as const }
    const problems = [
      { level: 'dropped', code: 'pronoun', line: 12, words: 'They shared the prize.', claim: {} as never },
    ] as const
    const withDropped = { ...preview, problems, list: [claim, ...preview.list] }
    showAdding({ step: 'preview', preview: withDropped, isStoring: false, failure: null }, { add })
    const box = screen.getByRole('checkbox', { name: 'They shared the prize.' })
    expect(box).toHaveProperty('checked', false)
    expect(screen.getByText(t('problem.pronoun'))).toBeTruthy()
    fireEvent.click(box)
    fireEvent.click(screen.getByRole('button', { name: t('adding.addSome', 61, { all: 61 }) }))
    expect(add.mock.calls).toEqual([['new', { left: [], added: ['prize'] }]])
  })

  test('names the doubt of a document beside the claim that it makes uncertain', () => {
    const doubted = { ...preview.list[0]!, status: 'uncertain' as const, doubts: ['It is unclear where she was born.'] }
    showAdding({ step: 'preview', preview: { ...preview, list: [doubted] }, isStoring: false, failure: null })
    expect(screen.getByText('It is unclear where she was born.')).toBeTruthy()
  })

  test('adds the dossier once with “Add this evidence”', () => {
    const add = vi.fn()
    const { rerender } = showAdding({ step: 'preview', preview, isStoring: false, failure: null }, { add })
    fireEvent.click(screen.getByRole('button', { name: t('adding.add') }))
    expect(add.mock.calls).toEqual([['new', { left: [], added: [] }]])
    rerender(<div />)
    showAdding({ step: 'preview', preview, isStoring: true, failure: null }, { add })
    expect(screen.getByRole('button', { name: t('adding.add') })).toHaveProperty('disabled', true)
    expect(screen.getByRole('status').textContent).toBe('Storing…')
  })
})

test('after a dossier was added, links lead to the page and to its claims', () => {
  showAdding({ step: 'added', dossier: curie, replaced: null }, {}, { access: 'open' })
  expect(screen.getByRole('heading').textContent).toBe('Marie Curie was added.')
  fireEvent.click(screen.getByRole('button', { name: t('pageStatus.checkPage') }))
  expect(sent).toHaveBeenCalledWith('check-tab', { tabId: 1 })
  expect(screen.getByRole('link', { name: t('adding.open') }).getAttribute('href')).toBe('#/of/marie-curie/dossier')
})

const document = { kind: 'news', url: 'https://news.example/mira' }
const origin = { kind: 'file', name: 'mira.html', form: 'report', document } as const

test.each([curie, { ...curie, origin }])(
  'what was added is compared with pages “from now on” only where pages are read along',
  (dossier) => {
    const state: AddState = { step: 'added', dossier, replaced: null }
    showAdding(state)
    expect(screen.queryByText(patternOf('adding.addedAbout'))).toBeNull()
    expect(screen.getByText(patternOf('adding.whenAsked'))).toBeTruthy()
    cleanup()
    showAdding(state, {}, { settings: { readAlong: true } })
    expect(screen.getByText(patternOf('adding.addedAbout'))).toBeTruthy()
  },
)

test('access to all sites is asked for after evidence was added, in a click of its own', () => {
  const { permissions } = showAdding({ step: 'added', dossier: { ...curie, origin }, replaced: null })
  expect(permissions.request).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: t('pageStatus.readEverySite') }))
  expect(permissions.request).toHaveBeenCalledOnce()
})

test('what was added can be undone at once', async () => {
  showAdding({ step: 'added', dossier: { ...curie, origin }, replaced: null })
  expect(screen.getByRole('heading').textContent).toBe('mira.html · news.example was added.')
  fireEvent.click(screen.getByRole('button', { name: t('notes.undo') }))
  await waitFor(() => expect(removeDossier).toHaveBeenCalledExactlyOnceWith(curie.id))
  expect(location.hash).toBe('#/page')
})

test('the preview says that links at sentence ends are used as sources', () => {
  showAdding({ step: 'preview', preview: { ...preview, endLinks: 8 }, isStoring: false, failure: null })
  expect(screen.getByText(t('adding.endLinks', 8))).toBeTruthy()
})

test('after a page was added as evidence, it is not offered to be checked against itself', () => {
  showAdding({ step: 'added', dossier: { ...curie, origin }, replaced: null }, {}, { access: 'open' })
  expect(screen.queryByRole('button', { name: t('pageStatus.checkPage') })).toBeNull()
})
