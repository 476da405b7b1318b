import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readBook } from '@/lib/dossiers/read-dossier'
import { connect, type Caller } from '@/lib/platform/worker-calls'
import { createDossierBook, dossierBookInSteps } from '@/lib/dossier/browse/dossier-book'
import type { Claim } from '@/lib/dossier/format/schema'
import { timelineInSteps } from '@/lib/dossier/browse/timeline-lanes'
import { database } from '@/lib/dossiers/data/database'
import { addDossier } from '@/lib/dossiers/data/store'
import { WorkerHere } from '../worker-here'
import { broughtDossier } from './fixtures'
import { runNow } from '@/tests/unit/run-now'

afterEach(async () => {
  vi.unstubAllGlobals()
  for (const table of database().tables) await table.clear()
})

/** A worker that reads a large dossier in this way. */
function largeIn(read: (panel: Caller<{ claims: (some: Claim[]) => void }>) => unknown): WorkerHere[] {
  const workers: WorkerHere[] = []
  vi.stubGlobal('Worker', function () {
    const worker = new WorkerHere((end) => {
      const panel = connect<{ claims: (some: Claim[]) => void }>(end, { read: () => read(panel) })
    })
    workers.push(worker)
    return worker
  })
  return workers
}
const { claims, ...head } = broughtDossier().dossier

describe('a dossier for the panel', () => {
  test('is read at once when it is small, with the changes of the user', async () => {
    await addDossier(broughtDossier())
    const book = await readBook('ada-byrne', 3)
    expect(book?.claims.map(({ id }) => id)).toEqual(['born', 'joined', 'left'])
    expect(await readBook('nobody', 3)).toBeUndefined()
  })

  test('is put together from the pieces of a worker when it is large, and the worker ends', async () => {
    const workers = largeIn((panel) => {
      void panel('claims', claims.slice(0, 2))
      void panel('claims', claims.slice(2))
      return head
    })
    const book = await readBook('ada-byrne', 100_000)
    expect(book?.claims).toEqual(claims)
    expect(book?.topics).toEqual(createDossierBook({ ...head, claims }).topics)
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  test('is none where the worker finds none, and an error where it fails', async () => {
    largeIn(() => undefined)
    expect(await readBook('nobody', 100_000)).toBeUndefined()
    const workers = largeIn(() => Promise.reject(new Error('locked')))
    await expect(readBook('ada-byrne', 100_000)).rejects.toThrow('locked')
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })
})

test('many claims are laid out in many short steps', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({ ...claims[0]!, id: `c${at}`, topic: `Box ${at % 7}` }))
  let steps = 0
  const run = dossierBookInSteps({ ...head, claims: many })
  for (let step = run.next(); !step.done; step = run.next()) steps++
  expect(steps).toBeGreaterThanOrEqual(40)
})

test('the timeline of many claims is laid out in many short steps, in the order of their dates', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => {
    return { ...claims[0]!, id: `c${at}`, topic: `Box ${at % 40}`, time: String(1999 - (at % 300)) }
  })
  const book = createDossierBook({ ...head, claims: many })
  let steps = 0
  const run = timelineInSteps(book)
  for (let step = run.next(); !step.done; step = run.next()) steps++
  expect(steps).toBeGreaterThanOrEqual(100)
  const lanes = runNow(timelineInSteps(book))?.lanes ?? []
  expect(lanes).toHaveLength(40)
  expect(lanes.flatMap((lane) => lane.claims)).toHaveLength(20_000)
  for (const lane of lanes) {
    const starts = lane.claims.map(({ span }) => span.from)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  }
})
