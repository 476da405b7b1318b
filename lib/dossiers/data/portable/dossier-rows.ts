import { ZodError } from 'zod'
import { compileDossier } from '@/lib/dossier/format/compile'
import type { Dossier } from '@/lib/dossier/format/schema'
import { folderOf } from '@/lib/dossier/format/folder-of'
import { isSameJson, type Json } from '@/lib/rows/json'
import {
  type Fields,
  idOfKey,
  rowKeyOf,
  kindOfKey,
  type OnRowLeftOut,
  type LocalRow,
  type RecordKey,
  type RowWrite,
  formerRowsOf,
} from '@/lib/rows/row-rules'
import { addDossier, replaceDossier, updateFacts } from '@/lib/dossiers/data/install'
import { database } from '@/lib/dossiers/data/database'
import { isSameSubject } from '@/lib/dossiers/data/ids'
import { setDossierOn } from '@/lib/dossiers/data/list'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { putWithCounts, readAdjustments } from '@/lib/dossiers/data/adjustments'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { notifyWatchers } from '@/lib/dossiers/data/watch'
import { adjustmentOfFields, idOfAdjustment } from '@/lib/rows/adjustment'
import { keepFormerRows } from '@/lib/store/former-rows'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from '@/lib/dossiers/data/types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { fieldsOfAdjustment, fieldsOfDossier } from './portable'

// Reads and writes dossiers and the user's adjustments as rows for syncing.

/** Returns all installed dossiers except the bundled one, and the adjustments to all dossiers. */
export async function dossierRowsToSync(): Promise<LocalRow[]> {
  const rows: LocalRow[] = []
  const dossiers = await database().dossiers.toArray()
  for (const row of dossiers) {
    if (row.id === BUNDLED_ID || row.removed !== null) continue
    const key = rowKeyOf({ kind: 'dossier', id: row.id })
    rows.push({ key, fields: await fieldsOfDossier(row), changed: Date.parse(row.modified) || 0 })
  }
  for (const adjustment of await readAdjustments()) {
    const key = rowKeyOf({ kind: 'adjustment', id: adjustment.id })
    rows.push({ key, fields: fieldsOfAdjustment(adjustment), changed: Date.parse(adjustment.at) || 0 })
  }
  return rows
}

/** Returns those of the keys whose dossier is removed and can still be restored. */
export async function dossiersInBin(keys: readonly RecordKey[]): Promise<RecordKey[]> {
  const wanted = keys.filter((key) => kindOfKey(key) === 'dossier')
  const found = await database().dossiers.bulkGet(wanted.map(idOfKey))
  return found.flatMap((row) => (row && row.removed !== null ? [rowKeyOf({ kind: 'dossier', id: row.id })] : []))
}

/**
 * Writes dossiers and adjustments of other devices or of a backup. A new dossier stays off until the user turns it on.
 * Leaves out, for another try at the next sync, a dossier that does not compile, one whose id has another subject
 * here, with its adjustments, and an adjustment of an unknown dossier. Call within a transaction over all tables.
 * @returns the keys of those that were written
 */
export async function writeDossierRows(
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut,
): Promise<Set<RecordKey>> {
  const taken = new Set<RecordKey>()
  const dossiers = rows.filter(({ key }) => kindOfKey(key) === 'dossier')
  const adjustments = rows.filter(({ key }) => kindOfKey(key) === 'adjustment')
  // A replaced dossier needs no copy: it goes to the bin.
  await keepFormerRows([...dossiers.filter(hasSameContent), ...adjustments].flatMap(formerRowsOf), now)
  const others = new Set<unknown>()
  for (const [position, row] of dossiers.entries())
    try {
      // Each dossier gets a later time, because lists are in the order of the time at which dossiers were added.
      if (await writeDossier(row, new Date(Date.parse(now) + position).toISOString())) taken.add(row.key)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      if (error instanceof DossierRefused && error.code === 'same-id') others.add(idOfKey(row.key))
      leftOut(row.key, error)
    }
  const ofThese = adjustments.filter(({ fields }) => !others.has(fields?.dossier))
  for (const key of await writeAdjustments(ofThese, now, leftOut)) taken.add(key)
  if (taken.size > 0) notifyWatchers()
  return taken
}

/** Tells whether a write changes only facts about a dossier, such as the name or project that the user gave it. */
function hasSameContent({ expected, fields }: RowWrite): boolean {
  return expected !== null && fields !== null && isSameJson(contentOf(expected), contentOf(fields))
}

/** Returns the content of a dossier without its subject, whose names the user can change. */
function contentOf({ content = null }: Fields): Json {
  return typeof content === 'object' ? { ...content, subject: null } : content
}

async function writeDossier({ key, expected, fields, isOn }: RowWrite, now: string): Promise<boolean> {
  const id = idOfKey(key)
  if (id === BUNDLED_ID) {
    // Its content comes with the extension only.
    if (isOn !== undefined) await setDossierOn(id, isOn)
    return isOn !== undefined
  }
  const row = await database().dossiers.get(id)
  // A record of another device has no id of a replaced dossier.
  if (row?.replacedBy !== undefined) return false
  const before = row === undefined ? null : await fieldsOfDossier(row)
  const isHere = row?.removed === null
  if (!isSameJson(isHere ? before : null, expected)) return false
  if (fields === null) {
    if (row) await database().dossiers.put({ ...row, removed: now })
    return true
  }
  const facts = fields as unknown as Pick<InstalledDossier, 'subject' | 'asOf' | 'version' | 'origin'>
  if (row && !isSameSubject(row.subject.name, facts.subject.name)) throw new DossierRefused('same-id', id)
  // Compiles the content before anything is written.
  const incoming = incomingDossierOf(fields.content as AuthoredContent | undefined, facts.origin)
  if (row === undefined) await addDossier(incoming, { asAnother: true, now, id, isOn: false })
  else if (isHere ? hasSameContent({ key, expected, fields }) : isSameJson(before, fields))
    await updateFacts(id, incoming, now)
  else await replaceDossier(id, incoming, now)
  if (isOn !== undefined) await setDossierOn(id, isOn)
  return true
}

/** @throws DossierRefused where the content is missing or does not compile */
function incomingDossierOf(content: AuthoredContent | undefined, origin: InstalledDossier['origin']): IncomingDossier {
  const dossier = content && compiledOf(content)
  if (!dossier) throw new DossierRefused('invalid', 'the dossier has no content, or it is not valid')
  // The first check makes the index.
  return { record: content, dossier, origin }
}

function compiledOf(content: AuthoredContent): Dossier | null {
  try {
    const compiled = compileDossier(folderOf(content))
    return compiled.ok ? compiled.dossier : null
  } catch {
    return null
  }
}

/**
 * Writes the adjustments of other devices.
 * @returns the keys of those that were written
 */
async function writeAdjustments(rows: readonly RowWrite[], now: string, leftOut: OnRowLeftOut): Promise<RecordKey[]> {
  const takenKeys: RecordKey[] = []
  const changed = new Set<string>()
  const stored = await database().adjustments.bulkGet(rows.map(({ key }) => idOfKey(key)))
  for (const [at, { key, expected, fields }] of rows.entries()) {
    const present = stored[at]
    if (!isSameJson(present ? fieldsOfAdjustment(present) : null, expected)) continue
    try {
      const dossier = present?.dossier ?? (fields?.dossier as string)
      if (fields === null) await database().adjustments.delete(idOfKey(key))
      else if (!(await writeAdjustment(idOfKey(key), dossier, fields))) continue
      changed.add(dossier)
      takenKeys.push(key)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      leftOut(key, error)
    }
  }
  for (const id of changed) {
    const row = await readDossierRow(id)
    if (row) await putWithCounts(row, now)
  }
  return takenKeys
}

/** @returns false where the dossier is removed or unknown: it takes no adjustments of other devices */
async function writeAdjustment(id: string, dossier: string, fields: Fields): Promise<boolean> {
  const adjustment = adjustmentOfFields(fields)
  if (idOfAdjustment(dossier, adjustment) !== id) throw new DossierRefused('invalid', 'an id of another adjustment')
  const row = await readDossierRow(dossier)
  if (row?.removed !== null) return false
  await database().adjustments.put({ ...adjustment, id, dossier })
  return true
}

/** Tells whether an error is due to the content of a row, and not to the database. */
function isRowsFault(error: unknown): boolean {
  if (error instanceof DossierRefused) return error.code !== 'full'
  return error instanceof TypeError || error instanceof RangeError || error instanceof ZodError
}
