import { expect, test, vi } from 'vitest'
import {
  type Preview,
  createImporter,
  type ImportWorker,
  type FromImporter,
  type ToImporter,
} from '@/lib/app/import/importer'

const preview: Preview = {
  name: 'a.csv',
  format: 'csv',
  total: 2,
  counts: { added: 1, merged: 1, unchanged: 0, 'kept-newer': 0, 'in-bin': 4, skipped: 0 },
  losses: [],
  beside: { mutes: 0, deleted: 0, dossiers: [], changes: 0, effects: [], turns: [], hasSettings: false },
  table: null,
}
const file = new File(['x'], 'a.csv')

function importer() {
  const asked: ToImporter[] = []
  const worker: ImportWorker = {
    postMessage: (message) => asked.push(message),
    onmessage: null,
    onerror: null,
    terminate: vi.fn(),
  }
  const host = {
    start: vi.fn(() => worker),
    notesChanged: vi.fn(),
    onDone: vi.fn(),
    saveAnswers: vi.fn(),
    takeSettings: vi.fn(),
  }
  const made = createImporter(host)
  const hear = (data: FromImporter) => worker.onmessage?.({ data })
  return { ...made, asked, worker, host, hear }
}

test('an import goes from the file to its result, and reports changed notes', () => {
  const { actions, state, hear, host, asked } = importer()
  expect(host.start).not.toHaveBeenCalled()
  actions.choose(file)
  hear({ kind: 'reading', share: 0.5, items: 1 })
  expect(state()).toMatchObject({ step: 'reading', share: 0.5, items: 1 })
  hear({ kind: 'preview', preview })
  actions.start({ bringBack: true, settings: false, turns: false })
  expect(state()).toMatchObject({ step: 'writing', total: 6 })
  expect(host.notesChanged).not.toHaveBeenCalled()
  hear({ kind: 'done', result: preview, hasChanged: true, settings: null })
  expect(state()).toMatchObject({ step: 'done', undone: null })
  expect(host.notesChanged).toHaveBeenCalledOnce()
  const [notes, undo] = host.onDone.mock.calls[0] as [number, () => void]
  expect(notes).toBe(2)
  undo()
  expect(asked.at(-1)).toEqual({ kind: 'undo' })
  hear({ kind: 'undone', notes: 2 })
  expect(state()).toMatchObject({ step: 'done', undone: 2 })
})

test('a worker that does not start is reported, and the next file starts another', () => {
  const { actions, state, worker, host } = importer()
  actions.choose(file)
  worker.onerror?.(new Event('error'))
  expect(state()).toEqual({ step: 'choose', problem: { name: 'a.csv', why: 'worker' } })
  actions.choose(file)
  expect(host.start).toHaveBeenCalledTimes(2)
})

test('progress that arrives after the answer changes nothing', () => {
  const { actions, state, hear } = importer()
  actions.choose(file)
  hear({ kind: 'preview', preview })
  hear({ kind: 'reading', share: 1, items: 2 })
  expect(state().step).toBe('preview')
})

test('each request for items gets its own answer', async () => {
  const { actions, hear, asked } = importer()
  actions.choose(file)
  const [first, second] = [actions.items(null, 0, 20), actions.items('added', 0, 20)]
  const [, one, other] = asked as { kind: 'items'; ask: number }[]
  hear({ kind: 'items', ask: other!.ask, items: [] })
  hear({ kind: 'items', ask: one!.ask, items: [{ index: 7 } as never] })
  expect(await first).toHaveLength(1)
  expect(await second).toEqual([])
})
