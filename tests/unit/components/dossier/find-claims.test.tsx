// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { FindClaims, type FindClaimsProps } from '@/components/dossiers/dossier/find-claims'
import type { SearchState, FoundClaim } from '@/lib/dossiers/claim-search'
import { show } from '../render'

const idle: SearchState = {
  ...{ status: 'idle', parts: 0, answeredParts: 0, found: [] },
  ...{ discarded: 0, unanswered: 0, fault: null },
}
const found = (claim: string, change: Partial<FoundClaim> = {}): FoundClaim => ({
  ...{ claim, quote: `“${claim}”, she said`, wordings: [], relation: 'new', other: null, isAdded: false },
  ...change,
})

function showFind(change: Partial<FindClaimsProps> = {}) {
  const on = {
    ...{ onStart: vi.fn(), onCancel: vi.fn(), onSelection: vi.fn(), onAdd: vi.fn(), onAskQuestion: vi.fn() },
    onShow: vi.fn(() => Promise.resolve(false)),
  }
  show(<FindClaims {...on} title="The harbour" state={idle} model="tiny" problem={null} {...change} />)
  return on
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('without a model, words that the user selects are added, and no search is offered', () => {
  const on = showFind({ model: null })
  expect(screen.queryByRole('button', { name: 'Find claims on this page' })).toBeNull()
  press('Add the selected words')
  expect(on.onSelection).toHaveBeenCalledOnce()
})

test.each([
  [3, 'The model gave no usable answer (3 of 3). Nothing was read.'],
  [1, 'It gave a usable answer to 2 of 3 questions; the rest was not read.'],
])('of three answers, %d could not be used: %s', (unanswered, words) => {
  showFind({ state: { ...idle, status: 'done', parts: 3, answeredParts: 3, unanswered } })
  expect(screen.getByRole('status').textContent).toContain(words)
  expect(screen.queryAllByText(/^The model found/)).toHaveLength(unanswered === 3 ? 0 : 1)
})

test('each finding says how it stands to the dossier, and what adding it does', () => {
  const other = { id: 'opened', text: 'It was opened in 1932.' }
  const all = [
    found('It has two domes.', { asks: 'How large is it?' }),
    found('It was opened in 1931.', { relation: 'differs', other }),
    found('It opened in 1932.', { relation: 'known', other, isAdded: true }),
  ]
  const on = showFind({ state: { ...idle, status: 'done', found: all, discarded: 2 } })
  expect(screen.getByText('The model found 3 claims.')).toBeTruthy()
  expect(screen.getByText(/^2 more were thrown away/)).toBeTruthy()
  const [fresh, conflict, known] = screen.getAllByRole('listitem').map((item) => within(item))
  expect(fresh!.getByText('New')).toBeTruthy()
  expect(fresh!.getByText('How large is it?')).toBeTruthy()
  expect(conflict!.getByRole('link', { name: 'It was opened in 1932.' }).getAttribute('href')).toBe('#/claim/opened')
  fireEvent.click(conflict!.getByRole('button', { name: 'Record that both are said' }))
  expect(on.onAdd).toHaveBeenCalledWith(all[1])
  expect(known!.getByText('Added.')).toBeTruthy()
  expect(known!.queryByRole('button', { name: 'Add this page as a source' })).toBeNull()
})

test('a quotation that is not on the page any more says so', async () => {
  showFind({ state: { ...idle, status: 'done', found: [found('It has two domes.')] } })
  press('Show on the page')
  expect(await screen.findByText('These words are not on the page any more.')).toBeTruthy()
})
