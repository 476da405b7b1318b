import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Tier } from '@/lib/dossier/format/schema'
import { idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { isSameJson, sortedJson, type Json } from '@/lib/rows/json'
import { collapseSpaces } from '@/lib/text/fold-words'
import { groupedBy } from '@/lib/text/lists'
import { adjustmentStateIn, countsOf, type AdjustmentState } from './adjusted'
import { database } from './database'
import { installedRow, readCompiled, readDossierRow, runTransaction } from './rows'
import { sourceKeyOf } from './source-key'
import type { Adjustment, SetAside, InstalledDossier } from './types'

/** Result of `rateSource` and `setClaimAside`, for `revertAdjustment`. */
export interface AdjustmentMade {
  id: string
  /** The adjustment that it replaced, such as a former rating of the source; null where there was none. */
  before: Adjustment | null
  after: Adjustment
}

/**
 * Stores the user's rating of a source. It applies to all sources with the same key.
 * @param tier null: the source counts as not rated
 * @throws DossierRefused `unknown` or `full`
 */
export function rateSource(
  dossier: string,
  source: AuthoredSource,
  tier: Tier | null,
  now = new Date().toISOString(),
): Promise<AdjustmentMade> {
  const { title } = source
  return makeAdjustment(dossier, { kind: 'rating', at: now, source: sourceKeyOf(source), title, tier })
}

/** A compiled claim to set aside. `about`: the sentence of the page with which it was found to be wrong. */
interface ClaimToSetAside {
  id: string
  text: string
  about?: { sentence: string; url: string }
}

/**
 * Sets a claim aside: the dossier is read without it as long as its words stay the same.
 * @throws DossierRefused `unknown` or `full`
 */
export function setClaimAside(
  dossier: string,
  { id, text, about }: ClaimToSetAside,
  now = new Date().toISOString(),
): Promise<AdjustmentMade> {
  const setAside: PortableAdjustment = { kind: 'set-aside', at: now, claim: id, words: collapseSpaces(text) }
  return makeAdjustment(dossier, about === undefined ? setAside : { ...setAside, about })
}

/** Removes an adjustment. @returns it, for `restoreAdjustment`; null where there is none with this id */
export function undoAdjustment(id: string, now = new Date().toISOString()): Promise<Adjustment | null> {
  return runTransaction(async () => {
    const adjustment = await database().adjustments.get(id)
    if (adjustment === undefined) return null
    await database().adjustments.delete(id)
    const row = await readDossierRow(adjustment.dossier)
    if (row) await putWithCounts(row, now)
    return adjustment
  })
}

/**
 * Stores an adjustment again that was undone. One that was made since stays.
 * @throws DossierRefused `unknown` or `full`
 */
export function restoreAdjustment(adjustment: Adjustment, now = new Date().toISOString()): Promise<void> {
  return runTransaction(async () => {
    if ((await database().adjustments.get(adjustment.id)) === undefined) await putAdjustment(adjustment, now)
  })
}

/** Undoes a rating or a setting aside: the adjustment that it replaced is restored. One that was made since stays. */
export function revertAdjustment({ id, before, after }: AdjustmentMade): Promise<void> {
  return runTransaction(async () => {
    if (!isSameJson((await database().adjustments.get(id)) as object as Json | undefined, after as object as Json))
      return
    await undoAdjustment(id)
    if (before !== null) await restoreAdjustment(before)
  })
}

/** Returns the adjustments to a dossier, or to all dossiers, oldest first. */
export async function readAdjustments(dossier?: string): Promise<Adjustment[]> {
  const table = database().adjustments
  const rows = await (dossier === undefined ? table.toArray() : table.where('dossier').equals(dossier).toArray())
  return rows.sort((a, b) => (keyInOrder(a) < keyInOrder(b) ? -1 : 1))
}

/** Returns the last setting aside of a claim of this id; null where there is none. The claim may have other words now. */
export async function readSetAside(dossier: string, claim: string): Promise<SetAside | null> {
  const all = (await readAdjustments(dossier)).filter((adjustment) => adjustment.kind === 'set-aside')
  return all.findLast((setAside) => setAside.claim === claim) ?? null
}

/** Returns the adjustments with what became of each: a claim that has other words now counts again. */
export async function readAdjustmentStates(
  dossier?: string,
): Promise<{ adjustment: Adjustment; state: AdjustmentState }[]> {
  const states: { adjustment: Adjustment; state: AdjustmentState }[] = []
  for (const [id, adjustments] of groupedBy(await readAdjustments(dossier), (adjustment) => adjustment.dossier)) {
    const compiled = await readCompiled(id)
    for (const adjustment of adjustments)
      states.push({ adjustment, state: compiled ? adjustmentStateIn(compiled.dossier, adjustment) : 'gone' })
  }
  return states
}

/** Returns the later of two adjustments with the same id. The order of the two does not matter. */
export function laterAdjustment<Kind extends PortableAdjustment>(first: Kind, second: Kind): Kind {
  if (first.at !== second.at) return first.at > second.at ? first : second
  return jsonOf(first) >= jsonOf(second) ? first : second
}

/** Stores the row of a dossier with its counts, after its content or its adjustments have changed. */
export async function putWithCounts(row: InstalledDossier, modified: string): Promise<InstalledDossier> {
  const compiled = await readCompiled(row.id)
  const counts = compiled && countsOf(compiled.dossier, await readAdjustments(row.id))
  const stored = { ...row, ...counts, modified }
  await database().dossiers.put(stored)
  return stored
}

function makeAdjustment(dossier: string, made: PortableAdjustment): Promise<AdjustmentMade> {
  return runTransaction(async () => {
    const id = idOfAdjustment(dossier, made)
    const before = (await database().adjustments.get(id)) ?? null
    // Each adjustment is later than the one that it replaces, by which other devices recognise it.
    const last = before?.at ?? ''
    const at = made.at > last ? made.at : new Date(Date.parse(last) + 1).toISOString()
    const after = { ...made, at, id, dossier }
    await putAdjustment(after, made.at)
    return { id, before, after }
  })
}

async function putAdjustment(adjustment: Adjustment, now: string): Promise<void> {
  const row = await installedRow(adjustment.dossier)
  await database().adjustments.put(adjustment)
  await putWithCounts(row, now)
}

const keyInOrder = ({ at, id }: Adjustment): string => `${at} ${id}`

const jsonOf = (adjustment: PortableAdjustment): string => sortedJson(adjustment as object as Json)
