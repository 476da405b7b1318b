import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { Tier } from '@/lib/dossier/format/schema'
import { idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { sortedJson, type Json } from '@/lib/rows/json'
import { collapseSpaces } from '@/lib/text/fold-words'
import { groupedBy } from '@/lib/text/lists'
import { adjustmentStateIn, countsOf, type AdjustmentState } from './adjusted'
import { database } from './database'
import { runOnAllTables } from '@/lib/store/database'
import { installedRow, readCompiled, readDossierRow } from './rows'
import { sourceKeyOf } from './source-key'
import type { Adjustment, SetAside, InstalledDossier } from './types'

/**
 * Stores the user's rating of a source. It applies to all sources with the same key.
 * @param tier null: the source counts as not rated
 * @throws DossierRefused `unknown`
 */
export function rateSource(
  dossier: string,
  source: AuthoredSource,
  tier: Tier | null,
  now = new Date().toISOString(),
): Promise<void> {
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
 * @throws DossierRefused `unknown`
 */
export function setClaimAside(
  dossier: string,
  { id, text, about }: ClaimToSetAside,
  now = new Date().toISOString(),
): Promise<void> {
  const setAside: PortableAdjustment = { kind: 'set-aside', at: now, claim: id, words: collapseSpaces(text) }
  return makeAdjustment(dossier, about === undefined ? setAside : { ...setAside, about })
}

/** Removes an adjustment: a claim that was set aside counts again. */
export function removeAdjustment(id: string, now = new Date().toISOString()): Promise<void> {
  return runOnAllTables(async () => {
    const adjustment = await database().adjustments.get(id)
    if (adjustment === undefined) return
    await database().adjustments.delete(id)
    const row = await readDossierRow(adjustment.dossier)
    if (row) await putWithCounts(row, now)
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

function makeAdjustment(dossier: string, made: PortableAdjustment): Promise<void> {
  return runOnAllTables(async () => {
    const row = await installedRow(dossier)
    const id = idOfAdjustment(dossier, made)
    // Each adjustment is later than the one that it replaces, by which other devices recognise it.
    const last = (await database().adjustments.get(id))?.at ?? ''
    const at = made.at > last ? made.at : new Date(Date.parse(last) + 1).toISOString()
    await database().adjustments.put({ ...made, at, id, dossier })
    await putWithCounts(row, made.at)
  })
}

const keyInOrder = ({ at, id }: Adjustment): string => `${at} ${id}`

const jsonOf = (adjustment: PortableAdjustment): string => sortedJson(adjustment as object as Json)
