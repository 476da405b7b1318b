import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { askDossier } from '@/lib/dossiers/read-dossier'
import { connect } from '@/lib/platform/worker-calls'
import { database } from '@/lib/dossiers/data/database'
import { changeDossier, putBackInDossier, undoInDossier } from '@/lib/dossiers/change-dossier'
import { addDossier } from '@/lib/dossiers/data/store'
import { DossierRefused } from '@/lib/dossiers/data/types'
import { watchDossiers } from '@/lib/dossiers/data/watch'
import { WorkerHere } from '../worker-here'
import { broughtDossier } from './fixtures'

const ID = 'ada-byrne'

afterEach(async () => {
  vi.unstubAllGlobals()
  for (const table of database().tables) await table.clear()
})

/** Large dossiers are asked about in such a worker. */
function largeIn(answers: object): WorkerHere[] {
  const workers: WorkerHere[] = []
  vi.stubGlobal('Worker', function () {
    const worker = new WorkerHere((end) => connect(end, answers))
    workers.push(worker)
    return worker
  })
  return workers
}

describe('the form for a claim asks of a small dossier, without a worker,', () => {
  test('its names, sections and sources, and the claim that is edited', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const form = await askDossier(3, 'form', { id: ID, claim: 'born' })
    expect(form).toMatchObject({ id: ID, name: 'Ada Byrne', edited: { claim: { id: 'born' } } })
    expect(form?.subjectNames[0]).toBe('Ada Byrne')
    expect(form?.sources.length).toBeGreaterThan(0)
    expect(await askDossier(3, 'form', { id: ID, claim: 'nothing' })).toMatchObject({
      edited: null,
    })
    expect(await askDossier(3, 'form', { id: 'none', claim: null })).toBeNull()
  })

  test('which claims have the same words, and those with some ids in their order', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const whole = await askDossier(3, 'find', { id: ID, text: '', ids: ['left', 'none', 'born'] })
    expect(whole.byId.map(({ id }) => id)).toEqual(['left', 'born'])
    const [, { text }] = whole.byId as [unknown, { text: string }]
    const same = await askDossier(3, 'find', { id: ID, text: ` ${text.toUpperCase()}`, ids: [] })
    expect(same.equal.map(({ id }) => id)).toEqual(['born'])
  })

  test('an id for a new claim that no other claim has', async () => {
    await addDossier(broughtDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const id = await askDossier(3, 'freshId', { id: ID, text: 'Born' })
    expect(id).not.toBe('born')
    expect(id.length).toBeGreaterThan(0)
  })
})

describe('a dossier is changed', () => {
  const dossier = { id: ID, claims: 3 }
  const retire = { kind: 'retire', id: 'born', text: 'Born.' } as const
  const own = () => askDossier(3, 'own', { id: ID })

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
    const change = vi.fn(() => ({ refused: 'unknown-claim', reason: 'born' }))
    largeIn({ change })
    await expect(changeDossier({ id: ID, claims: 100_000 }, retire)).rejects.toEqual(
      new DossierRefused('unknown-claim', 'born'),
    )
    expect(change).toHaveBeenCalledExactlyOnceWith({ id: ID, change: retire })
  })
})

describe('of a large dossier a worker', () => {
  const ask = () => askDossier(100_000, 'freshId', { id: ID, text: 'x' })

  test('is asked, and ended after its answer', async () => {
    const workers = largeIn({ freshId: () => 'fresh' })
    expect(await ask()).toBe('fresh')
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  test('that fails is reported and ended', async () => {
    const workers = largeIn({ freshId: () => Promise.reject(new Error('locked')) })
    await expect(ask()).rejects.toThrow('locked')
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  test('that stops is reported and ended', async () => {
    const workers = largeIn({ freshId: () => new Promise(() => undefined) })
    const asked = ask()
    workers[0]?.dispatchEvent(new Event('error'))
    await expect(asked).rejects.toThrow()
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })
})
