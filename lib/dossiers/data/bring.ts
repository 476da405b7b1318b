import type { Table } from 'dexie'
import type { ImportRecord } from '@/lib/dossier/format/import-record'
import { contentOfRecord } from '@/lib/dossier/format/content-of-dossier'
import { database, keyOf, type DossierRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { freshId, removedVersion, sameDossier } from './ids'
import { overlayOf } from './overlay'
import { rebaseChanges } from './rebase'
import {
  changesOf,
  countsOf,
  installedRow,
  keptUntil,
  outlineFrom,
  outlineOf,
  putChanges,
  shown,
  stampOf,
  subjectOf,
  write,
} from './rows'
import { DossierRefused, type BroughtDossier, type InstalledDossier, type StoredChange } from './types'

/**
 * Installs a dossier. One in the bin of which it is a version comes back in this version, with the user's changes.
 *
 * @param how `asAnother`: also when one about the same subject is installed; `id`: the one that it has on the user's other devices; `isOn`: whether it is used at once
 * @throws DossierRefused `same-id` with the id of the installed one, or `full`
 */
export function addDossier(
  brought: BroughtDossier,
  {
    asAnother = false,
    now = new Date().toISOString(),
    ...how
  }: { asAnother?: boolean; now?: string; id?: string; isOn?: boolean } = {},
): Promise<InstalledDossier> {
  return write(async () => {
    const { name } = brought.record.subject
    const rows = await database().dossiers.toArray()
    const [present, binned] = [rows.filter((row) => row.removed === null), rows.filter((row) => row.removed !== null)]
    const same = sameDossier(name, brought.signedBy, present)
    if (same && !asAnother) throw new DossierRefused('same-id', same.id)
    const before = asAnother || how.id !== undefined ? null : removedVersion(name, brought.signedBy, binned)
    if (before) return replaceVersion({ ...before, removed: null, isOn: how.isOn ?? true }, brought, now)
    const id = how.id ?? freshId(name, new Set([BUNDLED_ID, ...rows.map((row) => row.id)]))
    await putContents(id, brought, now)
    const row: DossierRow = {
      ...factsOf(brought),
      ...countsOf(outlineFrom(id, contentOfRecord(brought.record, brought.dossier)), []),
      ...{ id, isOn: how.isOn ?? true, added: now, modified: now, removed: null, former: null },
    }
    await database().dossiers.add(row)
    return shown(row)
  })
}

/**
 * Replaces a dossier by another version of it. The user's changes are kept, and so is the former version for 30 days. A removed one comes back.
 *
 * @throws DossierRefused
 */
export function updateDossier(
  id: string,
  brought: BroughtDossier,
  now = new Date().toISOString(),
): Promise<InstalledDossier> {
  return write(async () => {
    if (id === BUNDLED_ID) throw new DossierRefused('bundled')
    const row = await database().dossiers.get(id)
    if (row === undefined) throw new DossierRefused('unknown', id)
    return replaceVersion({ ...row, removed: null, isOn: row.removed !== null || row.isOn }, brought, now)
  })
}

async function replaceVersion(row: DossierRow, brought: BroughtDossier, now: string): Promise<InstalledDossier> {
  const { id } = row
  const [before, changes] = [await outlineOf(id), await changesOf(id)]
  await move(id, 'present', 'former')
  await putContents(id, brought, now)
  const { sources } = await outlineOf(id)
  const next = { ...row, ...lastSigned(row), ...factsOf(brought), former: formerOf(row, changes, now) }
  return shown(await putChanges(next, rebaseChanges(changes, before.sources, sources), now))
}

/**
 * Goes back to the version before the last update. What was the present version becomes the former one.
 *
 * @throws DossierRefused `no-former`
 */
export function restoreFormer(id: string, now = new Date().toISOString()): Promise<InstalledDossier> {
  return write(async () => {
    const row = await installedRow(id)
    if (row.former === null || row.former.until <= now) throw new DossierRefused('no-former', id)
    const { version, asOf, subject, origin, signedBy, changes: then } = row.former
    const [before, changes] = [await outlineOf(id), await changesOf(id)]
    await move(id, 'present', 'swap')
    await move(id, 'former', 'present')
    await move(id, 'swap', 'former')
    const { sources } = await outlineOf(id)
    const carried = rebaseChanges(changes, before.sources, sources, overlayOf(then).sources)
    const facts = { version, asOf, subject, origin, signedBy, former: formerOf(row, changes, now) }
    return shown(await putChanges({ ...row, ...lastSigned(row), ...facts }, carried, now))
  })
}

/** A dossier of the user's own: without claims at first. @param how as of `addDossier` */
export function createOwnDossier(
  { name, aliases, kind }: InstalledDossier['subject'],
  now = new Date().toISOString(),
  { asOf = now.slice(0, 10), ...how }: { id?: string; isOn?: boolean; asOf?: string } = {},
): Promise<InstalledDossier> {
  const empty = { subject: { name, aliases, kind }, asOf, version: '1', sources: [], entities: [] }
  const counts = { cited: 0, kept: 0, uncited: 0, carried: 0 }
  const record: ImportRecord = { ...empty, form: 'portable', topics: [], remarks: [], counts }
  const brought: BroughtDossier = { record, dossier: { ...empty, claims: [] }, origin: { kind: 'own' }, signedBy: null }
  return addDossier(brought, { asAnother: true, now, ...how })
}

function factsOf({ record, dossier, origin, signedBy, isEdited = false }: BroughtDossier) {
  const signed = isEdited && signedBy !== null ? { signedBy: null, lastSignedBy: signedBy } : { signedBy }
  return { subject: subjectOf(record.subject), asOf: dossier.asOf, version: dossier.version, origin, ...signed }
}

function lastSigned({ signedBy, lastSignedBy }: DossierRow): Pick<DossierRow, 'lastSignedBy'> {
  const last = signedBy ?? lastSignedBy
  return last === undefined ? {} : { lastSignedBy: last }
}

function formerOf(row: DossierRow, changes: StoredChange[], now: string): DossierRow['former'] {
  const { version, asOf, subject, origin, signedBy } = row
  return { version, asOf, subject, origin, signedBy, changes, until: keptUntil(now) }
}

async function putContents(id: string, { record, dossier, index }: BroughtDossier, now: string): Promise<void> {
  const db = database()
  const content = contentOfRecord(record, dossier)
  await db.contents.put({ key: keyOf(id), content })
  const compiled = { key: keyOf(id), dossier, contentId: `${dossier.version} ${now}` }
  await db.compiled.put(compiled)
  if (index) await db.indexes.put({ key: keyOf(id), index, stamp: stampOf(compiled, []) })
  else await db.indexes.delete(keyOf(id))
  await db.outlines.put(outlineFrom(id, content))
}

type Place = Parameters<typeof keyOf>[1]

async function move(id: string, from: Place, to: Place): Promise<void> {
  const { contents, compiled, indexes, outlines } = database()
  const key = keyOf(id, to)
  for (const table of [contents, compiled, indexes, outlines] as Table<{ key: string }, string>[]) {
    const row = await table.get(keyOf(id, from))
    await table.bulkDelete([keyOf(id, from), key])
    if (row) await table.put({ ...row, key })
  }
}
