import { expect, test } from 'vitest'
import { createAdder, type AddWorker, type FromAdder, type ToAdder } from '@/lib/app/dossiers/add-dossier'
import { curie, preview } from '../../components/dossiers/fixtures'

function adder() {
  const workers: (AddWorker & { asked: ToAdder[]; isEnded: boolean })[] = []
  let changes = 0
  const made = createAdder({
    start: () => {
      const worker = {
        asked: [] as ToAdder[],
        isEnded: false,
        postMessage: (message: ToAdder) => void worker.asked.push(message),
        onmessage: null,
        onerror: null,
        terminate: () => void (worker.isEnded = true),
      }
      workers.push(worker)
      return worker
    },
    today: () => '2026-11-21',
    dossiersChanged: () => {
      changes++
    },
  })
  return { ...made, workers, changed: () => changes }
}
const file = new File(['x'], 'curie.md')
const announced = {
  ...{ file: 'a.json', name: 'A', version: '1', asOf: '2026', claims: 1 },
  ...{ signedBy: null, bytes: 1, sha256: '0' },
}

test('a file is read, previewed and added, and the change is announced once', () => {
  const { actions, state, workers, changed } = adder()
  actions.choose(file)
  const [worker] = workers
  expect(worker?.asked).toEqual([{ kind: 'read', file, corrections: null, today: '2026-11-21' }])
  worker?.onmessage?.({ data: { kind: 'reading', share: 0.4 } })
  expect(state()).toEqual({ step: 'reading', name: 'curie.md', share: 0.4 })
  worker?.onmessage?.({ data: { kind: 'preview', preview } })
  actions.add('new', { left: [], texts: {} })
  actions.add('new', { left: [], texts: {} })
  expect(worker?.asked.filter(({ kind }) => kind === 'add')).toHaveLength(1)
  worker?.onmessage?.({ data: { kind: 'storing', share: 0.5 } })
  expect(state()).toMatchObject({ step: 'preview', isStoring: true, share: 0.5 })
  worker?.onmessage?.({ data: { kind: 'added', dossier: curie, isUpdate: false } })
  expect(state()).toEqual({ step: 'added', dossier: curie, isUpdate: false })
  expect(changed()).toBe(1)
})

test('cancelling stops the worker, and the next file gets a new one', () => {
  const { actions, state, workers, changed } = adder()
  actions.choose(file)
  actions.cancel()
  expect(workers[0]?.isEnded).toBe(true)
  expect(state()).toEqual({ step: 'choose', failure: { name: 'curie.md', why: 'cancelled' } })
  actions.choose(file)
  expect(workers).toHaveLength(2)
  expect(changed()).toBe(0)
})

test('after a failed save the preview remains, so that the user can try again', () => {
  const { actions, state, workers } = adder()
  actions.choose(file)
  workers[0]?.onmessage?.({ data: { kind: 'preview', preview } })
  actions.add('new', { left: [], texts: {} })
  workers[0]?.onmessage?.({ data: { kind: 'failed', why: 'full' } })
  expect(state()).toEqual({ step: 'preview', preview, isStoring: false, failure: 'full' })
})

test('a file of a page is compared with what the page says of it, until the user corrects it or takes another', () => {
  const { actions, workers } = adder()
  const last = () => workers[0]?.asked.findLast(({ kind }) => kind === 'read')
  actions.choose(file, announced)
  expect(last()).toMatchObject({ announced })
  actions.correct({ subject: 'B', asOf: '2026', aliases: [] })
  expect(last()).not.toHaveProperty('announced')
  actions.expect(announced)
  actions.choose(file)
  expect(last()).toMatchObject({ announced })
  actions.again()
  actions.again()
  actions.choose(file)
  expect(last()).not.toHaveProperty('announced')
})

test('each file is held against the offer for a download, until the user asks for any other file', () => {
  const { actions, state, workers } = adder()
  const last = () => workers[0]?.asked.findLast(({ kind }) => kind === 'read')
  const say = (data: FromAdder) => workers[0]?.onmessage?.({ data })
  actions.expect(announced)
  actions.choose(file)
  say({ kind: 'refused', problems: [{ level: 'refused', code: 'offer-hash', place: 'curie.md' }] })
  actions.again()
  expect(state()).toMatchObject({ step: 'choose', expected: announced })
  actions.choose(file)
  expect(last()).toMatchObject({ announced })
  say({ kind: 'failed', why: 'signature' })
  expect(state()).toMatchObject({ step: 'choose', expected: announced, failure: { why: 'signature' } })
  actions.choose(file)
  expect(last()).toMatchObject({ announced })
  actions.again()
  // "Add any other file".
  actions.again()
  expect(state()).toEqual({ step: 'choose', failure: null })
  actions.choose(file)
  expect(last()).not.toHaveProperty('announced')
})
