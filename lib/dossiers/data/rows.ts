import { dayMs } from '@/lib/text/date-value'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { storageErrorOf } from '@/lib/rows/storage-error'
import { database, type CompiledRow, type DossierRow, type OutlineRow } from './database'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { overlayOf } from './overlay'
import { rebaseChanges } from './rebase'
import { DossierRefused, type InstalledDossier, type StoredChange } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { notifyWatchers } from './watch'

/** Days for which removed and replaced dossiers are kept. */
const KEPT_DAYS = 30

/** Returns the row of a dossier, also a removed one; for the bundled one a default row if none is stored. */
export async function readDossierRow(id: string): Promise<DossierRow | undefined> {
  return (await database().dossiers.get(id)) ?? (id === BUNDLED_ID ? bundledRow() : undefined)
}

/** @throws DossierRefused `unknown` where no such dossier is installed */
export async function installedRow(id: string): Promise<DossierRow> {
  const row = await readDossierRow(id)
  if (row?.removed !== null) throw new DossierRefused('unknown', id)
  return row
}

export function bundledRow(): DossierRow {
  const { subject, asOf, version, claims, sources } = bundledDossier
  return {
    id: BUNDLED_ID,
    subject: subjectOf(subject),
    asOf,
    version,
    claims: claims.length,
    sources: sources.length,
    origin: { kind: 'bundled' },
    isOn: true,
    added: '',
    modified: '',
    removed: null,
    changes: 0,
  }
}

/** Returns the fields that lists show. Those of the bundled dossier are of the extension's present version. */
export function toInstalled(row: DossierRow): InstalledDossier {
  const { asOf, version, subject } = row.id === BUNDLED_ID ? bundledRow() : row
  return { ...row, asOf, version, subject }
}

export async function readOutline(id: string): Promise<Pick<OutlineRow, 'claims' | 'sources'>> {
  if (id === BUNDLED_ID)
    return { claims: bundledDossier.claims.map((claim) => claim.id), sources: bundledDossier.sources }
  return (await database().outlines.get(id)) ?? { claims: [], sources: [] }
}

/** Returns the changes to a dossier, oldest first; those to the bundled one with the present numbers of its sources. */
export async function readChanges(id: string): Promise<StoredChange[]> {
  const rows = await database().changes.where('dossier').equals(id).toArray()
  const changes = oldestFirst(rows)
  if (id !== BUNDLED_ID || changes.length === 0) return changes
  const then = await database().outlines.get(id)
  return then ? rebaseChanges(changes, then.sources, bundledDossier.sources) : changes
}

export function oldestFirst(changes: Iterable<StoredChange>): StoredChange[] {
  return [...changes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/**
 * Stores all changes to a dossier with its counts; for the bundled one also its sources, because the next version of
 * the extension may number them differently.
 * @returns the row as stored
 */
export async function putChanges(
  row: DossierRow,
  changes: readonly StoredChange[],
  modified: string,
): Promise<DossierRow> {
  const { id } = row
  const outline = await readOutline(id)
  await database().changes.bulkPut([...changes])
  if (id === BUNDLED_ID) await database().outlines.put({ key: id, ...outline })
  const stored = { ...row, ...countsOf(outline, changes), modified }
  await database().dossiers.put(stored)
  return stored
}

/** Returns a stamp of the content and the changes that an index was made from; differs when either is another one. */
export function stampOf({ contentId = '' }: Pick<CompiledRow, 'contentId'>, changes: readonly StoredChange[]): string {
  return [contentId, ...changes.map((change) => change.id)].join(' ')
}

/** Counts claims and sources of a dossier with the user's changes, and the changes. */
export function countsOf(
  { claims, sources }: Pick<OutlineRow, 'claims' | 'sources'>,
  changes: readonly StoredChange[],
): Pick<InstalledDossier, 'claims' | 'sources' | 'changes'> {
  const overlay = overlayOf(changes)
  // Passes once over the ids, because a set of the ids of a large dossier takes longer than a frame.
  const added = new Set(overlay.claims.keys())
  let there = 0
  for (const id of claims) {
    added.delete(id)
    if (!overlay.retired.has(id)) there++
  }
  for (const id of added) if (!overlay.retired.has(id)) there++
  const numbers = new Set([...sources, ...overlay.sources].map(({ n }) => n))
  return { claims: there, sources: numbers.size, changes: changes.length }
}

export function outlineFrom(id: string, { topics, sources }: AuthoredContent): OutlineRow {
  return { key: id, claims: topics.flatMap(({ claims }) => claims.map((claim) => claim.id)), sources }
}

/** @param main main names; a single one is none, because a page needs two */
export function subjectOf(
  { name, aliases, kind }: InstalledDossier['subject'],
  main: string[][] = [],
): InstalledDossier['subject'] {
  return { name, aliases, kind, ...(main.length > 1 && { main }) }
}

export async function updateDossierHead(
  id: string,
  { subject, ...facts }: Pick<DossierRow, 'subject'> & Partial<Pick<DossierRow, 'asOf' | 'version'>>,
  contentId: string,
): Promise<void> {
  const db = database()
  await db.dossiers.update(id, { subject, ...facts })
  const [content, compiled] = [await db.contents.get(id), await db.compiled.get(id)]
  const headOf = <Head extends { subject: object }>(one: Head): Head => ({
    ...{ ...one, ...facts },
    subject: { ...one.subject, ...subjectOf(subject) },
  })
  if (content) await db.contents.put({ ...content, content: headOf(content.content) })
  if (compiled) await db.compiled.put({ ...compiled, dossier: headOf(compiled.dossier), contentId })
}

/** Returns the ISO time until which something removed or replaced now is kept. */
export function restorableUntil(now: string): string {
  return new Date(Date.parse(now) + KEPT_DAYS * dayMs).toISOString()
}

/**
 * Runs the work in one transaction over all tables, then calls the watchers (`watchDossiers`).
 * @throws DossierRefused `full` where the browser has no room left
 */
export async function runTransaction<T>(work: () => Promise<T>): Promise<T> {
  const db = database()
  try {
    const result = await db.transaction('rw', db.tables, work)
    notifyWatchers()
    return result
  } catch (error) {
    if (!(error instanceof DossierRefused) && storageErrorOf(error) === 'full') throw new DossierRefused('full')
    throw error
  }
}
