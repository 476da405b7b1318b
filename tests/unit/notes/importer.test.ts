import { afterEach, expect, test, vi } from 'vitest'
import { panelImporter, type ItemPreview, type ImportSummary } from '@/lib/notes/import/importer'
import type { createImportSession, ImportProgress } from '@/lib/notes/import/import-session'
import { t } from '@/lib/i18n/t'
import { connectWorker, type Caller } from '@/lib/platform/worker-calls'
import { WorkerHere } from '../worker-here'

const { call } = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('@/lib/messaging/call', () => ({ callBackground: call }))

afterEach(() => {
  vi.unstubAllGlobals()
  call.mockReset()
})

const preview: ImportSummary = {
  name: 'a.csv',
  format: 'csv',
  total: 2,
  counts: { added: 1, merged: 1, unchanged: 0, 'kept-newer': 0, 'in-bin': 4, skipped: 0 },
  losses: [],
  unread: [],
  extras: {
    mutes: 0,
    deleted: 0,
    dossiers: [],
    adjustments: 0,
    effects: [],
    turns: [],
    hasSettings: false,
    absent: null,
  },
  table: null,
}
const file = new File(['x'], 'a.csv')

const settled = () => new Promise((go) => setTimeout(go, 0))

/** An importer whose worker reads when the test says so. */
function importer() {
  let answerRead: (answer: { preview: ImportSummary }) => void = () => undefined
  let call: Caller<ImportProgress> | undefined
  const own = {
    read: vi.fn(() => new Promise((resolve) => (answerRead = resolve))),
    apply: vi.fn(() => ({ result: preview, hasChanged: true, settings: null })),
    undo: vi.fn(() => ({ notes: 2 })),
    items: vi.fn((outcome: string | null) => (outcome === null ? [{ index: 7 } as ItemPreview] : [])),
  } satisfies Partial<Record<keyof ReturnType<typeof createImportSession>, unknown>>
  const workers: WorkerHere[] = []
  const onDone = vi.fn()
  vi.stubGlobal(
    'Worker',
    vi.fn(function () {
      const worker = new WorkerHere((end) => void (call = connectWorker<ImportProgress>(end, own)))
      workers.push(worker)
      return worker
    }),
  )
  const tellReading = async (share: number) => {
    await settled()
    await call?.('reading', share, 1)
  }
  const read = async () => {
    await settled()
    answerRead({ preview })
    await settled()
  }
  return { ...panelImporter(onDone), own, workers, onDone, read, tellReading }
}

test('an import goes from the file to its result, and reports the change', async () => {
  const { actions, state, own, workers, onDone, read, tellReading } = importer()
  expect(workers).toEqual([])
  actions.choose(file)
  await tellReading(0.5)
  expect(state()).toMatchObject({ step: 'reading', share: 0.5, items: 1 })
  await read()
  actions.start({ withDeleted: true, withSettings: false, restoresSwitches: false })
  expect(state()).toMatchObject({ step: 'writing', total: 6 })
  expect(call).not.toHaveBeenCalled()
  await settled()
  expect(state()).toMatchObject({ step: 'done', undone: null })
  const [says, undo] = onDone.mock.calls[0] as [string, () => void]
  expect(says).toBe(t('import.came', 2))
  undo()
  await settled()
  expect(own.undo).toHaveBeenCalledOnce()
  expect(state()).toMatchObject({ step: 'done', undone: 2 })
})

test('a worker that does not start is reported, and the next file starts another', () => {
  const { actions, state, workers } = importer()
  actions.choose(file)
  workers[0]?.dispatchEvent(new Event('error'))
  expect(state()).toEqual({ step: 'choose', problem: { name: 'a.csv', why: 'worker' } })
  actions.choose(file)
  expect(workers).toHaveLength(2)
})

test('progress that arrives after the answer changes nothing', async () => {
  const { actions, state, read, tellReading } = importer()
  actions.choose(file)
  await read()
  await tellReading(1)
  expect(state().step).toBe('preview')
})

test('each request for items gets its own answer', async () => {
  const { actions } = importer()
  actions.choose(file)
  const [first, second] = [actions.items(null, 0, 20), actions.items('added', 0, 20)]
  expect(await first).toHaveLength(1)
  expect(await second).toEqual([])
})

test('the background learns of the notes, muted sentences and dossiers of a backup', async () => {
  const own = { read: () => ({ preview }), apply: () => ({ result: preview, hasChanged: true, settings: null }) }
  vi.stubGlobal(
    'Worker',
    vi.fn(function () {
      return new WorkerHere((end) => void connectWorker(end, own))
    }),
  )
  const { actions, state } = panelImporter(() => undefined)
  actions.choose(file)
  await expect.poll(() => state().step).toBe('preview')
  actions.start({ withDeleted: false, withSettings: false, restoresSwitches: false })
  await expect.poll(() => state().step).toBe('done')
  expect(call.mock.calls).toEqual([
    ['notes-changed', null],
    ['mutes-changed', null],
    ['dossiers-changed', null],
  ])
})
