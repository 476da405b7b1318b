import { type BackupAdjustment, type BackupDossier, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import { laterAdjustment, readAdjustments, restoreAdjustment, undoAdjustment } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { freshId, isSameSubject } from '@/lib/dossiers/data/ids'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers, removeDossier, setDossierOn } from '@/lib/dossiers/data/list'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { adjustmentOfFields, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { rowSummaryOf } from '@/lib/rows/row-words'
import type { Adjustment } from '@/lib/dossiers/data/types'
import { isSameJson } from '@/lib/rows/json'
import { writeDossierRows } from './dossier-rows'
import { fieldsOfAdjustment } from './portable'

/** Rows that were added from a backup, for `undoDossierImport`. */
export interface NewDossiers {
  dossiers: string[]
  /** `before`: the adjustment that one replaced, or null. */
  adjustments: { dossier: string; id: string; before: Adjustment | null }[]
  /** Whether the bundled dossier was on before; null where that was not changed. */
  bundledWasOn: boolean | null
}

/**
 * Adds dossiers and adjustments of a backup. Leaves out a dossier that does not compile. A later adjustment wins. Call
 * within a transaction over all tables.
 * @param switches whether dossiers are turned on and off as in the backup; otherwise new ones stay off
 * @throws DossierRefused `full`
 */
export async function importBackupDossiers(
  backupRows: readonly (BackupDossier | BackupAdjustment)[],
  now: string,
  switches: boolean,
): Promise<NewDossiers> {
  const added: NewDossiers = { dossiers: [], adjustments: [], bundledWasOn: null }
  for (const [rowIndex, entry] of backupRows.entries()) {
    if (entry.kind === 'dossier' && entry.id === BUNDLED_ID) {
      if (!switches) continue
      const before = (await listDossiers())[0]?.isOn ?? true
      if (before !== entry.isOn) await setDossierOn(BUNDLED_ID, entry.isOn)
      added.bundledWasOn = before === entry.isOn ? null : before
      continue
    }
    // Each dossier gets a later time, because lists are in the order of the time at which dossiers were added.
    const instant = new Date(Date.parse(now) + rowIndex).toISOString()
    const before = entry.kind === 'adjustment' ? ((await database().adjustments.get(entry.id)) ?? null) : null
    const expected = before && fieldsOfAdjustment(before)
    const row: RowWrite = { key: rowKeyOf(entry), expected, fields: entry.fields }
    if (!(await writeDossierRows([row], instant, () => undefined)).has(row.key)) continue
    if (entry.kind === 'adjustment')
      added.adjustments.push({ dossier: entry.fields.dossier as string, id: entry.id, before })
    else {
      await database().dossiers.update(entry.id, { isOn: switches && entry.isOn, added: instant })
      added.dossiers.push(entry.id)
    }
  }
  return added
}

/**
 * Undoes `importBackupDossiers`. The dossiers are removed, and can be restored like other removed ones. Call within a
 * transaction over all tables.
 */
export async function undoDossierImport(
  { dossiers, adjustments, bundledWasOn }: NewDossiers,
  now: string,
): Promise<void> {
  const isHere = new Set((await listDossiers()).map(({ id }) => id))
  for (const { dossier, id, before } of adjustments.toReversed()) {
    if (!isHere.has(dossier)) continue
    if (before === null) await undoAdjustment(id, now)
    else await restoreAdjustment(before, now)
  }
  for (const id of dossiers) if (isHere.has(id)) await removeDossier(id, now)
  if (bundledWasOn !== null) await setDossierOn(BUNDLED_ID, bundledWasOn)
}

export interface SwitchedDossier {
  name: string
  isOn: boolean
}

/** Returns the missing rows, the effects of adjustments to installed dossiers, and the dossiers turned on or off. */
export async function planDossierImport(
  backupRows: readonly (BackupDossier | BackupAdjustment)[],
): Promise<{ missing: (BackupDossier | BackupAdjustment)[]; effects: AdjustmentEffect[]; turns: SwitchedDossier[] }> {
  const all = await withIdsOfHere(backupRows)
  const rows = new Map((await listDossiers()).map((row) => [row.id, row]))
  const known = new Map((await readAdjustments()).map((adjustment) => [adjustment.id, adjustment]))
  const missing = all.filter((one) => {
    if (one.kind === 'adjustment') return isLater(one, known.get(one.id))
    return one.fields === null ? rows.get(one.id)?.isOn !== one.isOn : !rows.has(one.id)
  })
  const turned = missing.filter((one) => one.kind === 'dossier').filter(({ id, isOn }) => isOn || rows.has(id))
  return {
    missing,
    effects: await effectsOf(missing.filter((one) => one.kind === 'adjustment')),
    turns: turned.map(({ id, isOn, fields }) => ({
      name: rows.get(id)?.subject.name ?? nameIn(fields?.subject),
      isOn,
    })),
  }
}

function isLater({ fields }: BackupAdjustment, known: Adjustment | undefined): boolean {
  if (known === undefined) return true
  const incoming = adjustmentOfFields(fields)
  const { id: _id, dossier: _dossier, ...present } = known
  return !isSameJson(incoming, present) && laterAdjustment<PortableAdjustment>(incoming, present) === incoming
}

export interface AdjustmentEffect {
  id: string
  what: PortableAdjustment['kind']
  subject: string
  /** The beginning of the claim, or the title of the source. */
  text: string
}

async function effectsOf(adjustments: readonly BackupAdjustment[]): Promise<AdjustmentEffect[]> {
  const effects: AdjustmentEffect[] = []
  for (const adjustment of adjustments) {
    const { id, fields } = adjustment
    const row = await readDossierRow(fields.dossier as string)
    if (row?.removed !== null) continue
    const { kind } = adjustmentOfFields(fields)
    effects.push({ id, what: kind, subject: row.subject.name, text: rowSummaryOf(rowKeyOf(adjustment), fields).text })
  }
  return effects
}

/** Gives a dossier, and the adjustments to it, another id where its id belongs to another subject on this device. */
async function withIdsOfHere(
  backupRows: readonly (BackupDossier | BackupAdjustment)[],
): Promise<(BackupDossier | BackupAdjustment)[]> {
  const rows = await database().dossiers.toArray()
  const taken = new Set(rows.map(({ id }) => id))
  const ids = new Map<unknown, string>()
  for (const one of backupRows) {
    const row = rows.find(({ id }) => id === one.id)
    if (one.kind === 'adjustment' || one.fields === null || !row) continue
    const name = nameIn(one.fields.subject)
    if (isSameSubject(row.subject.name, name)) continue
    const id = rows.find(({ subject }) => isSameSubject(subject.name, name))?.id ?? freshId(name, taken)
    taken.add(id)
    ids.set(one.id, id)
  }
  return backupRows.map((one) => {
    if (one.kind === 'dossier') return { ...one, id: ids.get(one.id) ?? one.id }
    const dossier = ids.get(one.fields.dossier)
    if (dossier === undefined) return one
    const id = idOfAdjustment(dossier, adjustmentOfFields(one.fields))
    return { ...one, id, fields: { ...one.fields, dossier } }
  })
}

export function nameIn(subject: unknown): string {
  return typeof subject === 'object' && subject !== null && 'name' in subject ? String(subject.name) : ''
}
