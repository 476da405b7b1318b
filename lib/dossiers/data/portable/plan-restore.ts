import { type BackupAdjustment, type BackupDossier, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import { laterAdjustment, putWithCounts, readAdjustments } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { freshId, isSameSubject } from '@/lib/dossiers/data/ids'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { adjustmentOfFields, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { rowSummaryOf } from '@/lib/rows/row-words'
import type { Adjustment } from '@/lib/dossiers/data/types'
import { isSameJson } from '@/lib/rows/json'
import { notifyWatchers } from '@/lib/dossiers/data/watch'
import type { WrittenRow } from '@/lib/store/write-recorder'
import { fieldsOfAdjustment } from './portable'

/**
 * Returns the writes of missing rows of a backup (`planDossierImport`). Call within the transaction that writes them.
 * @param switches whether dossiers are turned on and off as in the backup; otherwise new ones stay off
 */
export async function dossierWritesOf(
  missing: readonly (BackupDossier | BackupAdjustment)[],
  switches: boolean,
): Promise<RowWrite[]> {
  const present = new Map((await readAdjustments()).map((adjustment) => [adjustment.id, adjustment]))
  return missing.map((row) => {
    const before = row.kind === 'adjustment' ? present.get(row.id) : undefined
    return {
      key: rowKeyOf(row),
      expected: before ? fieldsOfAdjustment(before) : null,
      fields: row.fields,
      ...(switches && row.kind === 'dossier' && { isOn: row.isOn }),
    }
  })
}

/** Counts the adjustments of dossiers again that stayed when a restored backup was undone. */
export async function recountDossiers(undone: readonly WrittenRow[], now: string): Promise<void> {
  const whole = new Set(undone.filter(({ table }) => table === 'dossiers').map(({ id }) => id))
  for (const { table, before, after } of undone) {
    if (table !== 'adjustments') continue
    const { dossier } = (after ?? before) as Adjustment
    const row = await database().dossiers.get(dossier)
    if (row && !whole.has(dossier)) await putWithCounts(row, now)
  }
  notifyWatchers()
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
