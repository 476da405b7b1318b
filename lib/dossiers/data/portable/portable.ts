import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { database, type DossierRow } from '@/lib/dossiers/data/database'
import { overlayOf } from '@/lib/dossiers/data/overlay'
import { sourceKeyOf } from '@/lib/dossiers/data/rebase'
import { readChanges, readOutline, subjectOf } from '@/lib/dossiers/data/rows'
import { DossierRefused, type ClaimChange, type StoredChange } from '@/lib/dossiers/data/types'
import { portableChangeSchema, type PortableChange } from '@/lib/rows/dossier'
import type { Json } from '@/lib/rows/json'
import type { Fields, BackupChange, BackupDossier } from '@/lib/rows/row-rules'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { contentId } from '@/lib/text/content-id'

// Converts dossiers and changes to and from the fields that syncing and backups use.

/** Returns the fields of a dossier; null for the bundled one, and where the content is missing. */
export async function fieldsOfDossier({ id, subject, asOf, version, origin }: DossierRow): Promise<Fields | null> {
  if (origin.kind === 'bundled') return null
  // Main names of a headline are left out: the device that installs the content finds them.
  const facts = { subject: subjectOf(subject), asOf, version, origin } as unknown as Fields
  if (origin.kind === 'own') return facts
  const content = (await database().contents.get(id))?.content
  return content ? { ...facts, content: content as unknown as Json } : null
}

/** Returns the changes to a dossier with their fields, which are null where a change cites an unknown source. */
export async function portableChanges(dossier: string): Promise<{ stored: StoredChange; fields: Fields | null }[]> {
  const changes = await readChanges(dossier)
  const { byNumber } = await sourcesOf(dossier, changes)
  return changes.map((stored) => ({ stored, fields: fieldsOfChange(stored, byNumber) }))
}

/**
 * Returns the fields of a change, with sources written out: devices may use the same number for different sources.
 * @param sources sources by number
 */
export function fieldsOfChange(
  { dossier, at, change }: StoredChange,
  sources: ReadonlyMap<number, AuthoredSource>,
): Fields | null {
  const portable = toPortable(change, sources)
  return portable && { dossier, at, change: JSON.parse(JSON.stringify(portable)) as Json }
}

/** Returns the change with its sources written out; null where one is unknown. */
function toPortable(change: ClaimChange, byNumber: ReadonlyMap<number, AuthoredSource>): PortableChange | null {
  if (change.kind === 'rate') {
    const source = byNumber.get(change.source)
    return source ? { kind: 'rate', source: identifyingSource(source, 1), tier: change.tier } : null
  }
  // JSON leaves out members that are undefined, as a file does.
  if (!('claim' in change)) return JSON.parse(JSON.stringify(change)) as PortableChange
  const own = new Map(change.sources.map((source) => [source.n, source]))
  const cites = change.claim.sources.flatMap((n) => own.get(n) ?? byNumber.get(n) ?? [])
  if (cites.length < change.claim.sources.length) return null
  return {
    kind: change.kind,
    claim: { ...change.claim, sources: [] },
    cites: cites.map((source, at) => identifyingSource(source, at + 1)),
    ...(change.sources.length > 0 ? { brings: change.sources.map((source, at) => ({ ...source, n: at + 1 })) } : {}),
    ...{ topic: change.topic, passage: change.passage, answers: change.answers },
  }
}

/**
 * Returns the change with the numbers that its sources have on this device.
 * @throws DossierRefused where it cites a source that is unknown here, ZodError where it is no change
 */
export function changeOfFields(fields: Fields, { byNumber, numbers: known }: NumberedSources): ClaimChange {
  const change = portableChangeSchema.parse(fields.change)
  if (change.kind === 'rate') {
    const source = known.get(sourceKeyOf(change.source))
    if (source === undefined) throw new DossierRefused('bad-claim', UNKNOWN_SOURCE)
    return { kind: 'rate', source, tier: change.tier }
  }
  if (!('claim' in change)) return change
  const fresh = new Map<string, number>()
  let highest = Math.max(0, ...byNumber.keys())
  const numberOf = (source: AuthoredSource) => fresh.get(sourceKeyOf(source)) ?? known.get(sourceKeyOf(source))
  const sources = (change.brings ?? []).map((source) => {
    const n = numberOf(source) ?? (highest += 1)
    fresh.set(sourceKeyOf(source), n)
    return { ...source, n }
  })
  const cited = change.cites.flatMap((source) => numberOf(source) ?? [])
  if (cited.length < change.cites.length) throw new DossierRefused('bad-claim', UNKNOWN_SOURCE)
  const { cites: _cites, brings: _brings, ...rest } = change
  return { ...rest, claim: { ...change.claim, sources: cited }, sources }
}

const UNKNOWN_SOURCE = 'it cites a source that is not here'

/** Returns a source with its identifying fields only: the others may differ between versions of a dossier. */
function identifyingSource(source: AuthoredSource, n: number): AuthoredSource {
  const { url, title, publisher, author, date } = source
  if (url !== undefined) return { n, title: sourceKeyOf(source), url: sourceKeyOf(source) }
  return { n, title, ...(publisher ? { publisher } : {}), ...(author ? { author } : {}), ...(date ? { date } : {}) }
}

/** The sources of a dossier and of the user's changes: by number, and numbers by `sourceKeyOf`. */
interface NumberedSources {
  byNumber: Map<number, AuthoredSource>
  numbers: Map<string, number>
}

export async function sourcesOf(id: string, changes: readonly StoredChange[]): Promise<NumberedSources> {
  const book: NumberedSources = { byNumber: new Map(), numbers: new Map() }
  addSources(book, [...(await readOutline(id)).sources, ...overlayOf(changes).sources])
  return book
}

export function addSources({ byNumber, numbers }: NumberedSources, sources: readonly AuthoredSource[]): void {
  for (const source of sources) {
    byNumber.set(source.n, source)
    numbers.set(sourceKeyOf(source), source.n)
  }
}

/** Yields all dossiers and changes for a backup, except those in the bin. @param only these ids */
export async function* dossiersForBackup(
  only?: ReadonlySet<string>,
): AsyncGenerator<BackupDossier | BackupChange, void, undefined> {
  for (const installed of await listDossiers()) {
    const { id, isOn } = installed
    if (only?.has(id) === false) continue
    const row = await database().dossiers.get(id)
    const fields = row ? await fieldsOfDossier(row) : null
    if (fields === null && id !== BUNDLED_ID) continue
    if (row) yield { kind: 'dossier', id, isOn, fields }
    for (const { stored, fields: portable } of await portableChanges(id))
      if (portable) yield { kind: 'change', id: stored.id, fields: portable }
  }
}

/** Returns the largest possible number of dossiers, except the bundled one, and of changes in a backup. */
export async function countDossiers(): Promise<{ dossiers: number; changes: number }> {
  const rows = await listDossiers()
  return { dossiers: rows.length - 1, changes: rows.reduce((sum, { changes }) => sum + changes, 0) }
}

/** Returns a text that differs after each change to the stored dossiers; empty where nothing was ever stored. */
export async function dossiersFingerprint(): Promise<string> {
  const rows = await database().dossiers.toArray()
  const facts = rows.map(({ id, modified, isOn, removed, version }) => [id, modified, isOn, removed, version])
  const changes = (await database().changes.toArray()).map(({ id, at }) => [id, at])
  return rows.length + changes.length === 0 ? '' : contentId([...facts, ...changes])
}
