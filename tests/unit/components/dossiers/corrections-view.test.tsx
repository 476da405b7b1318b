// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { CorrectionsView } from '@/components/dossiers/corrections-view'
import type { ProposedChange } from '@/lib/dossiers/incoming-corrections'
import { show } from '../render'
import { curie } from './fixtures'

const change = {
  ...{ claim: 'born', before: 'Curie was born in 1866.', after: 'Curie was born in 1867.', date: '2026-05-01' },
  ...{ values: [{ slot: 0, type: 'date' as const, before: '1866', after: '1867' }], sources: ['Her diary'] },
  ...{ comment: 'The diary says so.', by: 'A. Reader' },
  ...{ sentence: 'She was born in 1867.', url: 'https://www.example.org/curie' },
}
const other = { ...change, claim: 'paris', before: 'Curie moved in 1890.', after: 'Curie moved in 1891.', values: [] }
const corrections = { subject: 'Marie Curie', dossier: curie, changes: [change, other], others: 0 }

test('old and new wording stand side by side with the page they were read on, and each can be accepted or declined', async () => {
  const onAccept = vi.fn((_change: ProposedChange, _onUndone: () => void) => Promise.resolve(null))
  show(<CorrectionsView corrections={corrections} dossier={curie.id} onAccept={onAccept} />)
  expect(screen.getByRole('heading').textContent).toBe('2 corrections to the evidence on Marie Curie')
  const [first, second] = screen.getAllByRole('article')
  for (const words of ['Her diary', 'The diary says so.']) expect(within(first!).getByText(words)).toBeTruthy()
  const wordings = within(first!).getAllByRole('definition')
  expect(wordings.map((one) => one.textContent.trim())).toEqual(['Curie was born in 1866.', 'Curie was born in 1867.'])
  expect(within(first!).getByRole('link', { name: 'example.org' })).toHaveProperty('href', change.url)
  fireEvent.click(within(first!).getByRole('button', { name: 'Accept' }))
  expect(await within(first!).findByText(/Accepted/)).toBeTruthy()
  expect(onAccept).toHaveBeenCalledExactlyOnceWith(change, expect.any(Function))
  fireEvent.click(within(second!).getByRole('button', { name: 'Decline' }))
  expect(within(second!).getByText(/Declined/)).toBeTruthy()
  expect(onAccept).toHaveBeenCalledOnce()
  act(() => onAccept.mock.calls[0]?.[1]())
  expect(
    within(first!).getByRole('button', { name: 'Accept' }),
    'an acceptance that is undone is open again',
  ).toBeTruthy()
})

test('the words that differ are marked in both wordings, and a date is written in words', () => {
  const dated = { ...change, values: [{ slot: 0, type: 'date' as const, before: '1866-11', after: '1867-11-07' }] }
  const all = {
    ...corrections,
    changes: [{ ...dated, before: 'Curie, born 1866, was Polish.', after: 'Curie, born 1867, was Polish.' }],
  }
  const { container } = show(
    <CorrectionsView corrections={all} dossier={curie.id} onAccept={() => Promise.resolve(null)} />,
  )
  const marked = [...container.querySelectorAll('.old-new :is(del, ins)')]
  expect(marked.map((one) => `${one.localName} ${one.textContent}`)).toEqual(['del 1866,', 'ins 1867,'])
  expect(container.textContent).toContain('date: November 1866 → 7 November 1867')
})

test('a correction that cannot be stored says why, and stays open', async () => {
  show(<CorrectionsView corrections={corrections} dossier={curie.id} onAccept={() => Promise.resolve('It is gone.')} />)
  fireEvent.click(screen.getAllByRole('button', { name: 'Accept' })[0]!)
  expect((await screen.findByRole('alert')).textContent).toBe('It is gone.')
  expect(screen.getAllByRole('button', { name: 'Accept' })).toHaveLength(2)
})
