import { type Fields, idOfKey, kindOfKey, type Row, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import { laterAdjustment, putWithCounts, readAdjustments } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { freshId, isSameSubject } from '@/lib/dossiers/data/ids'
import { listDossiers } from '@/lib/dossiers/data/list'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { adjustmentOfFields, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { rowSummaryOf } from '@/lib/rows/row-words'
import type { Adjustment } from '@/lib/dossiers/data/types'
import { isSameJson } from '@/lib/rows/json'
import { notifyWatchers } from '@/lib/dossiers/data/watch'
import type { WrittenRow } from '@/lib/store/write-recorder'
import { fieldsOfAdjustment } from './portable'

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

interface SwitchedDossier {
  name: string
  isOn: boolean
}

interface RestorePlan {
  /** The dossiers that are missing here, the adjustments that are missing or older, and the switch of the bundled one. */
  writes: RowWrite[]
  /** Effects of the adjustments on installed dossiers. */
  effects: AdjustmentEffect[]
  /** The dossiers that `isOn` of the writes turns on or off. */
  turns: SwitchedDossier[]
}

/** Plans the restoring of dossiers and adjustments of a backup. */
export async function planRestore(backupRows: readonly Row[]): Promise<RestorePlan> {
  const dossiers = new Map((await listDossiers()).map((dossier) => [dossier.id, dossier]))
  const adjustments = new Map((await readAdjustments()).map((adjustment) => [adjustment.id, adjustment]))
  const plan: RestorePlan = { writes: [], effects: [], turns: [] }
  for (const row of await withIdsOfHere(backupRows)) {
    const { key, fields, isOn } = row
    const id = idOfKey(key)
    if (kindOfKey(key) === 'dossier') {
      const present = dossiers.get(id)
      if (fields === null ? present?.isOn === isOn : present !== undefined) continue
      plan.writes.push({ ...row, expected: null })
      const name = present?.subject.name ?? nameIn(fields?.subject)
      if (isOn === true || (isOn === false && present)) plan.turns.push({ name, isOn })
    } else if (fields !== null && isLater(fields, adjustments.get(id))) {
      const present = adjustments.get(id)
      plan.writes.push({ ...row, expected: present ? fieldsOfAdjustment(present) : null })
      const dossier = await readDossierRow(fields.dossier as string)
      if (dossier?.removed !== null) continue
      const { kind } = adjustmentOfFields(fields)
      const { text } = rowSummaryOf(key, fields)
      plan.effects.push({ id, what: kind, subject: dossier.subject.name, text })
    }
  }
  return plan
}

function isLater(fields: Fields, known: Adjustment | undefined): boolean {
  if (known === undefined) return true
  const incoming = adjustmentOfFields(fields)
  const { id: _id, dossier: _dossier, ...present } = known
  return !isSameJson(incoming, present) && laterAdjustment<PortableAdjustment>(incoming, present) === incoming
}

interface AdjustmentEffect {
  id: string
  what: PortableAdjustment['kind']
  subject: string
  /** The beginning of the claim, or the title of the source. */
  text: string
}

/** Gives a dossier, and the adjustments to it, another id where its id belongs to another subject on this device. */
async function withIdsOfHere(backupRows: readonly Row[]): Promise<Row[]> {
  const installed = await database().dossiers.toArray()
  const taken = new Set(installed.map(({ id }) => id))
  const ids = new Map<unknown, string>()
  for (const { key, fields } of backupRows) {
    const present = kindOfKey(key) === 'dossier' && installed.find(({ id }) => id === idOfKey(key))
    if (!present || fields === null) continue
    const name = nameIn(fields.subject)
    if (isSameSubject(present.subject.name, name)) continue
    const id = installed.find(({ subject }) => isSameSubject(subject.name, name))?.id ?? freshId(name, taken)
    taken.add(id)
    ids.set(idOfKey(key), id)
  }
  return backupRows.map((row) => {
    const { key, fields } = row
    if (kindOfKey(key) === 'dossier') {
      const id = ids.get(idOfKey(key))
      return id === undefined ? row : { ...row, key: rowKeyOf({ kind: 'dossier', id }) }
    }
    const dossier = ids.get(fields?.dossier)
    if (dossier === undefined || fields === null) return row
    const id = idOfAdjustment(dossier, adjustmentOfFields(fields))
    return { ...row, key: rowKeyOf({ kind: 'adjustment', id }), fields: { ...fields, dossier } }
  })
}

export function nameIn(subject: unknown): string {
  return typeof subject === 'object' && subject !== null && 'name' in subject ? String(subject.name) : ''
}
