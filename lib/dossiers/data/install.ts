import type { Table } from 'dexie'
import { contentOfRecord } from '@/lib/dossier/format/folder-of'
import { database, contentKeyOf, type DossierRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { freshId, removedVersion, findSameDossier } from './ids'
import { documentOf } from './dossier-name'
import { mainNamesOf } from './main-names'
import { countsOf } from './adjusted'
import { putWithCounts } from './adjustments'
import { installedRow, restorableUntil, toInstalled, stampOf, subjectOf, runTransaction } from './rows'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from './types'

interface InstallOptions {
  /** Whether to install it even when a dossier about the same subject is installed. */
  asAnother?: boolean
  /** The id to use, as on the user's other devices; made from the name where absent. */
  id?: string | undefined
  /** Whether pages are compared with the dossier as soon as it is stored. */
  isOn?: boolean | undefined
  now?: string
}

/**
 * Installs a dossier. A removed dossier of which it is a version is restored in it, with the user's adjustments.
 * @throws DossierRefused `same-id` with the id of the installed one, or `full`
 */
export function addDossier(
  incoming: IncomingDossier,
  { asAnother = false, id: givenId, isOn = true, now = new Date().toISOString() }: InstallOptions = {},
): Promise<InstalledDossier> {
  return runTransaction(async () => {
    const { record, dossier, signedBy } = incoming
    const { name } = record.subject
    const rows = await database().dossiers.toArray()
    const present = rows.filter((row) => row.removed === null)
    const installed = findSameDossier(name, signedBy, present)
    if (installed && !asAnother) throw new DossierRefused('same-id', installed.id)
    if (!asAnother && givenId === undefined) {
      const removed = rows.filter((row) => row.removed !== null)
      const before = removedVersion(name, signedBy, removed)
      if (before) return replaceVersion({ ...before, removed: null, isOn }, incoming, now)
    }
    const id = givenId ?? freshId(name, new Set([BUNDLED_ID, ...rows.map((row) => row.id)]))
    await writeContents(id, incoming, now)
    const row: DossierRow = {
      id,
      ...versionFieldsOf(incoming),
      ...countsOf(dossier, []),
      isOn,
      added: now,
      modified: now,
      removed: null,
      former: null,
    }
    await database().dossiers.add(row)
    return toInstalled(row)
  })
}

/**
 * Replaces a dossier by another version, and keeps the user's adjustments. The former version is kept for 30 days.
 * @throws DossierRefused `bundled`, `unknown` or `full`
 */
export function updateDossier(
  id: string,
  incoming: IncomingDossier,
  now = new Date().toISOString(),
): Promise<InstalledDossier> {
  return runTransaction(async () => {
    if (id === BUNDLED_ID) throw new DossierRefused('bundled')
    const row = await database().dossiers.get(id)
    if (row === undefined) throw new DossierRefused('unknown', id)
    return replaceVersion({ ...row, removed: null, isOn: row.removed !== null || row.isOn }, incoming, now)
  })
}

async function replaceVersion(row: DossierRow, incoming: IncomingDossier, now: string): Promise<InstalledDossier> {
  const { id } = row
  await exchangeContents(id)
  await writeContents(id, incoming, now)
  const next = withVersion(row, versionFieldsOf(incoming), formerVersionOf(row, now))
  return toInstalled(await putWithCounts(next, now))
}

/**
 * Restores the version before the last update. The present version becomes the former one.
 * @throws DossierRefused `no-former`
 */
export function restoreFormer(id: string, now = new Date().toISOString()): Promise<InstalledDossier> {
  return runTransaction(async () => {
    const row = await installedRow(id)
    if (row.former === null || row.former.until <= now) throw new DossierRefused('no-former', id)
    const { version, asOf, subject, origin, signedBy } = row.former
    await exchangeContents(id)
    const restored = withVersion(row, { version, asOf, subject, origin, signedBy }, formerVersionOf(row, now))
    return toInstalled(await putWithCounts(restored, now))
  })
}

type VersionFields = Pick<DossierRow, 'subject' | 'asOf' | 'version' | 'origin' | 'signedBy' | 'lastSignedBy'>

/** Returns the fields of a version. An edited one is unsigned, but its key is kept to recognise later versions. */
function versionFieldsOf({ record, dossier, origin, signedBy, isEdited = false }: IncomingDossier): VersionFields {
  const document = documentOf({ origin })
  return {
    subject: subjectOf(record.subject, document && (document.main ?? mainNamesOf(dossier))),
    asOf: dossier.asOf,
    version: dossier.version,
    origin,
    signedBy: isEdited ? null : signedBy,
    ...(isEdited && signedBy !== null && { lastSignedBy: signedBy }),
  }
}

/** Returns the row with another version. The key of the last signed version is kept in `lastSignedBy`. */
function withVersion(row: DossierRow, version: VersionFields, former: DossierRow['former']): DossierRow {
  const lastSignedBy = version.lastSignedBy ?? row.signedBy ?? row.lastSignedBy
  return { ...row, ...version, ...(lastSignedBy !== undefined && { lastSignedBy }), former }
}

function formerVersionOf(row: DossierRow, now: string): DossierRow['former'] {
  const { version, asOf, subject, origin, signedBy } = row
  return { version, asOf, subject, origin, signedBy, until: restorableUntil(now) }
}

async function writeContents(id: string, { record, dossier, index }: IncomingDossier, now: string): Promise<void> {
  const db = database()
  await db.contents.put({ key: contentKeyOf(id), content: contentOfRecord(record, dossier) })
  const compiled = { key: contentKeyOf(id), dossier, contentId: `${dossier.version} ${now}` }
  await db.compiled.put(compiled)
  if (index) await db.indexes.put({ key: contentKeyOf(id), index, stamp: stampOf(compiled, []) })
  else await db.indexes.delete(contentKeyOf(id))
}

async function exchangeContents(id: string): Promise<void> {
  const { contents, compiled, indexes } = database()
  const [present, former] = [contentKeyOf(id), contentKeyOf(id, 'former')]
  for (const table of [contents, compiled, indexes] as Table<{ key: string }, string>[]) {
    const rows = await table.bulkGet([present, former])
    await table.bulkDelete([present, former])
    await table.bulkPut(rows.flatMap((row) => (row ? { ...row, key: row.key === present ? former : present } : [])))
  }
}
