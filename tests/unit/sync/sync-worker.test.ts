import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { database as notesDatabase } from '@/lib/annotations/database'
import { createSyncRunner, SyncCancelled } from '@/lib/sync/sync-runner'
import { serveSync } from '@/lib/sync/serve-sync'
import type { JobSettings, WorkerCalls } from '@/lib/sync/serve-sync'
import type { Caller } from '@/lib/platform/worker-calls'
import { fieldsOfNote } from '@/lib/rows/note'
import type { SyncFolder } from '@/lib/sync/memory'
import { note } from '../annotations/import/arbitrary-import'
import { WorkerHere } from '../app/worker-here'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({
  runtime: { sendMessage: () => Promise.resolve(undefined), getURL: (path: string) => path },
  storage: { local: fakeStorage(), session: fakeStorage() },
})
const { beginAgain, folder, lineOf, otherWrites, secret, written } = await import('./whole-device')

beforeEach(beginAgain)

const settings: JobSettings = { name: 'A', secret, hasFolder: true }
const job = (call: Caller<WorkerCalls>) => call('sync', settings, null)

const worker = () => new WorkerHere(serveSync)

test('a sync in the worker reads and writes the folder through the panel, and tells how far it is', async () => {
  const changed = vi.fn()
  const runner = createSyncRunner({ start: worker, changed })
  const shares: (number | null)[] = []
  runner.subscribe(() => shares.push(runner.share()))
  await notesDatabase().annotations.put(note('mine'))
  await otherWrites([lineOf('note', 'good', fieldsOfNote(note('good')))])
  expect(await runner.run(job, folder)).toMatchObject({ added: 1, failed: null, problems: [] })
  expect(changed.mock.calls).toEqual([['notes-changed']])
  expect(await written()).toContain('"id":"mine"')
  expect(shares.at(-1)).toBeNull()
  const told = shares.slice(0, -1)
  expect(told).toEqual([...told].sort((a, b) => Number(a) - Number(b)))
  expect(told.length).toBeGreaterThan(3)
})

test('an error of the folder keeps its name on the way, so that the user is told the reason', async () => {
  const full: SyncFolder = { ...folder, append: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }
  const runner = createSyncRunner({ start: worker, changed: () => undefined })
  await notesDatabase().annotations.put(note('mine'))
  expect(await runner.run(job, full)).toMatchObject({ failed: 'full' })
})

test('a job that is cancelled ends with those that wait, and the next one starts another worker', async () => {
  const workers: WorkerHere[] = []
  const start = () => {
    workers.push(worker())
    return workers.at(-1)!
  }
  const runner = createSyncRunner({ start, changed: () => undefined })
  // Its listing never ends.
  const stuck: SyncFolder = { ...folder, files: () => new Promise(() => undefined) }
  const [first, second] = [runner.run(job, stuck), runner.run(job, folder)]
  const outcomes = Promise.allSettled([first, second])
  await vi.waitFor(() => expect(runner.share()).not.toBeNull())
  runner.cancel()
  for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: expect.any(SyncCancelled) as unknown })
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  expect(runner.share()).toBeNull()
})
