import { ZodError } from 'zod'
import { authoredClaimSchema, type AuthoredSource } from '@/lib/dossier/authoring'
import { compileDossier } from '@/lib/dossier/compile'
import { folderOf } from '@/lib/dossier-import/folder-of'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { idOf, keyOf, kindOf, type RecordKey } from '@/lib/sync/delta'
import { isSameFields } from '@/lib/sync/derive'
import type { Json } from '@/lib/sync/kinds/json'
import type { Fields } from '@/lib/sync/kinds/kind'
import { portableChangeSchema, type PortableChange } from '@/lib/sync/kinds/change'
import type { LeftOut, LocalRow, Taken } from '@/lib/sync/memory'
import { addDossier, createOwnDossier, updateDossier } from '@/lib/dossiers/bring'
import { database, keyOf as contentKey, type DossierRow } from '@/lib/dossiers/database'
import { BUNDLED_ID } from '@/lib/dossiers/ids'
import { overlayOf } from '@/lib/dossiers/overlay'
import { identityOf } from '@/lib/dossiers/rebase'
import { changesOf, countsOf, outlineOf, rowOf, write } from '@/lib/dossiers/rows'
import {
  DossierRefused,
  type AuthoredContent,
  type BroughtDossier,
  type ClaimChange,
  type StoredChange,
} from '@/lib/dossiers/types'

// The dossiers and the user's changes to them as syncing sees them. Changes name sources by what they are, because numbers differ between
// devices: two may have given one number to two sources.

/** All dossiers but the bundled one, and all changes. */
export async function dossierRowsToSync(): Promise<LocalRow[]> {
  const rows: LocalRow[] = []
  const dossiers = await database().dossiers.toArray()
  for (const row of dossiers) {
    if (row.id === BUNDLED_ID || row.removed !== null) continue
    const key = keyOf({ kind: 'dossier', id: row.id })
    rows.push({ key, fields: await fieldsOfDossier(row), changed: Date.parse(row.modified) || 0 })
  }
  const ids = new Set((await database().changes.toArray()).map(({ dossier }) => dossier))
  for (const id of ids) {
    const [changes, sources] = [await changesOf(id), await sourcesOf(id)]
    for (const stored of changes) {
      const key = keyOf({ kind: 'change', id: stored.id })
      rows.push({ key, fields: fieldsOfChange(stored, sources), changed: Date.parse(stored.at) || 0 })
    }
  }
  return rows
}

/** Those of the dossiers that the user has removed, and can still restore. */
export async function dossiersInBin(keys: readonly RecordKey[]): Promise<RecordKey[]> {
  const wanted = keys.filter((key) => kindOf(key) === 'dossier')
  const found = await database().dossiers.bulkGet(wanted.map(idOf))
  return found.flatMap((row) => (row && row.removed !== null ? [keyOf({ kind: 'dossier', id: row.id })] : []))
}

/**
 * Writes dossiers and changes of other devices. A dossier that does not compile and a change that cites a source which is unknown here are
 * left out; they are tried again at the next sync.
 *
 * @returns the keys of those that were written
 */
export async function takeDossierRows(
  rows: readonly Taken[],
  now: string,
  leftOut: LeftOut = () => undefined,
): Promise<Set<RecordKey>> {
  const taken = new Set<RecordKey>()
  for (const row of rows)
    if (kindOf(row.key) === 'dossier')
      try {
        if (await takeDossier(row, now)) taken.add(row.key)
      } catch (error) {
        if (!isRowsFault(error)) throw error
        leftOut(row.key, error)
      }
  const changes = rows.filter(({ key }) => kindOf(key) === 'change').sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  if (changes.length === 0) return taken
  await write(async () => {
    const touched = new Set<string>()
    for (const row of changes) {
      try {
        const dossier = await takeChange(row)
        if (dossier === null) continue
        taken.add(row.key)
        touched.add(dossier)
      } catch (error) {
        if (!isRowsFault(error)) throw error
        leftOut(row.key, error)
      }
    }
    for (const id of touched) {
      const row = await rowOf(id)
      if (row)
        await database().dossiers.put({ ...row, ...countsOf(await outlineOf(id), await changesOf(id)), modified: now })
    }
  })
  return taken
}

/** Whether a row could not be written for what it holds, and not because the database failed. */
function isRowsFault(error: unknown): boolean {
  if (error instanceof DossierRefused) return error.code !== 'full'
  return error instanceof TypeError || error instanceof RangeError || error instanceof ZodError
}

function timeOf({ fields }: Taken): string {
  return typeof fields?.at === 'string' ? fields.at : ''
}

async function fieldsOfDossier({ id, subject, asOf, version, origin }: DossierRow): Promise<Fields | null> {
  if (origin.kind === 'bundled') return null
  const facts = { subject, asOf, version, origin } as unknown as Fields
  if (origin.kind === 'own') return facts
  const content = (await database().contents.get(contentKey(id)))?.content
  return content ? { ...facts, content: content as unknown as Json } : null
}

async function takeDossier({ key, expected, fields }: Taken, now: string): Promise<boolean> {
  const id = idOf(key)
  // A record of an older version may have this id.
  if (id === BUNDLED_ID) return false
  const row = await database().dossiers.get(id)
  const isHere = row?.removed === null
  const here = isHere ? await fieldsOfDossier(row) : null
  if (!(here === null || expected === null ? here === expected : isSameFields(here, expected))) return false
  if (fields === null) {
    if (row) await write(() => database().dossiers.put({ ...row, removed: now }))
    return true
  }
  const facts = fields as unknown as Pick<DossierRow, 'subject' | 'asOf' | 'version' | 'origin'>
  const content = fields.content as unknown as AuthoredContent | undefined
  if (row && !isHere) await write(() => database().dossiers.put({ ...row, removed: null }))
  if (facts.origin.kind === 'own') {
    if (!row) await createOwnDossier(facts.subject, `${facts.asOf}T00:00:00.000Z`, id)
    else await changeFacts(id, facts)
    return true
  }
  const brought = content && broughtOf(content, facts.origin)
  if (!brought) return false
  const before = row && (await fieldsOfDossier(row))
  if (!row) await addDossier(brought, { asAnother: true, now, id })
  else if (!before || !isSameFields(before, fields)) await updateDossier(id, brought, now)
  return true
}

/** Two devices may have begun an own dossier on one subject. */
async function changeFacts(id: string, { subject, asOf, version }: Pick<DossierRow, 'subject' | 'asOf' | 'version'>) {
  await write(async () => {
    const db = database()
    const facts = { subject, asOf, version }
    await db.dossiers.update(id, facts)
    const [content, compiled] = [await db.contents.get(contentKey(id)), await db.compiled.get(contentKey(id))]
    if (content) await db.contents.put({ ...content, content: { ...content.content, ...facts } })
    if (compiled) await db.compiled.put({ ...compiled, dossier: { ...compiled.dossier, ...facts } })
  })
}

/** Null where the content is not one that the compiler takes. */
function broughtOf(content: AuthoredContent, origin: DossierRow['origin']): BroughtDossier | null {
  try {
    const compiled = compileDossier(folderOf(content))
    if (!compiled.ok) return null
    const counts = { cited: 0, kept: 0, uncited: 0, carried: 0 }
    const form = origin.kind === 'file' ? origin.form : 'portable'
    const { dossier } = compiled
    // Nobody has checked a signature on this device.
    return { record: { ...content, form, counts }, dossier, index: indexDossier(dossier), origin, signedBy: null }
  } catch {
    return null
  }
}

/** @returns the dossier that was changed; null: not written */
async function takeChange({ key, expected, fields }: Taken): Promise<string | null> {
  const id = idOf(key)
  const row = await database().changes.get(id)
  const sources = row ? await sourcesOf(row.dossier) : []
  const here = row ? fieldsOfChange(row, sources) : null
  if (!(here === null || expected === null ? here === expected : isSameFields(here, expected))) return null
  if (fields === null) {
    await database().changes.delete(id)
    return row?.dossier ?? null
  }
  const { dossier, at } = fields
  if (typeof dossier !== 'string' || typeof at !== 'string' || (await rowOf(dossier))?.removed !== null) return null
  const change = fromPortable(fields.change, await sourcesOf(dossier))
  if (!change) return null
  await database().changes.put({ id, dossier, at, change })
  return dossier
}

/** The sources of a dossier, with those that are new with the user's changes. */
async function sourcesOf(id: string): Promise<AuthoredSource[]> {
  return [...(await outlineOf(id)).sources, ...overlayOf(await changesOf(id)).sources]
}

function fieldsOfChange({ dossier, at, change }: StoredChange, sources: readonly AuthoredSource[]): Fields | null {
  const portable = toPortable(change, sources)
  return portable && { dossier, at, change: JSON.parse(JSON.stringify(portable)) as Json }
}

/** Sources by what they are; null where one is unknown. */
function toPortable(change: ClaimChange, sources: readonly AuthoredSource[]): PortableChange | null {
  const byNumber = new Map(sources.map((source) => [source.n, source]))
  if (change.kind === 'rate') {
    const source = byNumber.get(change.source)
    return source ? { kind: 'rate', source: named(source, 1), tier: change.tier } : null
  }
  if (!('claim' in change)) return change
  const own = new Map(change.sources.map((source) => [source.n, source]))
  const cites = change.claim.sources.flatMap((n) => own.get(n) ?? byNumber.get(n) ?? [])
  if (cites.length < change.claim.sources.length) return null
  return {
    kind: change.kind,
    claim: { ...change.claim, sources: [] },
    cites: cites.map((source, at) => named(source, at + 1)),
    ...(change.sources.length > 0 ? { brings: change.sources.map((source, at) => ({ ...source, n: at + 1 })) } : {}),
    ...(change.topic === undefined ? {} : { topic: change.topic }),
  }
}

function fromPortable(value: Json | undefined, known: readonly AuthoredSource[]): ClaimChange | null {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return null
  const change = read.data
  const numbers = new Map(known.map((source) => [identityOf(source), source.n]))
  if (change.kind === 'rate') {
    const n = numbers.get(identityOf(change.source))
    return n === undefined ? null : { kind: 'rate', source: n, tier: change.tier }
  }
  if (!('claim' in change)) return change
  let highest = Math.max(0, ...known.map(({ n }) => n))
  const sources = (change.brings ?? []).map((source) => {
    const n = numbers.get(identityOf(source)) ?? (highest += 1)
    numbers.set(identityOf(source), n)
    return { ...source, n }
  })
  const cited = change.cites.flatMap((source) => numbers.get(identityOf(source)) ?? [])
  if (cited.length < change.cites.length) return null
  const claim = authoredClaimSchema.parse({ ...change.claim, sources: cited })
  return { kind: change.kind, claim, sources, ...(change.topic === undefined ? {} : { topic: change.topic }) }
}

/** A source with no more than what tells it from others: the rest may differ between versions of a dossier. */
function named(source: AuthoredSource, n: number): AuthoredSource {
  const { url, title, publisher, author, date } = source
  if (url !== undefined) return { n, title: identityOf(source), url: identityOf(source) }
  return { n, title, ...(publisher ? { publisher } : {}), ...(author ? { author } : {}), ...(date ? { date } : {}) }
}
