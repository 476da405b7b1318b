import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierEngine } from '@/lib/dossiers/data/check-together'
import { keepIndex, readEngineData } from '@/lib/dossiers/data/engine-data'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { bundledRow, shown } from '@/lib/dossiers/data/rows'
import { nameAmong } from '@/lib/dossiers/data/name-among'
import { namesOf, namesToLookFor } from '@/lib/dossiers/data/subject-names'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { createEngine, type Engine, type Finding } from '@/lib/engine'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { indexDossierInSteps, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { runInSlices } from '@/lib/text/run-in-slices'
import { mentions } from '@/lib/extract/mentions'
import type { NamedDossier } from '@/lib/schema/page-state'

/** Caches: the worker may lose them at any moment, and building an engine again costs milliseconds. */
let active: Promise<InstalledDossier[]> | null = null
const loaded = new Map<string, Promise<LoadedDossier | null>>()

interface LoadedDossier {
  dossier: Dossier
  engine: () => Promise<Engine>
}

/** The dossiers that are on and have claims. Without its database, the bundled one alone. */
export function activeDossiers(): Promise<InstalledDossier[]> {
  active ??= listDossiers()
    .catch((error: unknown) => {
      console.error('Claimlight: the dossiers cannot be read', error)
      active = null // what could not be read now may be readable later
      return [shown(bundledRow())]
    })
    .then((all) => all.filter(({ isOn, claims }) => isOn && claims > 0))
  return active
}

/** To be called when dossiers have changed: all is read again when it is next needed. */
export function forgetDossiers(): void {
  active = null
  loaded.clear()
}

/** The names that pages are searched for. */
export async function subjectNames(): Promise<string[]> {
  return namesToLookFor((await activeDossiers()).map(({ subject }) => subject))
}

/** The names of the subjects, to be said in a sentence: each once. */
export async function subjectsOfAll(): Promise<string[]> {
  return [...new Set((await activeDossiers()).map(({ subject }) => subject.name))]
}

export async function isBundledOn(): Promise<boolean> {
  return (await activeDossiers()).some(({ id }) => id === BUNDLED_ID)
}

/** The dossiers that have something to say on a text, with their engines. */
export interface EnginesForText {
  engines: DossierEngine[]
  dossiers: NamedDossier[]
}

/**
 * The dossiers whose subject a text names. Engines are built for these alone.
 *
 * @param text an article with its title
 * @param otherwise where no subject is named, as in a sentence that the user asks about: all of them
 */
export async function enginesFor(text: string, otherwise: 'all' | 'none' = 'none'): Promise<EnginesForText> {
  // They are needed below: read while the database is opened.
  loadLargeData().catch(() => undefined)
  const all = await activeDossiers()
  const named = all.filter(({ subject }) => mentions(text, namesOf(subject)))
  // One dossier alone needs no choice: who asked has found its subject's name.
  const chosen = named.length > 0 ? named : otherwise === 'all' || all.length === 1 ? all : []
  const isNamed = all.length > 1 || all.some(({ id }) => id !== BUNDLED_ID)
  const found = await Promise.all(chosen.map(async (one) => ({ one, engine: await (await load(one.id))?.engine() })))
  const active = found.flatMap(({ one, engine }) => (engine ? [{ one, engine }] : []))
  return {
    engines: active.map(({ one, engine }) => ({ dossier: isNamed ? one.id : null, engine })),
    dossiers: active.map(({ one }) => ({ id: one.id, name: nameAmong(one, all) })),
  }
}

/** Makes the engine of the bundled dossier while a page is still being read, so that its check need not wait for it. */
export async function prepareBundled(): Promise<void> {
  await (await load(BUNDLED_ID))?.engine()
}

/** The dossiers behind findings, by id; that of a finding without an id is the bundled one. */
export async function dossiersOf(findings: readonly Finding[]): Promise<ReadonlyMap<string, Dossier>> {
  const ids = new Set(findings.map(({ dossier = BUNDLED_ID }) => dossier))
  const known = await Promise.all([...ids].map(async (id) => [id, (await load(id))?.dossier] as const))
  return new Map(known.flatMap(([id, dossier]) => (dossier ? [[id, dossier] as const] : [])))
}

/** The data of a dossier; null where it is not there any more. */
export async function dossierOf(id: string): Promise<Dossier | null> {
  return (await load(id))?.dossier ?? null
}

function load(id: string): Promise<LoadedDossier | null> {
  const known = loaded.get(id)
  if (known) return known
  const loading = read(id)
  loaded.set(id, loading)
  loading.catch(() => loaded.delete(id))
  return loading
}

async function read(id: string): Promise<LoadedDossier | null> {
  const data = await readEngineData(id)
  if (!data) return null
  const { dossier, stamp } = data
  let engine: Promise<Engine> | undefined
  const build = async (): Promise<Engine> => {
    await loadLargeData()
    if (data.index) return createEngine(dossier, data.index)
    const index = await indexInSlices(dossier)
    keepIndex(id, index, stamp).catch((error: unknown) => console.error('Claimlight: the index was not stored', error))
    return createEngine(dossier, index)
  }
  const engineOf = (): Promise<Engine> =>
    (engine ??= build().catch((error: unknown) => {
      engine = undefined
      throw error
    }))
  return { dossier, engine: engineOf }
}

/** Builds the index after a change of the dossier, in steps, so that the worker can do its other work meanwhile. */
async function indexInSlices(dossier: Dossier): Promise<DossierIndex> {
  return (await runInSlices(indexDossierInSteps(dossier), { budgetMs: 0 })).result
}
