import { ZodError } from 'zod'
import { compileDossier } from '@/lib/dossier/format/compile'
import type { Dossier } from '@/lib/dossier/format/schema'
import { folderOf } from '@/lib/dossier/format/folder-of'
import { isSameJson } from '@/lib/rows/json'
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
  type StoreFormerRows,
} from '@/lib/rows/row-rules'
import { addDossier, createOwnDossier, updateDossier } from '@/lib/dossiers/data/install'
import { database, type DossierRow } from '@/lib/dossiers/data/database'
import { isSameSubject } from '@/lib/dossiers/data/ids'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { checkClaim } from '@/lib/dossiers/data/changes'
import {
  readChanges,
  oldestFirst,
  putChanges,
  readDossierRow,
  runTransaction,
  updateDossierHead,
} from '@/lib/dossiers/data/rows'
import { DossierRefused, type IncomingDossier } from '@/lib/dossiers/data/types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { groupedBy } from '@/lib/text/lists'
import { addSources, changeOfFields, fieldsOfChange, fieldsOfDossier, portableChanges, sourcesOf } from './portable'

// Reads and writes dossiers and the user's changes to them as rows for syncing.

/** Returns all installed dossiers except the bundled one, and the changes to all dossiers. */
export async function dossierRowsToSync(): Promise<LocalRow[]> {
  const rows: LocalRow[] = []
  const dossiers = await database().dossiers.toArray()
  for (const row of dossiers) {
    if (row.id === BUNDLED_ID || row.removed !== null) continue
    const key = rowKeyOf({ kind: 'dossier', id: row.id })
    rows.push({ key, fields: await fieldsOfDossier(row), changed: Date.parse(row.modified) || 0 })
  }
  const ids = new Set((await database().changes.toArray()).map(({ dossier }) => dossier))
  for (const id of ids)
    for (const { stored, fields } of await portableChanges(id))
      rows.push({ key: rowKeyOf({ kind: 'change', id: stored.id }), fields, changed: Date.parse(stored.at) || 0 })
  return rows
}

/** Returns those of the keys whose dossier is removed and can still be restored. */
export async function dossiersInBin(keys: readonly RecordKey[]): Promise<RecordKey[]> {
  const wanted = keys.filter((key) => kindOfKey(key) === 'dossier')
  const found = await database().dossiers.bulkGet(wanted.map(idOfKey))
  return found.flatMap((row) => (row && row.removed !== null ? [rowKeyOf({ kind: 'dossier', id: row.id })] : []))
}

/**
 * Writes dossiers and changes of other devices or of a backup. A new dossier stays off until the user turns it on.
 * Leaves out, for another try at the next sync, a dossier that does not compile, one whose id has another subject
 * here, with its changes, and a change that cites an unknown source.
 * @param keep stores the rows that are replaced
 * @returns the keys of those that were written
 */
export async function writeDossierRows(
  rows: readonly RowWrite[],
  now: string,
  keep: StoreFormerRows,
  leftOut: OnRowLeftOut = () => undefined,
): Promise<Set<RecordKey>> {
  const taken = new Set<RecordKey>()
  const dossiers = rows.filter(({ key }) => kindOfKey(key) === 'dossier')
  const changes = rows.filter(({ key }) => kindOfKey(key) === 'change')
  // Stored before they are replaced, because another database stores them and one transaction cannot cover both.
  const replaced = (await Promise.all(dossiers.map(replacedVersions))).flat()
  await keep([...replaced, ...[...dossiers, ...changes].flatMap(formerRowsOf)], now)
  const others = new Set<unknown>()
  for (const row of dossiers)
    try {
      if (await writeDossier(row, now)) taken.add(row.key)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      if (error instanceof DossierRefused && error.code === 'same-id') others.add(idOfKey(row.key))
      leftOut(row.key, error)
    }
  const ofThese = changes.filter(({ fields }) => !others.has(fields?.dossier))
  for (const key of await writeChanges(ofThese, now, leftOut)) taken.add(key)
  return taken
}

/** Returns the versions that a write would replace for good: the removed one, and the former one. */
async function replacedVersions({ key, fields }: RowWrite): Promise<{ key: RecordKey; fields: Fields }[]> {
  const row = await database().dossiers.get(idOfKey(key))
  if (!row || fields === null) return []
  const { id, former } = row
  const old = [
    row.removed === null ? null : await fieldsOfDossier(row),
    former && (await fieldsOfDossier({ id, ...former }, 'former')),
  ]
  return old.flatMap((one) => (one && !isSameJson(one, fields) ? [{ key, fields: one }] : []))
}

async function writeDossier({ key, expected, fields }: RowWrite, now: string): Promise<boolean> {
  const id = idOfKey(key)
  // A record that an older version of the extension wrote may have this id.
  if (id === BUNDLED_ID) return false
  const row = await database().dossiers.get(id)
  const isHere = row?.removed === null
  const storedFields = isHere ? await fieldsOfDossier(row) : null
  if (!isSameJson(storedFields, expected)) return false
  if (fields === null) {
    if (row) await runTransaction(() => database().dossiers.put({ ...row, removed: now }))
    return true
  }
  const facts = fields as unknown as Pick<DossierRow, 'subject' | 'asOf' | 'version' | 'origin'>
  if (row && !isSameSubject(row.subject.name, facts.subject.name)) throw new DossierRefused('same-id', id)
  // Compiles the content before anything is written.
  const incoming =
    facts.origin.kind === 'own' ? null : incomingDossierOf(fields.content as AuthoredContent | undefined, facts.origin)
  if (row && !isHere) await runTransaction(() => database().dossiers.put({ ...row, isOn: false, removed: null }))
  if (incoming === null) {
    if (!row) await createOwnDossier(facts.subject, now, { id, isOn: false, asOf: facts.asOf })
    // Two devices may have created one on the same subject.
    else await runTransaction(() => updateDossierHead(id, facts, now))
    return true
  }
  const before = row && (await fieldsOfDossier(row))
  if (!row) await addDossier(incoming, { asAnother: true, now, id, isOn: false })
  else if (!before || !isSameJson(before, fields)) await updateDossier(id, incoming, now)
  return true
}

/** @throws DossierRefused where the content is missing or does not compile */
function incomingDossierOf(content: AuthoredContent | undefined, origin: DossierRow['origin']): IncomingDossier {
  if (!content) throw new DossierRefused('bad-claim', 'the dossier has no content')
  const dossier = compiledOf(content)
  if (dossier === null) throw new DossierRefused('bad-claim', 'the dossier is not valid')
  // `signedBy` is null, because no signature was verified on this device. The first check makes the index.
  return { record: content, dossier, origin, signedBy: null }
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
 * Writes the changes of other devices, oldest first. Leaves out a change that cites a source which is unknown here.
 * @returns the keys of the changes that were written
 */
async function writeChanges(rows: readonly RowWrite[], now: string, leftOut: OnRowLeftOut): Promise<RecordKey[]> {
  if (rows.length === 0) return []
  return runTransaction(async () => {
    const stored = await database().changes.bulkGet(rows.map(({ key }) => idOfKey(key)))
    const dossiers = new Map(rows.map((row, at) => [row, stored[at]?.dossier ?? row.fields?.dossier]))
    const inOrder = [...rows].sort((a, b) => (changeTimeOf(a) < changeTimeOf(b) ? -1 : 1))
    const taken: RecordKey[] = []
    for (const [dossier, own] of groupedBy(inOrder, (row) => dossiers.get(row)))
      if (typeof dossier === 'string') taken.push(...(await writeChangesTo(dossier, own, now, leftOut)))
    return taken
  })
}

/** Tells whether an error is due to the content of a row, and not to the database. */
function isRowsFault(error: unknown): boolean {
  if (error instanceof DossierRefused) return error.code !== 'full'
  return error instanceof TypeError || error instanceof RangeError || error instanceof ZodError
}

async function writeChangesTo(
  dossier: string,
  rows: readonly RowWrite[],
  now: string,
  leftOut: OnRowLeftOut,
): Promise<RecordKey[]> {
  const row = await readDossierRow(dossier)
  const changes = new Map((await readChanges(dossier)).map((one) => [one.id, one]))
  let sources = await sourcesOf(dossier, [...changes.values()])
  const takenKeys: RecordKey[] = []
  for (const { key, expected, fields } of rows)
    try {
      const id = idOfKey(key)
      const stored = changes.get(id)
      if (!isSameJson(stored ? fieldsOfChange(stored, sources.byNumber) : null, expected)) continue
      if (fields === null) {
        await database().changes.delete(id)
        changes.delete(id)
        sources = await sourcesOf(dossier, [...changes.values()])
      } else {
        // A removed or unknown dossier takes no changes of other devices.
        if (row?.removed !== null) continue
        const change = changeOfFields(fields, sources)
        if ('claim' in change) checkClaim(change.claim)
        if ('sources' in change) addSources(sources, change.sources)
        changes.set(id, { id, dossier, at: changeTimeOf({ fields }), change })
      }
      takenKeys.push(key)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      leftOut(key, error)
    }
  // Stores all changes again: `readChanges` may have renumbered the sources of those to the bundled dossier.
  if (row && takenKeys.length > 0) await putChanges(row, oldestFirst(changes.values()), now)
  return takenKeys
}

function changeTimeOf({ fields }: Pick<RowWrite, 'fields'>): string {
  return typeof fields?.at === 'string' ? fields.at : ''
}
