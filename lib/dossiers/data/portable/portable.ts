import { database } from '@/lib/dossiers/data/database'
import { readAdjustments } from '@/lib/dossiers/data/adjustments'
import { subjectOf } from '@/lib/dossiers/data/rows'
import type { Adjustment, InstalledDossier } from '@/lib/dossiers/data/types'
import type { Json } from '@/lib/rows/json'
import { rowKeyOf, type Fields, type Row } from '@/lib/rows/row-rules'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { listDossiers } from '@/lib/dossiers/data/list'
import { contentId } from '@/lib/text/content-id'

// Converts dossiers and adjustments to and from the fields that syncing and backups use.

/** Returns the fields of a dossier; null for the bundled one, and where the content is missing. */
export async function fieldsOfDossier({
  id,
  subject,
  asOf,
  version,
  origin,
}: InstalledDossier): Promise<Fields | null> {
  if (origin.kind === 'bundled') return null
  // Main names of a headline are left out: the device that installs the content finds them.
  const facts = { subject: subjectOf(subject), asOf, version, origin } as unknown as Fields
  const content = (await database().contents.get(id))?.content
  return content ? { ...facts, content: content as unknown as Json } : null
}

/** Returns the fields of an adjustment, by which devices and backups exchange it. */
export function fieldsOfAdjustment({ id: _id, dossier, ...adjustment }: Adjustment): Fields {
  return { dossier, adjustment }
}

/** Yields all dossiers and adjustments for a backup, except dossiers in the bin. @param only these ids */
export async function* dossiersForBackup(only?: ReadonlySet<string>): AsyncGenerator<Row, void, undefined> {
  for (const installed of await listDossiers()) {
    const { id, isOn } = installed
    if (only?.has(id) === false) continue
    const row = await database().dossiers.get(id)
    const fields = row ? await fieldsOfDossier(row) : null
    if (fields === null && id !== BUNDLED_ID) continue
    if (row) yield { key: rowKeyOf({ kind: 'dossier', id }), isOn, fields }
    for (const adjustment of await readAdjustments(id))
      yield { key: rowKeyOf({ kind: 'adjustment', id: adjustment.id }), fields: fieldsOfAdjustment(adjustment) }
  }
}

/** Returns the largest possible number of dossiers, except the bundled one, and of adjustments in a backup. */
export async function countDossiers(): Promise<{ dossiers: number; adjustments: number }> {
  const rows = await listDossiers()
  return { dossiers: rows.length - 1, adjustments: rows.reduce((sum, { adjustments }) => sum + adjustments, 0) }
}

/** Returns a text that differs after each change to the stored dossiers; empty where nothing was ever stored. */
export async function dossiersFingerprint(): Promise<string> {
  const rows = await database().dossiers.toArray()
  const facts = rows.map(({ id, modified, isOn, removed, version }) => [id, modified, isOn, removed, version])
  const adjustments = (await readAdjustments()).map(({ id, at }) => [id, at])
  return rows.length + adjustments.length === 0 ? '' : contentId([...facts, ...adjustments])
}
