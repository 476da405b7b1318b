// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ClaimForm, type ClaimFormProps } from '@/components/dossiers/claim-form'
import type { AlikeLists, FormStart, WrittenClaim } from '@/lib/dossiers/claim-form'
import { NewDossierForm } from '@/components/dossiers/evidence-form'
import { setBrowser } from '../../fake-browser'
import { show } from '../render'

const page = {
  title: 'Curie in Paris',
  url: 'https://example.org/curie',
  author: '',
  publisher: 'example.org',
  date: '2026-01-02',
  tier: null,
}
const start: FormStart = {
  draft: { text: '', topic: '', status: 'established', notes: [], details: [] },
  quotation: 'She came to Paris in 1891.',
  page,
  cited: [],
}
const dossier = {
  id: 'marie-curie',
  name: 'Marie Curie',
  subjectNames: ['Marie Curie', 'Curie'],
  topics: ['Life'],
  sources: [{ n: 1, title: 'Nobel Prize biography' }],
  questions: ['When did she come to Paris?'],
}
const nothingAlike: AlikeLists = { same: [], differs: [] }

function showForm(change: Partial<ClaimFormProps> = {}) {
  const onSave = vi.fn<(written: WrittenClaim) => Promise<string | null>>(() => Promise.resolve(null))
  show(
    <ClaimForm
      isNew
      start={start}
      dossier={dossier}
      dossiers={[{ id: 'marie-curie', name: 'Marie Curie' }]}
      onDossier={() => undefined}
      findAlike={() => Promise.resolve(nothingAlike)}
      onSave={onSave}
      place="a claim"
      cancelHref="#/page"
      {...change}
    />,
  )
  return onSave
}
const write = (text: string) => fireEvent.change(screen.getByLabelText('Statement'), { target: { value: text } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Add this claim' }))

beforeEach(() => {
  localStorage.clear()
  setBrowser({ extension: { inIncognitoContext: false } })
})

describe('a claim that was typed before the sidebar closed', () => {
  test('is there again, and only in its own form', () => {
    showForm()
    write('Curie came to Paris.')
    cleanup()
    showForm({ place: 'another claim' })
    expect(screen.getByLabelText('Statement')).toHaveProperty('value', '')
    cleanup()
    showForm()
    expect(screen.getByLabelText('Statement')).toHaveProperty('value', 'Curie came to Paris.')
    expect(screen.getByText(/^Your unsaved text was restored\./)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    expect(screen.getByLabelText('Statement')).toHaveProperty('value', '')
    cleanup()
    showForm()
    expect(screen.queryByText(/^Your unsaved text was restored\./)).toBeNull()
  })

  test.each(['Add this claim', 'Cancel'])('does not come back after “%s”', async (name) => {
    showForm()
    write('Marie Curie came to Paris in 1891.')
    fireEvent.click(screen.getByText(name))
    await Promise.resolve()
    cleanup()
    showForm()
    expect(screen.getByLabelText('Statement')).toHaveProperty('value', '')
  })
})

describe('a claim from a selection', () => {
  test('offers the selection as a quotation, and the page as its source', () => {
    const onSave = showForm()
    fireEvent.click(screen.getByRole('button', { name: 'Use these words' }))
    expect(screen.getByLabelText('Statement')).toHaveProperty('value', 'She came to Paris in 1891.')
    expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Curie in Paris')
    expect(screen.getByLabelText('Address')).toHaveProperty('value', 'https://example.org/curie')
    fireEvent.change(screen.getByLabelText('Tier'), { target: { value: '2' } })
    save()
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({
      draft: { text: 'She came to Paris in 1891.' },
      newSource: { title: 'Curie in Paris', tier: 2 },
      wordings: [],
    })
  })

  test('answers the question that the user chooses', () => {
    const onSave = showForm()
    write('Marie Curie moved to Paris in 1891.')
    fireEvent.change(screen.getByLabelText('Answers the question'), {
      target: { value: 'When did she come to Paris?' },
    })
    save()
    expect(onSave.mock.calls[0]?.[0].answers).toBe('When did she come to Paris?')
  })

  test('stores the quotation as another wording when the user chooses it', () => {
    const onSave = showForm()
    write('Marie Curie moved to Paris in 1891.')
    fireEvent.click(screen.getByLabelText('The quotation says the same. Keep it as another wording.'))
    save()
    expect(onSave.mock.calls[0]?.[0].wordings).toEqual(['She came to Paris in 1891.'])
  })

  test('proposes details, which are confirmed one by one', () => {
    const onSave = showForm()
    write('Marie Curie moved to Paris in 1891.')
    const details = screen.getByRole('list', { name: 'Details that can differ' })
    expect(within(details).getByLabelText('date 1891')).toHaveProperty('checked', true)
    const place = within(details).getByLabelText('place Paris')
    expect(place).toHaveProperty('checked', false)
    fireEvent.click(place)
    save()
    const written = onSave.mock.calls[0]?.[0].draft.details
    expect(written?.map(({ words, isChosen }) => [words, isChosen])).toEqual([
      ['Paris', true],
      ['1891', true],
    ])
  })
})

describe('a missing field is reported, and nothing is saved', () => {
  const writeAnd = (clicked: string) => () => {
    write('Marie Curie moved to Paris in 1891.')
    fireEvent.click(screen.queryByRole('button', { name: clicked }) ?? screen.getByLabelText(clicked))
  }
  test.each([
    ['Write the statement first.', () => undefined],
    ['A claim needs a source. Choose one or add a new one.', writeAnd('Leave this source out')],
    ['Say why the claim is in doubt.', writeAnd('Uncertain')],
  ])('%s', (says, act) => {
    const onSave = showForm()
    act()
    save()
    expect(screen.getByRole('alert').textContent).toBe(says)
    expect(onSave).not.toHaveBeenCalled()
  })
})

describe('an existing claim on the same', () => {
  test('is shown when it says the same', async () => {
    const alike = { same: [{ id: 'moved', text: 'Curie went to Paris in 1891.' }], differs: [] }
    showForm({ findAlike: () => Promise.resolve(alike) })
    write('Marie Curie moved to Paris in 1891.')
    expect(await screen.findByText('You have this already:')).toBeTruthy()
    const link = screen.getByRole('link', { name: 'Curie went to Paris in 1891.' })
    expect(link.getAttribute('href')).toBe('#/of/marie-curie/claim/moved')
  })

  test('can be recorded as conflicting when it differs', async () => {
    const alike = { same: [], differs: [{ id: 'moved', text: 'Curie went to Paris in 1892.' }] }
    const onSave = showForm({ findAlike: () => Promise.resolve(alike) })
    write('Marie Curie moved to Paris in 1891.')
    fireEvent.click(await screen.findByRole('button', { name: 'Record that both are said' }))
    expect(screen.getByLabelText('Conflicting')).toHaveProperty('checked', true)
    save()
    expect(onSave.mock.calls[0]?.[0].draft).toMatchObject({
      status: 'conflicting',
      notes: ['Both are said. Another claim says: “Curie went to Paris in 1892.”'],
    })
  })
})

test('a new dossier of the user needs a name, and has optional other names and a kind', () => {
  const onCreate = vi.fn(() => Promise.resolve(null))
  show(<NewDossierForm onCreate={onCreate} />)
  const create = screen.getByRole('button', { name: 'Create this evidence' })
  expect(create).toHaveProperty('disabled', true)
  fireEvent.change(screen.getByLabelText('Subject'), { target: { value: 'Halden Observatory' } })
  fireEvent.change(screen.getByLabelText('Other names'), { target: { value: 'HO, the observatory' } })
  fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'organisation' } })
  fireEvent.click(create)
  expect(onCreate).toHaveBeenCalledWith({
    name: 'Halden Observatory',
    aliases: ['HO', 'the observatory'],
    kind: 'organisation',
  })
})
