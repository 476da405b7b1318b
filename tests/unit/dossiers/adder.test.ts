import { expect, test } from 'vitest'
import { createDossierAdder } from '@/lib/dossiers/add-dossier'
import type { AddAnswer, AddProgress, ReadAnswer } from '@/lib/dossiers/add-session'
import type { createAddSession } from '@/lib/dossiers/add-session'
import { connectWorker, type Caller } from '@/lib/platform/worker-calls'
import { curie, preview } from '../components/dossiers/fixtures'
import { WorkerHere } from '../worker-here'

type AddWorker = ReturnType<typeof createAddSession>

/** An adder whose worker answers when the test says so. */
function adder() {
  const workers: WorkerHere[] = []
  const reads: Parameters<AddWorker['read']>[1][] = []
  let adds = 0
  let changes = 0
  let answerRead: (answer: ReadAnswer) => void = () => undefined
  let answerAdd: (answer: AddAnswer) => void = () => undefined
  let call: Caller<AddProgress> | undefined
  const own: AddWorker = {
    read: (_file, given) => {
      reads.push(given)
      return new Promise((resolve) => (answerRead = resolve))
    },
    add: () => {
      adds++
      return new Promise((resolve) => (answerAdd = resolve))
    },
    forget: () => undefined,
  }
  const made = createDossierAdder({
    start: () => {
      const worker = new WorkerHere((end) => void (call = connectWorker<AddProgress>(end, own)))
      workers.push(worker)
      return worker
    },
    today: () => '2026-11-21',
    readPage: () => Promise.resolve(null),
    dossiersChanged: () => {
      changes++
    },
  })
  const settled = () => new Promise((go) => setTimeout(go, 0))
  return {
    ...made,
    ...{ workers, reads, settled },
    adds: () => adds,
    changed: () => changes,
    tell: async (name: keyof AddProgress, share: number) => {
      await settled()
      await call?.(name, share)
    },
    read: async (answer: ReadAnswer) => {
      await settled()
      answerRead(answer)
      await settled()
    },
    added: async (answer: AddAnswer) => {
      await settled()
      answerAdd(answer)
      await settled()
    },
  }
}
const file = new File(['x'], 'curie.md')

test('a file is read, previewed and added, and the change is announced once', async () => {
  const { actions, state, reads, adds, changed, tell, read, added } = adder()
  actions.choose(file)
  await tell('reading', 0.4)
  expect(reads).toEqual([{ corrections: null, today: '2026-11-21' }])
  expect(state()).toEqual({ step: 'reading', name: 'curie.md', share: 0.4 })
  await read({ preview })
  actions.add('new', { left: [], added: [] })
  actions.add('new', { left: [], added: [] })
  await tell('storing', 0.5)
  expect(adds()).toBe(1)
  expect(state()).toMatchObject({ step: 'preview', isStoring: true, share: 0.5 })
  await added({ dossier: curie, replaced: null })
  expect(state()).toEqual({ step: 'added', dossier: curie, replaced: null })
  expect(changed()).toBe(1)
})

test('an example is added without a preview, unless it is a version of what is here', async () => {
  const { actions, state, read, adds, added } = adder()
  actions.chooseExample(file)
  await read({ preview })
  expect(state()).toMatchObject({ step: 'reading' })
  expect(adds()).toBe(1)
  await added({ dossier: curie, replaced: null })
  expect(state()).toEqual({ step: 'added', dossier: curie, replaced: null })
  actions.chooseExample(file)
  await read({ preview: { ...preview, isSubjectMissing: true } })
  expect(state()).toMatchObject({ step: 'preview' })
  expect(adds()).toBe(1)
})

test('the answer for an earlier file is not shown', async () => {
  const { actions, state, read, settled } = adder()
  actions.choose(file)
  await settled()
  actions.again()
  await read({ preview })
  expect(state()).toMatchObject({ step: 'choose' })
})

test('a file that is chosen while another is read ends that reading', async () => {
  const { actions, state, workers, read } = adder()
  actions.choose(file)
  actions.choose(new File(['y'], 'meitner.md'))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  expect(state()).toMatchObject({ step: 'reading', name: 'meitner.md' })
  await read({ preview })
  expect(state()).toMatchObject({ step: 'preview' })
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

test('after a failed save the preview remains, so that the user can try again', async () => {
  const { actions, state, read, added } = adder()
  actions.choose(file)
  await read({ preview })
  actions.add('new', { left: [], added: [] })
  await added({ failed: 'full' })
  expect(state()).toEqual({ step: 'preview', preview, isStoring: false, failure: 'full' })
})
