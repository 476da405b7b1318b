import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { claimFormData, freshClaimId, relatedClaims } from '@/lib/dossiers/dossier-questions'
import { database } from '@/lib/dossiers/data/database'
import { changeClaim, restoreChanges, undoChanges } from '@/lib/dossiers/data/changes'
import { readOwnChanges } from '@/lib/dossiers/data/own-changes'
import { addDossier } from '@/lib/dossiers/data/store'
import { watchDossiers } from '@/lib/dossiers/data/watch'
import { incomingDossier } from './fixtures'

const ID = 'ada-byrne'

afterEach(async () => {
  for (const table of database().tables) await table.clear()
})

describe('the form for a claim asks of a dossier', () => {
  test('its names, sections and sources, and the claim that is edited', async () => {
    await addDossier(incomingDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const form = await claimFormData(ID, 'born')
    expect(form).toMatchObject({ id: ID, name: 'Ada Byrne', edited: { claim: { id: 'born' } } })
    expect(form?.subjectNames[0]).toBe('Ada Byrne')
    expect(form?.sources.length).toBeGreaterThan(0)
    expect(await claimFormData(ID, 'nothing')).toMatchObject({ edited: null })
    expect(await claimFormData('none', null)).toBeNull()
  })

  test('which claims have the same words, and those with some ids in their order', async () => {
    await addDossier(incomingDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const whole = await relatedClaims(ID, '', ['left', 'none', 'born'])
    expect(whole.byId.map(({ id }) => id)).toEqual(['left', 'born'])
    const [, { text }] = whole.byId as [unknown, { text: string }]
    const same = await relatedClaims(ID, ` ${text.toUpperCase()}`, [])
    expect(same.equal.map(({ id }) => id)).toEqual(['born'])
  })

  test('an id for a new claim that no other claim has', async () => {
    await addDossier(incomingDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const id = await freshClaimId(ID, 'Born')
    expect(id).not.toBe('born')
    expect(id.length).toBeGreaterThan(0)
  })
})

describe('a dossier is changed', () => {
  const retire = { kind: 'retire', id: 'born', text: 'Born.' } as const
  const own = () => readOwnChanges(ID)

  test('and those who watch are told of the change, its undo, and the undo of that', async () => {
    await addDossier(incomingDossier(), { now: '2026-01-01T00:00:00.000Z' })
    const told = vi.fn()
    const stop = watchDossiers(told)
    const change = await changeClaim(ID, retire)
    expect((await own()).retired.map(({ id }) => id)).toEqual(['born'])
    await expect.poll(() => told.mock.calls.length).toBeGreaterThan(0)
    const before = await undoChanges(ID, [change])
    expect((await own()).retired).toEqual([])
    await restoreChanges(ID, before)
    expect((await own()).retired.map(({ id }) => id)).toEqual(['born'])
    stop()
  })
})
