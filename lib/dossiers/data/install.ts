import type { EntityTable } from 'dexie'
import { contentOfRecord } from '@/lib/dossier/format/folder-of'
import { database } from './database'
import { runOnAllTables } from '@/lib/store/database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { freshId, replacedId } from './ids'
import { countsOf } from './adjusted'
import { putWithCounts } from './adjustments'
import { documentOf } from './dossier-name'
import { mainNamesOf } from './main-names'
import { toInstalled, subjectOf } from './rows'
import { findSameDossier } from './same-dossier'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from './types'

interface InstallOptions {
  /** Whether to install it even when the same dossier, page or document is installed. */
  asAnother?: boolean
  /** The id to use, as on the user's other devices; made from the name where absent. */
  id?: string | undefined
  /** Whether pages are compared with the dossier as soon as it is stored. */
  isOn?: boolean | undefined
  now?: string
}

/**
 * Installs a dossier. The same one, page or document that was removed stays in the bin, and gives it its id, and with
 * that the user's ratings and the claims that are set aside.
 * @throws DossierRefused `same-id` with the id of the installed one
 */
export function addDossier(
  incoming: IncomingDossier,
  { asAnother = false, id: givenId, isOn = true, now: givenTime }: InstallOptions = {},
): Promise<InstalledDossier> {
  const now = givenTime ?? new Date().toISOString()
  return runOnAllTables(async () => {
    const rows = await database().dossiers.toArray()
    if (!asAnother) {
      const isInstalled = (row: InstalledDossier): boolean => row.removed === null
      const installed = findSameDossier(incoming, rows.filter(isInstalled))
      if (installed) throw new DossierRefused('same-id', installed.id)
      const isRemoved = (row: InstalledDossier): boolean => row.removed !== null && row.replacedBy === undefined
      const removed = findSameDossier(incoming, rows.filter(isRemoved))
      if (removed) {
        await moveToBin(removed, now)
        return putInPlace({ ...removed, removed: null, isOn, added: now }, incoming, now)
      }
    }
    const id = givenId ?? freshId(incoming.record.subject.name, new Set([BUNDLED_ID, ...rows.map((row) => row.id)]))
    await writeContents(id, incoming, now)
    const row: InstalledDossier = {
      id,
      ...factsOf(incoming),
      ...countsOf(incoming.dossier, []),
      isOn,
      added: now,
      modified: now,
      removed: null,
    }
    await database().dossiers.add(row)
    return toInstalled(row)
  })
}

/**
 * Puts a dossier in the place of another, which goes to the bin as a row of its own, whole. One that is in the bin
 * already stays there no longer than before, and the dossier in its place is off.
 * @returns the new dossier, and the id under which the other one can be restored
 * @throws DossierRefused `bundled` or `unknown`
 */
export function replaceDossier(
  id: string,
  incoming: IncomingDossier,
  now = new Date().toISOString(),
): Promise<{ dossier: InstalledDossier; replaced: string }> {
  return runOnAllTables(async () => {
    const row = await replaceableRow(id)
    const replaced = await moveToBin(row, now)
    return { dossier: await putInPlace({ ...row, added: now }, incoming, now), replaced }
  })
}

/** Stores a dossier that differs from the one with its id only in what the user says about it, such as its name. */
export function updateFacts(id: string, incoming: IncomingDossier, now: string): Promise<InstalledDossier> {
  return runOnAllTables(async () => putInPlace(await replaceableRow(id), incoming, now))
}

async function replaceableRow(id: string): Promise<InstalledDossier> {
  if (id === BUNDLED_ID) throw new DossierRefused('bundled')
  const row = await database().dossiers.get(id)
  if (row === undefined) throw new DossierRefused('unknown', id)
  return row
}

async function putInPlace(row: InstalledDossier, incoming: IncomingDossier, now: string): Promise<InstalledDossier> {
  await writeContents(row.id, incoming, now)
  const isOn = row.isOn && row.removed === null
  return toInstalled(await putWithCounts({ ...row, ...factsOf(incoming), isOn, removed: null }, now))
}

/**
 * Restores a dossier from the bin. Where another one has replaced it, the two change places.
 * @returns the id under which the other one can be restored; null where there is none
 * @throws DossierRefused `unknown`
 */
export function restoreDossier(id: string, now = new Date().toISOString()): Promise<string | null> {
  return runOnAllTables(async () => {
    const row = await database().dossiers.get(id)
    if (row === undefined) throw new DossierRefused('unknown', id)
    const { replacedBy, ...facts } = row
    if (replacedBy === undefined) {
      await database().dossiers.put({ ...facts, removed: null })
      return null
    }
    const present = await database().dossiers.get(replacedBy)
    const replaced = present === undefined ? null : await moveToBin(present, now)
    await moveContents(id, replacedBy)
    await database().dossiers.delete(id)
    await putWithCounts({ ...facts, id: replacedBy, removed: null }, now)
    return replaced
  })
}

/** Gives a dossier with its content a row of its own in the bin, so that another one can have its id. */
async function moveToBin(row: InstalledDossier, now: string): Promise<string> {
  const taken = await database().dossiers.toCollection().primaryKeys()
  const id = replacedId(row.id, now, new Set(taken))
  await moveContents(row.id, id)
  await database().dossiers.delete(row.id)
  await database().dossiers.put({ ...row, id, removed: row.removed ?? now, replacedBy: row.id })
  return id
}

async function moveContents(from: string, to: string): Promise<void> {
  const { contents, compiled, indexes } = database()
  for (const table of [contents, compiled, indexes] as EntityTable<{ id: string }, 'id'>[]) {
    const row = await table.get(from)
    if (row === undefined) continue
    await table.delete(from)
    await table.put({ ...row, id: to })
  }
}

function factsOf({
  record,
  dossier,
  origin,
}: IncomingDossier): Pick<InstalledDossier, 'subject' | 'asOf' | 'version' | 'origin'> {
  const document = documentOf({ origin })
  return {
    subject: subjectOf(record.subject, document && (document.main ?? mainNamesOf(dossier))),
    asOf: dossier.asOf,
    version: dossier.version,
    origin,
  }
}

async function writeContents(id: string, { record, dossier, index }: IncomingDossier, now: string): Promise<void> {
  const db = database()
  await db.contents.put({ id, content: contentOfRecord(record, dossier) })
  const compiled = { id, dossier, contentId: `${dossier.version} ${now}` }
  await db.compiled.put(compiled)
  if (index) await db.indexes.put({ id, index, contentId: compiled.contentId })
  else await db.indexes.delete(id)
}
