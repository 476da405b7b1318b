import { laterAdjustment } from '@/lib/dossiers/data/adjustments'
import { database } from '@/lib/dossiers/data/database'
import { freshId, isSameSubject } from '@/lib/dossiers/data/ids'
import { listDossiers } from '@/lib/dossiers/data/list'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { adjustmentOfFields, idOfAdjustment, type PortableAdjustment } from '@/lib/rows/adjustment'
import { fieldsOfMute, muteOfFields } from '@/lib/rows/mute'
import { rowSummaryOf } from '@/lib/rows/row-words'
import { isSameJson } from '@/lib/rows/json'
import {
  type Fields,
  idOfKey,
  type KindName,
  kindOfKey,
  type RecordKey,
  type Row,
  rowKeyOf,
  type RowWrite,
} from '@/lib/rows/row-rules'
import { readRow } from './row-tables'

interface RestorePlan {
  /** The dossiers and mutes that are missing here, adjustments that are missing or older, and the bundled one's switch. */
  writes: RowWrite[]
  /** Effects of the adjustments on installed dossiers. */
  effects: AdjustmentEffect[]
  /** The dossiers that `isOn` of the writes turns on or off. */
  turns: { name: string; isOn: boolean }[]
}

/** Plans the restoring of dossiers, adjustments and mutes of a backup. Of two rows with one key, the first counts. */
export async function planRestore(backupRows: readonly Row[]): Promise<RestorePlan> {
  const dossiers = new Map((await listDossiers()).map((dossier) => [dossier.id, dossier]))
  const plan: RestorePlan = { writes: [], effects: [], turns: [] }
  const planned = new Set<RecordKey>()
  for (const row of await withIdsOfHere(backupRows)) {
    const { key, fields, isOn } = row
    if (planned.has(key)) continue
    const id = idOfKey(key)
    const kind = kindOfKey(key)
    const expected = await readRow(key)
    const installed = kind === 'dossier' ? dossiers.get(id) : undefined
    if (fields === null ? installed?.isOn === isOn : !isMissingOrOlder(kind, fields, expected)) continue
    planned.add(key)
    plan.writes.push({ ...row, expected })
    const name = installed?.subject.name ?? nameIn(fields?.subject)
    if (isOn === true || (isOn === false && installed)) plan.turns.push({ name, isOn })
    if (kind !== 'adjustment' || fields === null) continue
    const dossier = await readDossierRow(fields.dossier as string)
    if (dossier?.removed !== null) continue
    const { text } = rowSummaryOf(key, fields)
    plan.effects.push({ id, what: adjustmentOfFields(fields).kind, subject: dossier.subject.name, text })
  }
  return plan
}

function isMissingOrOlder(kind: KindName, fields: Fields, present: Fields | null): boolean {
  if (present === null || kind !== 'adjustment') return present === null
  const incoming = adjustmentOfFields(fields)
  const known = adjustmentOfFields(present)
  return !isSameJson(incoming, known) && laterAdjustment(incoming, known) === incoming
}

interface AdjustmentEffect {
  id: string
  what: PortableAdjustment['kind']
  subject: string
  /** The beginning of the claim, or the title of the source. */
  text: string
}

/** Gives a dossier, and the adjustments and mutes of its claims, another id where its id belongs to another subject on this device. */
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
  return backupRows.map((row) => rowWithDossierIds(row, ids))
}

/** Returns the row of a dossier, or of what belongs to one, with the new id of the dossier. @param ids new ids by old id */
function rowWithDossierIds(row: Row, ids: ReadonlyMap<unknown, string>): Row {
  const { key, fields } = row
  const kind = kindOfKey(key)
  if (kind === 'dossier') {
    const id = ids.get(idOfKey(key))
    return id === undefined ? row : { ...row, key: rowKeyOf({ kind, id }) }
  }
  const mute = fields && kind === 'mute' ? muteOfFields(idOfKey(key), fields) : null
  if (mute !== null) {
    const id = ids.get(mute.dossier?.id)
    return id === undefined || !mute.dossier
      ? row
      : { ...row, fields: fieldsOfMute({ ...mute, dossier: { ...mute.dossier, id } }) }
  }
  const dossier = ids.get(fields?.dossier)
  if (dossier === undefined || fields === null) return row
  const id = idOfAdjustment(dossier, adjustmentOfFields(fields))
  return { ...row, key: rowKeyOf({ kind: 'adjustment', id }), fields: { ...fields, dossier } }
}

export function nameIn(subject: unknown): string {
  return typeof subject === 'object' && subject !== null && 'name' in subject ? String(subject.name) : ''
}
