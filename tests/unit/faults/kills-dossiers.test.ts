// @module-tag kills
import { dump } from './crash'
import { expect } from 'vitest'
import {
  addDossier,
  purgeRemoved,
  rateSource,
  readAdjustments,
  removeAdjustment,
  removeDossier,
  replaceDossier,
  restoreDossier,
  setClaimAside,
  setDossierOn,
} from '@/lib/dossiers/data/store'
import { replacedId } from '@/lib/dossiers/data/ids'
import { recordWrites } from '@/lib/store/recorded-writes'
import { undoChanges } from '@/lib/user-rows/undo-changes'
import type { Chance } from '@/tests/browser/storage/chance'
import { incomingDossier, source } from '@/tests/unit/dossiers/fixtures'
import { at, DATABASE, killDeeds, ready, type Deed } from './kill-deeds'

// Writes of dossiers and the user's adjustments to them.

const newer = () =>
  incomingDossier({
    version: '2',
    claims: [{ id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] }],
    sources: [source(2, { url: 'https://a.example/1' }), source(3)],
  })
async function withDossier(any: Chance): Promise<void> {
  await addDossier(incomingDossier(), { now: at(1) })
  if (any.next() < 0.7) await setClaimAside(ID, BORN, at(2))
  if (any.next() < 0.7) await rateSource(ID, source(1), 1, at(3))
}
const ID = 'ada-byrne'
const BORN = { id: 'born', text: 'Ada Byrne was born in Galway in 1971.' }
const LEFT = { id: 'left', text: 'Ada Byrne left Harbour Labs in 2011.' }
const other = () => addDossier(incomingDossier({ name: 'Mira Sol', aliases: [] }), { now: at(1) })
/** Stores a dossier, and makes further writes. */
const afterwards =
  (...writes: (() => Promise<unknown>)[]) =>
  async (any: Chance) => {
    await withDossier(any)
    for (const write of writes) await write()
  }
const deed = (name: string, write: () => Promise<unknown>, start: Deed['start'] = withDossier): Deed => ({
  ...{ name, database: DATABASE, start, work: ready(write) },
})
const once = (...given: Parameters<typeof deed>): Deed => ({ ...deed(...given), isOnce: true })
/** The undo of a write, which gives back exactly what was before the write. */
const undoOf = (name: string, write: () => Promise<unknown>, start: Deed['start'] = withDossier): Deed => ({
  ...{ name: `undo of ${name}`, database: DATABASE, start, isOnce: true },
  work: async () => {
    const before = await dump(DATABASE)
    const { written } = await recordWrites(write)
    return async () => {
      await undoChanges(written, at(10))
      expect(await dump(DATABASE)).toEqual(before)
    }
  },
})

killDeeds([
  once('bringing in a dossier', () => addDossier(incomingDossier(), { now: at(9) }), () => other()),
  once('bringing in a dossier that was removed', () => addDossier(newer(), { now: at(9) }), afterwards(() => removeDossier(ID, at(5)))),
  once('replacing a dossier', () => replaceDossier(ID, newer(), at(9))),
  once('undo of replacing a dossier', () => restoreDossier(replacedId(ID, at(5), new Set()), at(9)), afterwards(() => replaceDossier(ID, newer(), at(5)))),
  once('a claim that is set aside', () => setClaimAside(ID, LEFT, at(9))),
  once('a second rating of a source', () => rateSource(ID, source(1), 3, at(9))),
  undoOf('a claim that is set aside', () => setClaimAside(ID, LEFT, at(9))),
  undoOf('a second rating of a source', () => rateSource(ID, source(1), 3, at(9))),
  undoOf('a claim that counts again', async () => {
    for (const { id } of await readAdjustments(ID)) await removeAdjustment(id, at(9))
  }),
  undoOf('the removal of a dossier', () => removeDossier(ID, at(9))),
  undoOf('the restoring of a dossier that was replaced', () => restoreDossier(replacedId(ID, at(5), new Set()), at(9)), afterwards(() => replaceDossier(ID, newer(), at(5)))),
  undoOf('the restoring of a dossier', () => restoreDossier(ID, at(9)), afterwards(() => removeDossier(ID, at(5)))),
  once('removing a dossier', () => removeDossier(ID, at(9))),
  deed('undo of removing a dossier', () => restoreDossier(ID), afterwards(() => removeDossier(ID, at(5)))),
  deed('switching a dossier off', () => setDossierOn(ID, false)),
  deed('the deletion of what was removed long ago', () => purgeRemoved(at(46)), afterwards(() => replaceDossier(ID, newer(), at(2)), () => removeDossier(ID, at(3)))),
]) // prettier-ignore
