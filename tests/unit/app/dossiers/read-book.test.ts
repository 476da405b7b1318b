import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import type { FromBookWorker } from '@/lib/app/dossiers/book-messages'
import type { BookWorker } from '@/lib/app/dossiers/book-worker-start'
import { readBook } from '@/lib/app/dossiers/read-book'
import { createDossierBook, dossierBookInSteps } from '@/lib/dossier/browse/dossier-book'
import { timelineInSteps } from '@/lib/dossier/browse/timeline-lanes'
import { database } from '@/lib/dossiers/database'
import { addDossier } from '@/lib/dossiers/store'
import { broughtDossier } from '../../dossiers/fixtures'
import { runNow } from '@/tests/unit/run-now'

afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

/** A worker that answers with these messages, each a task of its own. */
function workerThatSays(messages: readonly FromBookWorker[]) {
  const worker: BookWorker & { isEnded: boolean } = {
    isEnded: false,
    onmessage: null,
    onerror: null,
    terminate: () => void (worker.isEnded = true),
    postMessage: () => {
      for (const data of messages) setTimeout(() => worker.onmessage?.({ data }))
    },
  }
  return worker
}
const { claims, ...head } = broughtDossier().dossier

describe('a dossier for the panel', () => {
  test('is read at once when it is small, with the changes of the user', async () => {
    await addDossier(broughtDossier())
    const book = await readBook('ada-byrne', 3, () => {
      throw new Error('no worker is needed')
    })
    expect(book?.claims.map(({ id }) => id)).toEqual(['born', 'joined', 'left'])
    expect(await readBook('nobody', 3)).toBeUndefined()
  })

  test('is put together from the pieces of a worker when it is large, and the worker ends', async () => {
    const worker = workerThatSays([
      { head },
      { claims: claims.slice(0, 2) },
      { claims: claims.slice(2) },
      { end: 'read' },
    ])
    const book = await readBook('ada-byrne', 100_000, () => worker)
    expect(book?.claims).toEqual(claims)
    expect(book?.topics).toEqual(createDossierBook({ ...head, claims }).topics)
    expect(worker.isEnded).toBe(true)
  })

  test('is none where the worker finds none, and an error where it fails', async () => {
    const none = workerThatSays([{ head: null }, { end: 'read' }])
    expect(await readBook('nobody', 100_000, () => none)).toBeUndefined()
    const failed = workerThatSays([{ end: 'failed' }])
    await expect(readBook('ada-byrne', 100_000, () => failed)).rejects.toThrow()
    expect(failed.isEnded).toBe(true)
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
