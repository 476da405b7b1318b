// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ModelCheckView, type ModelCheckViewProps } from '@/components/model/model-check'
import { ModelTestRow, ServerRow } from '@/components/model/model-rows'
import { FindModel } from '@/components/model/find-model'
import type { ConnectAnswer } from '@/lib/model/server-address'
import { ModelError, modelFaultCodes } from '@/lib/model/model'
import { IDLE_RUN, type PageRunState } from '@/lib/model/page-run'
import { show } from './render'

const DONE: PageRunState = { ...IDLE_RUN, ...{ status: 'done', questions: 2, answered: 2, model: 'tiny' } }

function view(state: Partial<PageRunState>, over: Partial<ModelCheckViewProps> = {}) {
  const calls = { onStart: vi.fn(), onCancel: vi.fn(), test: vi.fn<ModelCheckViewProps['test']>() }
  const model = { name: 'tiny', isTrusted: true }
  show(<ModelCheckView state={{ ...IDLE_RUN, ...state }} model={model} {...calls} {...over} />)
  return calls
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('a page is read with one button, and the model is named', () => {
  const { onStart } = view({})
  screen.getByRole('heading', { name: 'Second reader: tiny' })
  press('Read with the model')
  expect(onStart).toHaveBeenCalledOnce()
})

test('progress and time are told while the model is asked, and the reading can be stopped', () => {
  const { onCancel } = view({ status: 'asking', questions: 10, answered: 4, paceMs: 20_000 })
  screen.getByText('4 of 10 questions answered. About 2 minutes left.')
  press('Stop')
  expect(onCancel).toHaveBeenCalledOnce()
})

test('after a reading nothing is offered; after a stopped one, the rest is', () => {
  view(DONE)
  screen.getByText('The model found no difference.')
  expect(screen.queryByRole('button')).toBeNull()
  cleanup()
  const { onStart } = view({ status: 'stopped', questions: 4, answered: 1 })
  press('Read with the model')
  expect(onStart).toHaveBeenCalledOnce()
})

test.each([
  [null, /^It has not been tested\./],
  [false, /^It did not pass the test\./],
])(
  'a model with the test result %s is said to mark nothing red, and is tested in the same place',
  async (isTrusted, words) => {
    const { test: start } = view({}, { model: { name: 'tiny', isTrusted } })
    start.mockResolvedValue({ right: 12, missed: 0, invented: 0, obeyed: 0, unanswered: 0, of: 12, isGood: true })
    screen.getByText(words)
    press('Test the model')
    await screen.findByText('This model passed.')
    expect(screen.queryByText(words)).toBeNull()
  },
)

test('a selection has one button', () => {
  const { onStart } = view({}, { isSelection: true })
  expect(screen.getAllByRole('button')).toHaveLength(1)
  press('Ask the model')
  expect(onStart).toHaveBeenCalledOnce()
})

test.each(modelFaultCodes)('a check that ends with a fault has words for it: %s', (fault) => {
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
  return { onConnect }
}

test.each([
  ['remote', 'This address is not on this computer.'],
  ['ipv6', 'Use 127.0.0.1 or localhost'],
  ['forbidden', 'The server refuses the extension'],
  ['refused', 'The browser did not allow connections'],
  ['unreachable', 'Nothing answers at this address'],
  ['noModels', 'The server lists no models.'],
] as const)('a server that cannot be used has its reason: %s', async (fault, words) => {
  const { onConnect } = row({ ok: false, fault })
  await screen.findByText(new RegExp(words))
  expect(onConnect).toHaveBeenCalledWith('localhost:11434', '')
})

test('a server that is found is named beside the button that found it', async () => {
  const onFind = () => Promise.resolve<ConnectAnswer>({ ok: true })
  show(
    <FindModel origin="chrome-extension://abc" model="tiny" onFind={onFind}>
      {(find) => <button onClick={find}>Find a model on this computer</button>}
    </FindModel>,
  )
  expect(screen.queryByText('Connected to tiny.')).toBeNull()
  press('Find a model on this computer')
  await screen.findByText('Connected to tiny.')
})

test('one button looks for a server, and a refusal has the line to set for each system with a button to copy it', async () => {
  const onFind = vi.fn(() => Promise.resolve({ ok: false, fault: 'forbidden' } as const))
  show(
    <FindModel origin="chrome-extension://abc" onFind={onFind}>
      {(find) => <button onClick={find}>Find a model on this computer</button>}
    </FindModel>,
  )
  press('Find a model on this computer')
  expect(onFind).toHaveBeenCalledOnce()
  const list = await screen.findByRole('list', { name: 'What Ollama needs' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringContaining('launchctl setenv OLLAMA_ORIGINS "chrome-extension://abc"'),
    expect.stringContaining('OLLAMA_ORIGINS="chrome-extension://abc" ollama serve'),
    expect.stringContaining('setx OLLAMA_ORIGINS "chrome-extension://abc"'),
  ])
  within(list).getByRole('button', { name: 'Copy the line for Windows' })
})

test('the test of a model shows what it got right, missed and invented', async () => {
  const result = { right: 7, missed: 3, invented: 4, obeyed: 1, unanswered: 0, of: 12, isGood: false }
  show(<ModelTestRow passed={null} test={() => Promise.resolve(result)} />)
  fireEvent.click(screen.getByRole('button', { name: 'Test the model' }))
  await screen.findByText('7 of 12 right, 3 errors missed, 4 differences invented.')
  screen.getByText('It followed instructions in a text.')
  screen.getByText(/^This model did not pass\./)
})

test('the last result of the test is there when the settings are opened again', () => {
  show(<ModelTestRow passed={false} test={() => Promise.reject(new Error('not asked'))} />)
  expect(screen.getByRole('status').textContent).toMatch(/^This model did not pass\./)
})

test('a test that cannot be made has its reason', async () => {
  show(<ModelTestRow passed={null} test={() => Promise.reject(new ModelError('unreachable'))} />)
  fireEvent.click(screen.getByRole('button', { name: 'Test the model' }))
  await screen.findByText(/The model server does not answer/)
})

test.each([
  [0, 'The model found no difference.'],
  [2, 'It gave a usable answer to 1 of 3 questions; the rest was not read.'],
  [3, 'The model gave no usable answer (3 of 3). Nothing was read.'],
])('a reading with %d unusable answers of three says: %s', (unanswered, words) => {
  view({ ...DONE, questions: 3, answered: 3, unanswered })
  expect(screen.getByRole('status').textContent).toContain(words)
  expect(screen.queryAllByText(/found no difference/)).toHaveLength(unanswered === 3 ? 0 : 1)
})
