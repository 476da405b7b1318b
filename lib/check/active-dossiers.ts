import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierEngine } from '@/lib/check/check-together'
import { storeIndex, readEngineData } from '@/lib/dossiers/data/engine-data'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { bundledRow, toInstalled } from '@/lib/dossiers/data/rows'
import { isReadFrom, namedDossierAmong, projectOf, subjectKeyOf } from '@/lib/dossiers/data/dossier-name'
import { isAbout } from '@/lib/dossiers/data/main-names'
import { confirmsName, hasFamilyName, namingIn, namesInUse } from '@/lib/dossiers/data/names-in-text'
import { readComparedAnyway } from './compared-anyway'
import { namesToLookFor, type DossierSubject } from '@/lib/dossiers/data/subject-names'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { createEngine, type Engine, type Finding } from '@/lib/engine'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { openEncoderInSteps, provideStoredTexts } from '@/lib/engine/encoder/shared-encoder'
import { openReaderInSteps } from '@/lib/engine/reader/shared-reader'
import {
  encodeClaimsInSteps,
  indexDossierInSteps,
  indexWithout,
  isEncoded,
  type DossierIndex,
} from '@/lib/engine/retrieve/dossier-index'
import { runInSlices } from '@/lib/text/run-in-slices'
import type { NamedDossier } from '@/lib/schema/page-state'

/** Caches, which a worker that stops loses; an engine is built again in milliseconds. */
let activePromise: Promise<InstalledDossier[]> | null = null
const loadedDossiers = new Map<string, Promise<LoadedDossier | null>>()

let onEncoded: (id: string) => void = () => undefined

/** Calls the listener with the id of each dossier whose encoding has ended since a check used only some of its claims. */
export function watchEncoding(listener: typeof onEncoded): void {
  onEncoded = listener
}

interface LoadedDossier {
  dossier: Dossier
  engine: () => Promise<Engine>
  isEncoding: () => boolean
}

/** Returns the dossiers that are on and have claims; only the bundled dossier if the database cannot be read. */
export function activeDossiers(): Promise<InstalledDossier[]> {
  activePromise ??= listDossiers()
    .catch((error: unknown) => {
      console.error('Claimlight: the dossiers cannot be read', error)
      activePromise = null // what could not be read now may be readable later
      return [toInstalled(bundledRow())]
    })
    .then((all) => all.filter(({ isOn, claims }) => isOn && claims > 0))
  return activePromise
}

/** Empties the caches after dossiers have changed, so that the next call reads the dossiers from the database again. */
export function clearDossierCache(): void {
  activePromise = null
  loadedDossiers.clear()
}

/** @param url address of the page that is searched: with words of its own where the user compares it anyway */
export async function activeSearchNames(url?: string): Promise<string[]> {
  const names = namesToLookFor((await activeDossiers()).map(({ subject }) => subject))
  const anyway = url === undefined ? [] : await readComparedAnyway(url)
  return [...names, ...anyway.flatMap(({ words }) => words)]
}

/**
 * Returns the names of subjects without duplicates, for use in a sentence on screen.
 *
 * @param mentioned names that were found on a page: only the subjects with one of them, if there are any
 */
export async function activeSubjects(mentioned: readonly string[] = []): Promise<string[]> {
  const subjects = (await activeDossiers()).map(({ subject }) => subject)
  const named = subjects.filter((subject) => namesToLookFor([subject]).some((name) => mentioned.includes(name)))
  return [...new Set((named.length > 0 ? named : subjects).map(({ name }) => name))]
}

export async function isBundledOn(): Promise<boolean> {
  return (await activeDossiers()).some(({ id }) => id === BUNDLED_ID)
}

export interface EnginesForText {
  engines: DossierEngine[]
  dossiers: NamedDossier[]
  /** Whether claims are still found by their words alone; the pages are checked again when they are encoded. */
  isEncoding: () => boolean
}

/**
 * Returns the dossiers whose subject a text names, and those of their projects, with their engines. No other engine is built.
 *
 * @param text an article with its title
 * @param otherwise the dossiers to return if no subject is named, as in a sentence that the user asks about
 * @param url address of the article: a page that is evidence is not compared with itself
 * @param asked what `dossiersAsked` has for words that the user asks about: these dossiers in place of those of the text
 */
export async function enginesFor(
  text: string,
  otherwise: 'all' | 'none' = 'none',
  url?: string,
  asked?: readonly InstalledDossier[],
): Promise<EnginesForText> {
  // The engines below need the large data, so its reading starts while the database is being opened.
  loadLargeData().catch(() => undefined)
  const all = await activeDossiers()
  const others = withoutPage(all, url)
  const named = withProjects(asked ?? (await dossiersAbout(text, others, url)), others)
  return loadedEngines(named.length > 0 || otherwise === 'none' ? named : others, all, text)
}

/**
 * Returns the dossiers that a statement is compared with: those that its page is about, and those that it names itself, also
 * by a short name or a family name that its page has of nobody else.
 */
export async function dossiersAsked(
  statement: string,
  page: string,
  url: string | undefined,
): Promise<InstalledDossier[]> {
  const others = withoutPage(await activeDossiers(), url)
  const ofPage = await dossiersAbout(page, others, url)
  await loadLargeData()
  const named = new Set(others.filter(({ subject }) => isNamedBy(statement, page, subject)).map(subjectKeyOf))
  return others.filter((installed) => ofPage.includes(installed) || named.has(subjectKeyOf(installed)))
}

/** Whether a statement names a subject. A short name does so where its page has it of nothing else. */
function isNamedBy(statement: string, page: string, subject: DossierSubject): boolean {
  const whole = `${page}\n${statement}`
  const naming = namingIn(statement, subject, whole)
  if (naming !== 'short') return naming === 'whole'
  return subject.kind === 'person' ? hasFamilyName(whole, subject) : namingIn(whole, subject) !== 'none'
}

const withoutPage = (all: readonly InstalledDossier[], url: string | undefined): readonly InstalledDossier[] =>
  url === undefined ? all : all.filter((dossier) => !isReadFrom(dossier, url))

/** Returns the dossiers that a text is about: it names their subject, or the user compares the page with it anyway. */
export async function dossiersAbout(
  text: string,
  all: readonly InstalledDossier[],
  url: string | undefined,
): Promise<InstalledDossier[]> {
  const anyway = url === undefined ? [] : await readComparedAnyway(url)
  const namings = all.map(({ subject }) => namingIn(text, subject))
  const applies = await Promise.all(
    all.map(async ({ id, subject }, at) => {
      const naming = namings[at] ?? 'none'
      if (anyway.some(({ dossiers }) => dossiers.includes(id))) return true
      if (naming === 'none') return false
      await loadLargeData()
      const dossier = await dossierOf(id)
      return dossier !== null && confirmsName(naming, text, { ...dossier, subject: { ...dossier.subject, ...subject } })
    }),
  )
  // No evidence on a named subject is left out, but for that on something else of the name.
  const named = new Set(all.filter((_, at) => applies[at]).map(subjectKeyOf))
  return all.filter(
    (dossier, at) => applies[at] === true || (namings[at] !== 'whole' && named.has(subjectKeyOf(dossier))),
  )
}

/**
 * Returns the dossiers on which a statement may be where those of its page have nothing on it. None, where the
 * statement names one of their subjects or stands for it: it is then about what they are on.
 *
 * @param asked the dossiers of the page
 */
export async function otherEngines(
  statement: string,
  asked: readonly NamedDossier[],
  url: string,
): Promise<EnginesForText> {
  const all = await activeDossiers()
  const isAsked = ({ id }: InstalledDossier): boolean => asked.some((dossier) => dossier.id === id)
  const isOnPage =
    /^\W*(?:he|she|it|they|his|her|its|their|this|these)\b/i.test(statement) ||
    all.some((dossier) => isAsked(dossier) && isAbout(statement, dossier.subject))
  return loadedEngines(isOnPage ? [] : all.filter((dossier) => !isAsked(dossier) && !isReadFrom(dossier, url)), all)
}

async function loadedEngines(
  chosen: readonly InstalledDossier[],
  all: readonly InstalledDossier[],
  text = '',
): Promise<EnginesForText> {
  warming.abort()
  const isNamed = all.length > 1 || all.some(({ id }) => id !== BUNDLED_ID)
  const found = await Promise.all(
    chosen.map(async (dossier) => {
      const loaded = await load(dossier.id)
      return loaded ? [{ dossier, loaded, engine: await loaded.engine() }] : []
    }),
  )
  const active = found.flat()
  return {
    engines: active.map(({ dossier, engine }) => ({
      dossier: isNamed ? dossier.id : null,
      engine,
      names: namesOf(dossier, text),
    })),
    dossiers: active.map(({ dossier }) => namedDossierAmong(dossier, all)),
    isEncoding: () => active.some(({ loaded }) => loaded.isEncoding()),
  }
}

/** Returns the names of a subject; none of a headline or of a document of a project, which pages tell in other words. */
const namesOf = (dossier: InstalledDossier, text: string): string[] =>
  dossier.subject.main === undefined && projectOf(dossier) === undefined ? namesInUse(text, dossier.subject) : []

/** Returns the named dossiers with the documents of their projects: a project is one set of evidence. */
function withProjects(named: readonly InstalledDossier[], all: readonly InstalledDossier[]): InstalledDossier[] {
  const projects = new Set(named.flatMap((dossier) => projectOf(dossier) ?? []))
  return all.filter((dossier) => named.includes(dossier) || projects.has(projectOf(dossier) ?? ''))
}

/** Builds the engine of the bundled dossier while a page is still being read, so that its check need not wait. */
export async function prepareBundled(): Promise<void> {
  await (await load(BUNDLED_ID))?.engine()
  await openModels()
}

/** Opens what the engine reads sentences with, layer by layer, so that the first sentence need not wait for it. */
export async function openModels(): Promise<void> {
  await loadLargeData()
  await runInSlices(openEncoderInSteps(), { budgetMs: 0 })
  await runInSlices(openReaderInSteps(), { budgetMs: 0 })
}

/** Builds the last engines, opens what all share, and checks some claims, as the first sentences of a process are slow. */
export async function warmUp(): Promise<void> {
  const loaded = await Promise.all((await activeDossiers()).slice(-MOST_WARM).map(({ id }) => load(id)))
  for (const one of loaded) await one?.engine()
  await openModels()
  const last = loaded.at(-1)
  if (!last) return
  const text = last.dossier.claims.slice(0, WARMING_CLAIMS).map((claim) => claim.text)
  const steps = (await last.engine()).checkInSlices({ text: text.join(' ') })
  await runInSlices(steps, { budgetMs: 0, signal: warming.signal })
  warming.abort()
}
const MOST_WARM = 3
/** Number of claims after which more make the first page no faster. */
const WARMING_CLAIMS = 6
/** Is aborted by the first check, which warms up itself. */
const warming = new AbortController()

/** Returns the dossiers of the findings, by id; a finding without a dossier id is of the bundled dossier. */
export async function dossiersOf(findings: readonly Finding[]): Promise<ReadonlyMap<string, Dossier>> {
  const ids = new Set(findings.map(({ dossier = BUNDLED_ID }) => dossier))
  const known = new Map<string, Dossier>()
  await Promise.all(
    [...ids].map(async (id) => {
      const dossier = await dossierOf(id)
      if (dossier) known.set(id, dossier)
    }),
  )
  return known
}

/** Returns the evidence that was read from a page; null where it is none. */
export async function evidenceReadFrom(url: string): Promise<Dossier | null> {
  const read = (await activeDossiers()).find((active) => isReadFrom(active, url))
  return read ? dossierOf(read.id) : null
}

/** Returns the data of a dossier; null if the dossier was removed. */
export async function dossierOf(id: string): Promise<Dossier | null> {
  return (await load(id))?.dossier ?? null
}

function load(id: string): Promise<LoadedDossier | null> {
  const known = loadedDossiers.get(id)
  if (known) return known
  const loading = openDossier(id)
  loadedDossiers.set(id, loading)
  loading.catch(() => loadedDossiers.delete(id))
  return loading
}

async function openDossier(id: string): Promise<LoadedDossier | null> {
  const data = await readEngineData(id)
  if (!data) return null
  const { dossier, content, contentId } = data
  const setAside = claimsOnlyIn(content, dossier)
  const engineWith = (index: DossierIndex): Engine => createEngine(dossier, indexWithout(index, setAside))
  let engine: Promise<Engine> | undefined
  let isEncoding = false
  const endEncoding = (): void => {
    if (!isEncoding) return
    isEncoding = false
    onEncoded(id)
  }
  // The index is built in steps, so that the worker can do other work between them. Claims that are not encoded are
  // found by their words until they are: the first check need not wait for it.
  const build = async (): Promise<Engine> => {
    await loadLargeData()
    if (data.texts) provideStoredTexts(data.texts)
    await runInSlices(openEncoderInSteps(), { budgetMs: 0 })
    const index = data.index ?? (await runInSlices(indexDossierInSteps(content), { budgetMs: 0 })).result
    const store = async (next: DossierIndex): Promise<void> => {
      await storeIndex(id, next, contentId)
      if (isEncoded(next)) return
      const more = (await runInSlices(encodeClaimsInSteps(content, next), { budgetMs: 0 })).result
      if (isEncoded(more)) {
        engine = Promise.resolve(engineWith(more))
        endEncoding()
      }
      await store(more)
    }
    isEncoding = !isEncoded(index)
    if (!data.index || isEncoding)
      store(index).catch((error: unknown) => {
        console.error('Claimlight: the index was not stored', error)
        endEncoding()
      })
    // With the directions of some claims, these would be preferred to the others.
    return engineWith(isEncoded(index) ? index : { ...index, directions: '' })
  }
  const engineOf = (): Promise<Engine> =>
    (engine ??= build().catch((error: unknown) => {
      engine = undefined
      throw error
    }))
  return { dossier, engine: engineOf, isEncoding: () => isEncoding }
}

/** Returns the indices of the claims of `whole` that are not in `part`, which has some of its claims. */
function claimsOnlyIn(whole: Dossier, part: Dossier): Set<number> {
  const claims = new Set(part.claims)
  const only = new Set<number>()
  for (const [at, claim] of whole.claims.entries()) if (!claims.has(claim)) only.add(at)
  return only
}
