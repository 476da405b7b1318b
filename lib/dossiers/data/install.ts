import type { Table } from 'dexie'
import { contentOfRecord } from '@/lib/dossier/format/folder-of'
import { database, contentKeyOf, type DossierRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { freshId, removedVersion, findSameDossier } from './ids'
import { documentOf } from './dossier-name'
import { mainNamesOf } from './main-names'
import { overlayOf } from './overlay'
import { rebaseChanges } from './rebase'
import {
  readChanges,
  countsOf,
  installedRow,
  restorableUntil,
  outlineFrom,
  readOutline,
  putChanges,
  toInstalled,
  stampOf,
  subjectOf,
  runTransaction,
} from './rows'
import { DossierRefused, type IncomingDossier, type InstalledDossier, type StoredChange } from './types'

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
 * Installs a dossier. A removed dossier of which it is a version is restored in it, with the user's changes.
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
      ...countsOf(outlineFrom(id, contentOfRecord(record, dossier)), []),
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
 * Replaces a dossier by another version, and keeps the user's changes. The former version is kept for 30 days.
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
  const [before, changes] = [await readOutline(id), await readChanges(id)]
  await exchangeContents(id)
  await writeContents(id, incoming, now)
  const { sources } = await readOutline(id)
  const next = withVersion(row, versionFieldsOf(incoming), formerVersionOf(row, changes, now))
  return toInstalled(await putChanges(next, rebaseChanges(changes, before.sources, sources), now))
}

/**
 * Restores the version before the last update. The present version becomes the former one.
 * @throws DossierRefused `no-former`
 */
export function restoreFormer(id: string, now = new Date().toISOString()): Promise<InstalledDossier> {
  return runTransaction(async () => {
    const row = await installedRow(id)
    if (row.former === null || row.former.until <= now) throw new DossierRefused('no-former', id)
    const { version, asOf, subject, origin, signedBy, changes: then } = row.former
    const [before, changes] = [await readOutline(id), await readChanges(id)]
    await exchangeContents(id)
    const { sources } = await readOutline(id)
    const carried = rebaseChanges(changes, before.sources, sources, overlayOf(then).sources)
    const restored = withVersion(row, { version, asOf, subject, origin, signedBy }, formerVersionOf(row, changes, now))
    return toInstalled(await putChanges(restored, carried, now))
  })
}

export function createOwnDossier(
  { name, aliases, kind }: InstalledDossier['subject'],
  now = new Date().toISOString(),
  { asOf = now.slice(0, 10), id, isOn }: { id?: string; isOn?: boolean; asOf?: string } = {},
): Promise<InstalledDossier> {
  const sharedFields = { subject: { name, aliases, kind }, asOf, version: '1', sources: [], entities: [] }
  const empty: IncomingDossier = {
    record: { ...sharedFields, topics: [], remarks: [] },
    dossier: { ...sharedFields, claims: [] },
    origin: { kind: 'own' },
    signedBy: null,
  }
  return addDossier(empty, { asAnother: true, id, isOn, now })
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

function formerVersionOf(row: DossierRow, changes: StoredChange[], now: string): DossierRow['former'] {
  const { version, asOf, subject, origin, signedBy } = row
  return { version, asOf, subject, origin, signedBy, changes, until: restorableUntil(now) }
}

async function writeContents(id: string, { record, dossier, index }: IncomingDossier, now: string): Promise<void> {
  const db = database()
  const content = contentOfRecord(record, dossier)
  await db.contents.put({ key: contentKeyOf(id), content })
  const compiled = { key: contentKeyOf(id), dossier, contentId: `${dossier.version} ${now}` }
  await db.compiled.put(compiled)
  if (index) await db.indexes.put({ key: contentKeyOf(id), index, stamp: stampOf(compiled, []) })
  else await db.indexes.delete(contentKeyOf(id))
  await db.outlines.put(outlineFrom(id, content))
}

async function exchangeContents(id: string): Promise<void> {
  const { contents, compiled, indexes, outlines } = database()
  const [present, former] = [contentKeyOf(id), contentKeyOf(id, 'former')]
  for (const table of [contents, compiled, indexes, outlines] as Table<{ key: string }, string>[]) {
    const rows = await table.bulkGet([present, former])
    await table.bulkDelete([present, former])
    await table.bulkPut(rows.flatMap((row) => (row ? { ...row, key: row.key === present ? former : present } : [])))
  }
}
