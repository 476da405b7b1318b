import { mapDefined } from '@/lib/text/lists'
import { ZodError } from 'zod'
import { compileDossier } from '@/lib/dossier/format/compile'
import type { Dossier } from '@/lib/dossier/format/schema'
import { folderOf } from '@/lib/dossier/format/folder-of'
import { isSameJson } from '@/lib/rows/json'
import { type Fields, hasSameContent, idOfKey, rowKeyOf, type RowWrite } from '@/lib/rows/row-rules'
import type { RefusedRows, RowTable } from '@/lib/rows/row-table'
import { addDossier, replaceDossier, updateFacts } from '@/lib/dossiers/data/install'
import { database } from '@/lib/dossiers/data/database'
import { isSameSubject } from '@/lib/dossiers/data/ids'
import { setDossierOn } from '@/lib/dossiers/data/list'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { putWithCounts, readAdjustments } from '@/lib/dossiers/data/adjustments'
import { readDossierRow } from '@/lib/dossiers/data/rows'
import { adjustmentOfFields, idOfAdjustment } from '@/lib/rows/adjustment'
import { DossierRefused, type IncomingDossier, type InstalledDossier } from '@/lib/dossiers/data/types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { fieldsOfAdjustment, fieldsOfDossier } from './portable'

/**
 * Dossiers as rows. A new one stays off until the user turns it on; one that does not compile, or whose id has another
 * subject here, is refused. The bundled one is no row: its content comes with the extension.
 */
export const dossierTable: RowTable = {
  async *all() {
    const rows = await database()
      .dossiers.filter(({ id, removed }) => id !== BUNDLED_ID && removed === null)
      .toArray()
    yield await Promise.all(
      rows.map(async (row) => ({
        key: rowKeyOf({ kind: 'dossier', id: row.id }),
        fields: await fieldsOfDossier(row),
        changed: Date.parse(row.modified) || 0,
      })),
    )
  },
  async read(ids) {
    const rows = await database().dossiers.bulkGet([...ids])
    return Promise.all(
      rows.map(async (row) => {
        // No device gives a dossier the id of a replaced one.
        if (row?.replacedBy !== undefined) return undefined
        return row?.removed === null ? await fieldsOfDossier(row) : null
      }),
    )
  },
  async binned(ids) {
    const rows = await database().dossiers.bulkGet([...ids])
    return mapDefined(rows, (row) => (row === undefined || row.removed === null ? null : row.id))
  },
  write: (rows, now, refused) =>
    writeEach(rows, refused, (row, n) => writeDossier(row, new Date(Date.parse(now) + n).toISOString())),
}

/** Adjustments to all dossiers as rows. One of an unknown dossier is left out, for another try at the next sync. */
export const adjustmentTable: RowTable = {
  async *all() {
    yield (await readAdjustments()).map((adjustment) => ({
      key: rowKeyOf({ kind: 'adjustment', id: adjustment.id }),
      fields: fieldsOfAdjustment(adjustment),
      changed: Date.parse(adjustment.at) || 0,
    }))
  },
  async read(ids) {
    const rows = await database().adjustments.bulkGet([...ids])
    return rows.map((row) => (row ? fieldsOfAdjustment(row) : null))
  },
  async write(rows, now, refused) {
    const changed = new Set<string>()
    const done = await writeEach(rows, refused, async ({ key, expected, fields }) => {
      const dossier = (fields ?? expected)?.dossier as string
      const fault = refused.get(rowKeyOf({ kind: 'dossier', id: dossier }))
      const isOfOtherSubject = fault instanceof DossierRefused && fault.code === 'same-id'
      if (fields === null) await database().adjustments.delete(idOfKey(key))
      else if (isOfOtherSubject || !(await writeAdjustment(idOfKey(key), dossier, fields))) return false
      changed.add(dossier)
      return true
    })
    for (const id of changed) {
      const row = await readDossierRow(id)
      if (row) await putWithCounts(row, now)
    }
    return done
  },
}

/** Writes rows one after the other. @returns those that were written */
async function writeEach(
  rows: readonly RowWrite[],
  refused: RefusedRows,
  write: (row: RowWrite, position: number) => Promise<boolean>,
): Promise<RowWrite[]> {
  const done: RowWrite[] = []
  for (const [position, row] of rows.entries())
    try {
      if (await write(row, position)) done.push(row)
    } catch (error) {
      if (!isRowsFault(error)) throw error
      refused.set(row.key, error)
    }
  return done
}

async function writeDossier({ key, expected, fields, isOn }: RowWrite, now: string): Promise<boolean> {
  const id = idOfKey(key)
  if (id === BUNDLED_ID) {
    // Its content comes with the extension only.
    if (isOn !== undefined) await setDossierOn(id, isOn)
    return isOn !== undefined
  }
  const row = await database().dossiers.get(id)
  if (fields === null) {
    if (row) await database().dossiers.put({ ...row, removed: now })
    return true
  }
  const facts = fields as unknown as Pick<InstalledDossier, 'subject' | 'asOf' | 'version' | 'origin'>
  if (row && !isSameSubject(row.subject.name, facts.subject.name)) throw new DossierRefused('same-id', id)
  // Compiles the content before anything is written.
  const incoming = incomingDossierOf(fields.content as AuthoredContent | undefined, facts.origin)
  const isSame = expected ? hasSameContent(expected, fields) : row && isSameJson(await fieldsOfDossier(row), fields)
  if (row === undefined) await addDossier(incoming, { asAnother: true, now, id, isOn: false })
  else if (isSame) await updateFacts(id, incoming, now)
  else await replaceDossier(id, incoming, now)
  if (isOn !== undefined) await setDossierOn(id, isOn)
  return true
}

/** @throws DossierRefused where the content is missing or does not compile */
function incomingDossierOf(content: AuthoredContent | undefined, origin: InstalledDossier['origin']): IncomingDossier {
  const dossier = content && compiledOf(content)
  if (!dossier) throw new DossierRefused('invalid', 'the dossier has no content, or it is not valid')
  // The first check makes the index.
  return { record: content, dossier, origin }
}

function compiledOf(content: AuthoredContent): Dossier | null {
  try {
    const compiled = compileDossier(folderOf(content))
    return compiled.ok ? compiled.dossier : null
  } catch {
    return null
  }
}

/** @returns false where the dossier is removed or unknown: it takes no adjustments of other devices */
async function writeAdjustment(id: string, dossier: string, fields: Fields): Promise<boolean> {
  const adjustment = adjustmentOfFields(fields)
  if (idOfAdjustment(dossier, adjustment) !== id) throw new DossierRefused('invalid', 'an id of another adjustment')
  const row = await readDossierRow(dossier)
  if (row?.removed !== null) return false
  await database().adjustments.put({ ...adjustment, id, dossier })
  return true
}

/** Tells whether an error is due to the content of a row, and not to the database. */
function isRowsFault(error: unknown): boolean {
  return [DossierRefused, TypeError, RangeError, ZodError].some((fault) => error instanceof fault)
}
