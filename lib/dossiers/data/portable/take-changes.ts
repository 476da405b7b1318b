import { webAddress } from '@/lib/dossier/format/web-address'
import { checkClaim } from '@/lib/dossiers/data/changes'
import { database } from '@/lib/dossiers/data/database'
import { changesOf, oldestFirst, putChanges, rowOf, write } from '@/lib/dossiers/data/rows'
import { DossierRefused, type ClaimChange, type StoredChange } from '@/lib/dossiers/data/types'
import { isSameJson, type Json } from '@/lib/rows/json'
import { idOf, type LeftOut, type RecordKey, type RowWrite } from '@/lib/rows/kind'
import { ZodError } from 'zod'
import { addSources, fieldsOfChange, sourcesOf, type SourceBook } from './portable'
import { authoredClaimSchema, type AuthoredSource } from '@/lib/dossier/format/authoring'
import { identityOf } from '@/lib/dossiers/data/rebase'
import { portableChangeSchema } from '@/lib/rows/change'

/**
 * Writes the changes to dossiers that other devices have made, in the order in which they were made. One that cites a source which is unknown
 * here is left out.
 *
 * @returns the keys of those that were written
 */
export async function takeChanges(rows: readonly RowWrite[], now: string, leftOut: LeftOut): Promise<RecordKey[]> {
  if (rows.length === 0) return []
  const taken: RecordKey[] = []
  await write(async () => {
    const dossiers = new Map<string, LoadedDossier>()
    const loaded = async (id: string): Promise<LoadedDossier> => {
      const known = dossiers.get(id) ?? (await takeInHand(id))
      dossiers.set(id, known)
      return known
    }
    for (const row of [...rows].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)))
      try {
        if (await takeChange(row, loaded)) taken.push(row.key)
      } catch (error) {
        if (!isRowsFault(error)) throw error
        leftOut(row.key, error)
      }
    for (const [id, { changes, isChanged }] of dossiers) {
      const row = await rowOf(id)
      if (!isChanged || !row) continue
      // All of them: those to the bundled dossier cite the sources of the version that the extension has now.
      await putChanges(row, oldestFirst(changes.values()), now)
    }
  })
  return taken
}

/** Whether a row could not be written for what it holds, and not because the database failed. */
export function isRowsFault(error: unknown): boolean {
  if (error instanceof DossierRefused) return error.code !== 'full'
  return error instanceof TypeError || error instanceof RangeError || error instanceof ZodError
}

/** A dossier while its changes are written. */
interface LoadedDossier {
  changes: Map<string, StoredChange>
  sources: SourceBook
  isChanged: boolean
}

async function takeInHand(id: string): Promise<LoadedDossier> {
  const changes = await changesOf(id)
  return {
    changes: new Map(changes.map((one) => [one.id, one])),
    sources: await sourcesOf(id, changes),
    isChanged: false,
  }
}

async function takeChange(
  { key, expected, fields }: RowWrite,
  loaded: (id: string) => Promise<LoadedDossier>,
): Promise<boolean> {
  const id = idOf(key)
  const row = await database().changes.get(id)
  const before = row && (await loaded(row.dossier))
  const stored = before?.changes.get(id)
  const here = stored ? fieldsOfChange(stored, before?.sources.byNumber ?? new Map()) : null
  if (!isSameJson(here, expected)) return false
  if (fields === null) {
    if (!row || !before) return true
    await database().changes.delete(id)
    before.changes.delete(id)
    Object.assign(before, { sources: await sourcesOf(row.dossier, [...before.changes.values()]), isChanged: true })
    return true
  }
  const { dossier, at } = fields
  if (typeof dossier !== 'string' || typeof at !== 'string' || (await rowOf(dossier))?.removed !== null) return false
  const target = await loaded(dossier)
  const change = fromPortable(fields.change, target.sources)
  if (!change) throw new DossierRefused('bad-claim', 'it cites a source that is not here')
  check(change)
  if (row && before && before !== target) {
    before.changes.delete(id)
    Object.assign(before, { sources: await sourcesOf(row.dossier, [...before.changes.values()]), isChanged: true })
  }
  target.changes.set(id, { id, dossier, at, change })
  if ('sources' in change) addSources(target.sources, change.sources)
  target.isChanged = true
  return true
}

/** Checks it as a claim that the user types. @throws DossierRefused */
function check(change: ClaimChange): void {
  if (!('claim' in change)) return
  checkClaim(change.claim)
  if (change.sources.some(({ url }) => url !== undefined && webAddress(url) === undefined))
    throw new DossierRefused('bad-claim', 'the address is no web address')
}

function timeOf({ fields }: RowWrite): string {
  return typeof fields?.at === 'string' ? fields.at : ''
}

/** The change with the numbers that its sources have here; null where it is not valid or cites an unknown source. */
function fromPortable(value: Json | undefined, { byNumber, numbers: known }: SourceBook): ClaimChange | null {
  const read = portableChangeSchema.safeParse(value)
  if (!read.success) return null
  const change = read.data
  if (change.kind === 'rate') {
    const n = known.get(identityOf(change.source))
    return n === undefined ? null : { kind: 'rate', source: n, tier: change.tier }
  }
  if (!('claim' in change)) return change
  const fresh = new Map<string, number>()
  let highest = Math.max(0, ...byNumber.keys())
  const numberOf = (source: AuthoredSource) => fresh.get(identityOf(source)) ?? known.get(identityOf(source))
  const sources = (change.brings ?? []).map((source) => {
    const n = numberOf(source) ?? (highest += 1)
    fresh.set(identityOf(source), n)
    return { ...source, n }
  })
  const cited = change.cites.flatMap((source) => numberOf(source) ?? [])
  if (cited.length < change.cites.length) return null
  const claim = authoredClaimSchema.parse({ ...change.claim, sources: cited })
  const { cites: _cites, brings: _brings, ...rest } = change
  return { ...rest, claim, sources }
}
