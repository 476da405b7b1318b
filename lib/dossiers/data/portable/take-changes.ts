import { ZodError } from 'zod'
import { checkClaim } from '@/lib/dossiers/data/changes'
import { database } from '@/lib/dossiers/data/database'
import { changesOf, oldestFirst, putChanges, rowOf, write } from '@/lib/dossiers/data/rows'
import { DossierRefused } from '@/lib/dossiers/data/types'
import { isSameJson } from '@/lib/rows/json'
import { idOf, type LeftOut, type RecordKey, type RowWrite } from '@/lib/rows/kind'
import { groupedBy } from '@/lib/text/grouped-by'
import { addSources, changeOfFields, fieldsOfChange, sourcesOf } from './portable'

/**
 * Writes the changes to dossiers that other devices have made, in the order in which they were made. One that cites a source which is unknown
 * here is left out.
 *
 * @returns the keys of those that were written
 */
export async function takeChanges(rows: readonly RowWrite[], now: string, leftOut: LeftOut): Promise<RecordKey[]> {
  if (rows.length === 0) return []
  return write(async () => {
    const stored = await database().changes.bulkGet(rows.map(({ key }) => idOf(key)))
    const dossiers = new Map(rows.map((row, at) => [row, stored[at]?.dossier ?? row.fields?.dossier]))
    const inOrder = [...rows].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
    const taken: RecordKey[] = []
    for (const [dossier, own] of groupedBy(inOrder, (row) => dossiers.get(row)))
      if (typeof dossier === 'string') taken.push(...(await takeInto(dossier, own, now, leftOut)))
    return taken
  })
}

/** Whether a row could not be written for what it holds, and not because the database failed. */
export function isRowsFault(error: unknown): boolean {
  if (error instanceof DossierRefused) return error.code !== 'full'
  return error instanceof TypeError || error instanceof RangeError || error instanceof ZodError
}

async function takeInto(
  dossier: string,
  rows: readonly RowWrite[],
  now: string,
  leftOut: LeftOut,
): Promise<RecordKey[]> {
  const row = await rowOf(dossier)
  const changes = new Map((await changesOf(dossier)).map((one) => [one.id, one]))
  let sources = await sourcesOf(dossier, [...changes.values()])
  const taken: RecordKey[] = []
  for (const { key, expected, fields } of rows)
    try {
      const id = idOf(key)
      const stored = changes.get(id)
      if (!isSameJson(stored ? fieldsOfChange(stored, sources.byNumber) : null, expected)) continue
      if (fields === null) {
        await database().changes.delete(id)
        changes.delete(id)
        sources = await sourcesOf(dossier, [...changes.values()])
      } else {
        // In the bin it changes with no other device.
        if (row?.removed !== null) continue
        const change = changeOfFields(fields, sources)
        if ('claim' in change) checkClaim(change.claim)
        if ('sources' in change) addSources(sources, change.sources)
        changes.set(id, { id, dossier, at: timeOf({ fields }), change })
      }
      taken.push(key)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      leftOut(key, error)
    }
  // All of them: those to the bundled dossier cite the sources of the version that the extension has now.
  if (row && taken.length > 0) await putChanges(row, oldestFirst(changes.values()), now)
  return taken
}

function timeOf({ fields }: Pick<RowWrite, 'fields'>): string {
  return typeof fields?.at === 'string' ? fields.at : ''
}
