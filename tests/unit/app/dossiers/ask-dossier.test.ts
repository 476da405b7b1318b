import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { FromBookWorker } from '@/lib/app/dossiers/book-messages'
import type { BookWorker } from '@/lib/app/dossiers/book-worker-start'
import { askDossier } from '@/lib/app/dossiers/ask-dossier'
import { database } from '@/lib/dossiers/database'
import { changeDossier, putBackInDossier, undoInDossier } from '@/lib/app/dossiers/change-dossier'
import { addDossier } from '@/lib/dossiers/store'
import { DossierRefused } from '@/lib/dossiers/types'
import { watchDossiers } from '@/lib/dossiers/watch'
import { broughtDossier } from '../../dossiers/fixtures'

const ID = 'ada-byrne'

afterEach(async () => {
  for (const table of database().tables) await table.clear()
})

function workerThatSays(message: FromBookWorker): BookWorker {
  const worker: BookWorker = {
    onmessage: null,
    onerror: null,
    postMessage: () => queueMicrotask(() => worker.onmessage?.({ data: message })),
    terminate: vi.fn(),
  }
  return worker
}
const noWorker = (): BookWorker => {
  throw new Error('No worker is needed.')
}

describe('the form for a claim asks of a small dossier, without a worker,', () => {
  test('its names, sections and sources, and the claim that is edited', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const form = await askDossier(3, { question: 'form', id: ID, claim: 'born' }, noWorker)
    expect(form).toMatchObject({ id: ID, name: 'Ada Byrne', edited: { claim: { id: 'born' } } })
    expect(form?.subjectNames[0]).toBe('Ada Byrne')
    expect(form?.sources.length).toBeGreaterThan(0)
    expect(await askDossier(3, { question: 'form', id: ID, claim: 'nothing' }, noWorker)).toMatchObject({
      edited: null,
    })
    expect(await askDossier(3, { question: 'form', id: 'none', claim: null }, noWorker)).toBeNull()
  })

  test('which claims have the same words, and those with some ids in their order', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const whole = await askDossier(3, { question: 'find', id: ID, text: '', ids: ['left', 'none', 'born'] }, noWorker)
    expect(whole.byId.map(({ id }) => id)).toEqual(['left', 'born'])
    const [, { text }] = whole.byId as [unknown, { text: string }]
    const same = await askDossier(3, { question: 'find', id: ID, text: ` ${text.toUpperCase()}`, ids: [] }, noWorker)
    expect(same.equal.map(({ id }) => id)).toEqual(['born'])
  })

  test('an id for a new claim that no other claim has', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const id = await askDossier(3, { question: 'freshId', id: ID, text: 'Born' }, noWorker)
    expect(id).not.toBe('born')
    expect(id.length).toBeGreaterThan(0)
  })
})

describe('a dossier is changed', () => {
  const dossier = { id: ID, claims: 3 }
  const retire = { kind: 'retire', id: 'born', text: 'Born.' } as const
  const own = () => askDossier(3, { question: 'own', id: ID }, noWorker)

  test('and those who watch are told of the change, its undo, and the undo of that', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const told = vi.fn()
    const stop = watchDossiers(told)
    const change = await changeDossier(dossier, retire)
    expect((await own()).retired.map(({ id }) => id)).toEqual(['born'])
    await expect.poll(() => told.mock.calls.length).toBeGreaterThan(0)
    const before = await undoInDossier(dossier, [change])
    expect((await own()).retired).toEqual([])
    await putBackInDossier(dossier, before)
    expect((await own()).retired.map(({ id }) => id)).toEqual(['born'])
    stop()
  })

  test('by a worker where it is large, which says why it refuses', async () => {
    const posted = vi.fn()
    vi.stubGlobal('Worker', function (this: BookWorker) {
      const worker = workerThatSays({ answer: { refused: 'unknown-claim', reason: 'born' } })
      worker.postMessage = (message) => {
        posted(message)
        queueMicrotask(() => worker.onmessage?.({ data: { answer: { refused: 'unknown-claim', reason: 'born' } } }))
      }
      return worker
    })
    await expect(changeDossier({ id: ID, claims: 100_000 }, retire)).rejects.toEqual(
      new DossierRefused('unknown-claim', 'born'),
    )
    expect(posted).toHaveBeenCalledExactlyOnceWith({ ask: { question: 'change', id: ID, change: retire } })
    vi.unstubAllGlobals()
  })
})

describe('of a large dossier a worker', () => {
  test('is asked, and ended after its answer', async () => {
    const worker = workerThatSays({ answer: 'fresh' })
    expect(await askDossier(100_000, { question: 'freshId', id: ID, text: 'x' }, () => worker)).toBe('fresh')
    expect(worker.terminate).toHaveBeenCalledOnce()
  })

  test('that fails is reported and ended', async () => {
    const worker = workerThatSays({ end: 'failed' })
    await expect(askDossier(100_000, { question: 'freshId', id: ID, text: 'x' }, () => worker)).rejects.toThrow()
    expect(worker.terminate).toHaveBeenCalledOnce()
  })
})
