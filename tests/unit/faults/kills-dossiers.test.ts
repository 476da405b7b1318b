import './crash'
import {
  addDossier,
  changeClaim,
  createOwnDossier,
  purgeRemoved,
  removeDossier,
  restoreDossier,
  restoreFormer,
  setDossierOn,
  undoChanges,
  updateDossier,
} from '@/lib/dossiers/data/store'
import type { Chance } from '@/tests/browser/storage/chance'
import { incomingDossier, claim, source } from '@/tests/unit/dossiers/fixtures'
import { at, DOSSIERS, killDeeds, ready, type Deed } from './kill-deeds'

// Writes of dossiers and the user's changes to them.

const newer = () =>
  incomingDossier({
    version: '2',
    claims: [{ id: 'born', text: 'Ada Byrne was born in Cork in 1971.', sources: [2] }],
    sources: [source(2, { url: 'https://a.example/1' }), source(3)],
  })
async function withDossier(any: Chance): Promise<void> {
  await addDossier(incomingDossier(), { now: at(1) })
  if (any.next() < 0.7)
    await changeClaim(ID, { kind: 'add', claim: claim('own', { sources: [1] }), sources: [] }, at(2))
  if (any.next() < 0.7) await changeClaim(ID, { kind: 'rate', source: 1, tier: 1 }, at(3))
}
const ID = 'ada-byrne'
const deeds: Deed[] = [
  {
    ...{ name: 'bringing in a dossier', database: DOSSIERS, isOnce: true },
    start: () => createOwnDossier({ name: 'Mira Sol', aliases: [], kind: 'person' }, at(1)),
    work: ready(() => addDossier(incomingDossier(), { now: at(9) })),
  },
  {
    ...{ name: 'a newer version of a dossier', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => updateDossier(ID, newer(), at(9))),
  },
  {
    ...{ name: 'going back to the former version', database: DOSSIERS, isOnce: true },
    start: async (any) => {
      await withDossier(any)
      await updateDossier(ID, newer(), at(5))
    },
    work: ready(() => restoreFormer(ID, at(9))),
  },
  {
    ...{ name: 'a changed claim', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => changeClaim(ID, { kind: 'edit', claim: claim('born'), sources: [] }, at(9))),
  },
  {
    ...{ name: 'undo of a changed claim', database: DOSSIERS },
    start: (any) => withDossier(any),
    work: async () => {
      const change = await changeClaim(ID, { kind: 'retire', id: 'left' }, at(5))
      return () => undoChanges(ID, [change], at(9))
    },
  },
  {
    ...{ name: 'removing a dossier', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => removeDossier(ID, at(9))),
  },
  {
    ...{ name: 'undo of removing a dossier', database: DOSSIERS },
    start: async (any) => {
      await withDossier(any)
      await removeDossier(ID, at(5))
    },
    work: ready(() => restoreDossier(ID)),
  },
  {
    ...{ name: 'switching a dossier off', database: DOSSIERS, start: withDossier },
    work: ready(() => setDossierOn(ID, false)),
  },
  {
    ...{ name: 'a dossier of one’s own', database: DOSSIERS, start: withDossier, isOnce: true },
    work: ready(() => createOwnDossier({ name: 'Mira Sol', aliases: [], kind: 'person' }, at(9))),
  },
  {
    ...{ name: 'the deletion of what was removed long ago', database: DOSSIERS },
    start: async (any) => {
      await withDossier(any)
      await updateDossier(ID, newer(), at(2))
      await removeDossier(ID, at(3))
    },
    work: ready(() => purgeRemoved(at(46))),
  },
]

killDeeds(deeds)
