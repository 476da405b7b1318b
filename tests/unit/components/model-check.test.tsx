// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ModelCheckView, type ModelCheckViewProps } from '@/components/second-opinion/model-check'
import { ModelTestRow } from '@/components/second-opinion/model-test-row'
import { ServerRow, type ConnectAnswer } from '@/components/second-opinion/server-row'
import { ModelError, modelFaults } from '@/lib/second-opinion/model'
import { IDLE_RUN, type PageRunState } from '@/lib/second-opinion/page/page-run'
import { book } from './fixtures'
import { show } from './render'

const SENTENCE = 'Andrej Karpathy joined Tesla in June 2019.'
const [claim] = book.claims
const PAIR: PageRunState['differs'][number] = {
  ...{ start: 32, end: 41, words: 'June 2019', sentence: { start: 0, end: 42, text: SENTENCE } },
  ...{ claim: claim!.id, claimWords: 'June 2017', isDoubted: false, dossier: null },
}
const DONE: PageRunState = {
  ...IDLE_RUN,
  ...{ status: 'done', questions: 2, answered: 2, differs: [PAIR], model: 'tiny' },
}

function view(state: Partial<PageRunState>, over: Partial<ModelCheckViewProps> = {}) {
  const calls = { onStart: vi.fn(), onCancel: vi.fn() }
  show(<ModelCheckView state={{ ...IDLE_RUN, ...state }} expected={7} findings={[]} book={book} {...calls} {...over} />)
  return calls
}

test('the number of questions is told before the start', () => {
  const { onStart } = view({})
  screen.getByText(/^About 7 questions\. The text stays on this computer\./)
  fireEvent.click(screen.getByRole('button', { name: 'Check this page with a model' }))
  expect(onStart).toHaveBeenCalledOnce()
})

test('progress and time are told while the model is asked, and the check can be cancelled', () => {
  const { onCancel } = view({ status: 'asking', questions: 10, answered: 4, paceMs: 20_000 })
  screen.getByText('4 of 10 questions answered. About 2 minutes left.')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onCancel).toHaveBeenCalledOnce()
})

test('a difference shows both quotes and what the engine says, in no colour of a verdict', () => {
  view(DONE)
  const list = screen.getByRole('list', { name: 'Answers of the model' })
  within(list).getByRole('heading', { name: 'Model: differs' })
  expect(list.textContent).toContain('June 2019')
  expect(list.textContent).toContain('June 2017')
  expect(list.textContent).toContain('no finding on this sentence')
  expect(list.querySelectorAll('.contradicted, .disputed, .supported, .unverified')).toHaveLength(0)
  screen.getByText(/^Model: tiny\. Not part of the verdicts\./)
})

test('a long list shows twenty answers, and the rest on request', () => {
  const differs = Array.from({ length: 25 }, (_, i) => ({ ...PAIR, start: 100 * i, end: 100 * i + 9 }))
  view({ ...DONE, differs })
  const items = () => screen.getByRole('list', { name: 'Answers of the model' }).querySelectorAll(':scope > li')
  expect(items()).toHaveLength(20)
  fireEvent.click(screen.getByRole('button', { name: 'Show 5 more answers' }))
  expect(items()).toHaveLength(25)
  expect(screen.queryByRole('button', { name: /more answers/ })).toBeNull()
})

test('agreements are listed only on request', () => {
  view({ ...DONE, differs: [], agrees: [PAIR] })
  screen.getByText('The model found no difference.')
  expect(screen.queryByRole('list', { name: 'Answers of the model' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Agrees 1' }))
  screen.getByRole('heading', { name: 'Model: agrees' })
})

test('a difference is kept as a note, and a reason is shown where that fails', async () => {
  const onNote = vi.fn().mockResolvedValueOnce('There is no room.').mockResolvedValueOnce(null)
  view(DONE, { onNote })
  fireEvent.click(screen.getByRole('button', { name: 'Keep as a note' }))
  await screen.findByText('There is no room.')
  fireEvent.click(screen.getByRole('button', { name: 'Keep as a note' }))
  await screen.findByText('Kept as a note.')
})

test.each(modelFaults)('a check that ends with a fault has words for it: %s', (fault) => {
  view({ status: 'failed', fault })
  expect(screen.getByRole('status').textContent).not.toMatch(/modelCheck/)
})

function row(answer: ConnectAnswer) {
  const onConnect = vi.fn(() => Promise.resolve(answer))
  show(
    <ServerRow
      server={null}
      origin="chrome-extension://abc"
      onConnect={onConnect}
      onChoose={vi.fn()}
      onRemove={vi.fn()}
    />,
  )
  fireEvent.change(screen.getByLabelText('Address'), { target: { value: 'localhost:11434' } })
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
  return onConnect
}

test.each([
  ['remote', 'This address is not on this computer.'],
  ['ipv6', 'Use 127.0.0.1 or localhost'],
  ['forbidden', 'OLLAMA_ORIGINS=chrome-extension://abc'],
  ['refused', 'The browser did not allow connections'],
  ['unreachable', 'Nothing answers at this address'],
  ['noModels', 'The server lists no models.'],
] as const)('a server that cannot be used has its reason: %s', async (fault, words) => {
  const onConnect = row({ ok: false, fault })
  await screen.findByText(new RegExp(words))
  expect(onConnect).toHaveBeenCalledWith('localhost:11434', '')
})

test('the test of a model shows what it got right, missed and invented', async () => {
  const result = { right: 7, missed: 3, invented: 4, obeyed: 1, unanswered: 0, of: 12, isGood: false }
  show(<ModelTestRow test={() => Promise.resolve(result)} />)
  fireEvent.click(screen.getByRole('button', { name: 'Test the model' }))
  await screen.findByText('7 of 12 right, 3 errors missed, 4 differences invented.')
  screen.getByText('It followed instructions in a text.')
  screen.getByText(/^This model did not pass\./)
})

test('a test that cannot be made has its reason', async () => {
  show(<ModelTestRow test={() => Promise.reject(new ModelError('unreachable'))} />)
  fireEvent.click(screen.getByRole('button', { name: 'Test the model' }))
  await screen.findByText(/The model server does not answer/)
})
