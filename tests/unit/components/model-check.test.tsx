// @vitest-environment jsdom
import { showInPanel } from './in-panel'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newCheck } from '@/lib/check/check-states'
import type { ModelCheckProps } from '@/components/model/model-check-of'
import FindModel from '@/components/model/find-model'
import ModelCheck from '@/components/model/model-check'
import { ModelTestRow, ServerRow } from '@/components/model/model-settings'
import { connectedModel, findServer, runModelTest } from '@/lib/check/model/model-source'
import { ModelError, modelFaultCodes } from '@/lib/model/model'
import { IDLE_RUN, type PageRun, type PageRunState } from '@/lib/model/page-run'
import type { Settings } from '@/lib/schema/settings'
import { show } from './render'
import { t } from '@/lib/i18n/t'
import { patternOf } from '@/tests/words/pattern-of'

vi.mock(import('@/lib/check/model/model-source'), async (importOriginal) => ({
  ...(await importOriginal()),
  connectedModel: vi.fn(),
  findServer: vi.fn(),
  runModelTest: vi.fn(),
}))
let state: PageRunState
const run = { start: vi.fn(), cancel: vi.fn(), ask: vi.fn() }
vi.mock(import('@/lib/check/model/panel-run'), () => ({
  panelRun: (): PageRun => ({ ...run, state: () => state, subscribe: () => () => undefined }),
}))

const DONE: PageRunState = { ...IDLE_RUN, ...{ status: 'done', questions: 2, answered: 2, model: 'tiny' } }
const text: ModelCheckProps = {
  ownText: { text: 'Ada left.', blocks: [] },
  check: newCheck({ id: 'check-1', title: 'Ada', url: 'https://review.example/ada' }),
}

beforeEach(() => void vi.clearAllMocks())
afterEach(() => vi.unstubAllGlobals())

async function view(
  part: Partial<PageRunState>,
  props: Partial<ModelCheckProps> = {},
  isTrusted: boolean | null = true,
  settings: Partial<Settings> = {},
) {
  state = { ...IDLE_RUN, ...part }
  vi.mocked(connectedModel).mockResolvedValue({ name: 'tiny', isTrusted })
  const shown = showInPanel(<ModelCheck {...text} {...props} />, { settings })
  await screen.findByText(t('modelCheck.name', { model: 'tiny' }))
  return shown
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('a page is read with one button, and the model is named', async () => {
  await view({})
  screen.getByRole('heading', { name: t('modelCheck.name', { model: 'tiny' }) })
  press('Read with the model')
  expect(run.start).toHaveBeenCalledOnce()
})

test('progress and time are told while the model is asked, and the reading can be stopped', async () => {
  await view({ status: 'asking', questions: 10, answered: 4, paceMs: 20_000 })
  screen.getByText('4 of 10 questions answered. About 2 minutes left.')
  press('Stop')
  expect(run.cancel).toHaveBeenCalledOnce()
})

test('after a reading nothing is offered; after a stopped one, the rest is', async () => {
  await view(DONE)
  screen.getByText(t('modelCheck.none'))
  expect(screen.queryByRole('button')).toBeNull()
  cleanup()
  await view({ status: 'stopped', questions: 4, answered: 1 })
  press('Read with the model')
  expect(run.start).toHaveBeenCalledOnce()
})

test.each([
  [null, /^It has not been tested\./],
  [false, /^It did not pass the test\./],
])(
  'a model with the test result %s is said to mark nothing red, and is tested in the same place',
  async (isTrusted, words) => {
    await view({}, {}, isTrusted)
    vi.mocked(runModelTest).mockResolvedValueOnce({
      right: 12,
      missed: 0,
      invented: 0,
      obeyed: 0,
      unanswered: 0,
      of: 12,
      isGood: true,
    })
    screen.getByText(words)
    press('Test the model')
    await screen.findByText(t('modelTest.good'))
    expect(screen.queryByText(words)).toBeNull()
  },
)

test('a selection has one button', async () => {
  await view({}, { only: { start: 0, end: 3 } })
  expect(screen.getAllByRole('button')).toHaveLength(1)
  press('Ask the model')
  expect(run.start).toHaveBeenCalledOnce()
})

test.each(modelFaultCodes)('a check that ends with a fault has words for it: %s', async (fault) => {
  await view({ status: 'failed', fault })
  expect(screen.getByRole('status').textContent).not.toMatch(/modelCheck/)
})

test('a page that is read along has the switch for asking the model without a click', async () => {
  const { storedSettings } = await view({}, { ownText: null }, true, { readAlong: true })
  fireEvent.click(screen.getByRole('checkbox', { checked: false }))
  await screen.findByRole('checkbox', { checked: true })
  expect(await storedSettings()).toMatchObject({ modelAlong: true })
  cleanup()
  await view({}, { ownText: null })
  expect(screen.queryByRole('checkbox')).toBeNull()
})

const reply = (status: number, body: object) => () => Promise.resolve(new Response(JSON.stringify(body), { status }))
const models = reply(200, { object: 'list', data: [{ id: 'tiny' }] })

function connect(address: string, fetch: () => Promise<Response>, isAllowed = true) {
  vi.stubGlobal('fetch', fetch)
  const shown = showInPanel(<ServerRow server={null} />)
  shown.permissions.request.mockResolvedValue(isAllowed)
  fireEvent.change(screen.getByLabelText(t('modelServer.address')), { target: { value: address } })
  fireEvent.click(screen.getByRole('button', { name: t('modelServer.connect') }))
  return shown
}

test.each([
  ['this computer', 'paper.example', models, true, 'This address is not on this computer.'],
  ['a form that it knows', '[::1]:11434', models, true, 'Use 127.0.0.1 or localhost'],
  ['an answer for the extension', 'localhost:11434', reply(403, {}), true, 'The server refuses the extension'],
  ['a permission', 'localhost:11434', models, false, 'The browser did not allow connections'],
  ['an answer', 'localhost:11434', () => Promise.reject(new TypeError()), true, 'Nothing answers at this address'],
  ['models', 'localhost:11434', reply(200, { object: 'list', data: [] }), true, 'The server lists no models.'],
] as const)('a server that cannot be used has its reason: without %s', async (_, address, fetch, isAllowed, words) => {
  connect(address, fetch, isAllowed)
  await screen.findByText(new RegExp(words))
})

test('a server that answers is used with its first model', async () => {
  const { storedSettings } = connect('localhost:11434', models)
  const modelServer = { address: 'http://localhost:11434/v1/', model: 'tiny' }
  await waitFor(async () => expect(await storedSettings()).toMatchObject({ secondOpinion: true, modelServer }))
})

const offer = (find: () => void) => <button onClick={find}>Find a model on this computer</button>

test('a server that is found is named beside the button that found it', async () => {
  vi.mocked(findServer).mockResolvedValueOnce({ ok: true })
  show(<FindModel model="tiny">{offer}</FindModel>)
  expect(screen.queryByText(t('modelServer.connected', { model: 'tiny' }))).toBeNull()
  press('Find a model on this computer')
  await screen.findByText(t('modelServer.connected', { model: 'tiny' }))
})

test('one button looks for a server, and a refusal has the line to set for each system with a button to copy it', async () => {
  vi.mocked(findServer).mockResolvedValueOnce({ ok: false, fault: 'forbidden' })
  show(<FindModel>{offer}</FindModel>)
  press('Find a model on this computer')
  expect(findServer).toHaveBeenCalledOnce()
  const list = await screen.findByRole('list', { name: t('modelServer.lines') })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringContaining(`launchctl setenv OLLAMA_ORIGINS "${location.origin}"`),
    expect.stringContaining(`OLLAMA_ORIGINS="${location.origin}" ollama serve`),
    expect.stringContaining(`setx OLLAMA_ORIGINS "${location.origin}"`),
  ])
  within(list).getByRole('button', { name: t('modelServer.copy', { system: 'Windows' }) })
})

test('the test of a model shows what it got right, missed and invented', async () => {
  const result = { right: 7, missed: 3, invented: 4, obeyed: 1, unanswered: 0, of: 12, isGood: false }
  vi.mocked(runModelTest).mockResolvedValueOnce(result)
  show(<ModelTestRow passed={null} />)
  fireEvent.click(screen.getByRole('button', { name: t('modelTest.start') }))
  await screen.findByText(t('modelTest.result', { right: 7, missed: 3, invented: 4 }))
  screen.getByText(t('modelTest.obeyed'))
  screen.getByText(patternOf('modelTest.poor'))
})

test('the last result of the test is there when the settings are opened again', () => {
  show(<ModelTestRow passed={false} />)
  expect(screen.getByRole('status').textContent).toMatch(/^This model did not pass\./)
})

test('a test that cannot be made has its reason', async () => {
  vi.mocked(runModelTest).mockRejectedValueOnce(new ModelError('unreachable'))
  show(<ModelTestRow passed={null} />)
  fireEvent.click(screen.getByRole('button', { name: t('modelTest.start') }))
  await screen.findByText(patternOf('modelCheck.fault.unreachable'))
})

test.each([
  [0, 'The model found no difference.'],
  [2, 'It gave a usable answer to 1 of 3 questions; the rest was not read.'],
  [3, 'The model gave no usable answer (3 of 3). Nothing was read.'],
])('a reading with %d unusable answers of three says: %s', async (unanswered, words) => {
  await view({ ...DONE, questions: 3, answered: 3, unanswered })
  expect(screen.getByRole('status').textContent).toContain(words)
  expect(screen.queryAllByText(patternOf('modelCheck.none'))).toHaveLength(unanswered === 3 ? 0 : 1)
})
