import { database, keyOf, type DossierRow } from '@/lib/dossiers/data/database'
import { isSameJson, type Json } from '@/lib/rows/json'
import { type Fields, idOf, type RowWrite } from '@/lib/rows/kind'

/** A dossier of the user's as syncing and backups see it; null for the bundled one, and where its content is missing. */
export async function fieldsOfDossier(
  { id, subject, asOf, version, origin }: Pick<DossierRow, 'id' | 'subject' | 'asOf' | 'version' | 'origin'>,
  which: 'present' | 'former' = 'present',
): Promise<Fields | null> {
  if (origin.kind === 'bundled') return null
  const facts = { subject, asOf, version, origin } as unknown as Fields
  if (origin.kind === 'own') return facts
  const content = (await database().contents.get(keyOf(id, which)))?.content
  return content ? { ...facts, content: content as unknown as Json } : null
}

/** The versions that a write would replace for good: the one in the bin, and the former one. */
export async function replacedVersions({ key, fields }: RowWrite): Promise<{ key: RowWrite['key']; fields: Fields }[]> {
  const row = await database().dossiers.get(idOf(key))
  if (!row || fields === null) return []
  const { id, former } = row
  const old = [
    row.removed === null ? null : await fieldsOfDossier(row),
    former && (await fieldsOfDossier({ id, ...former }, 'former')),
  ]
  return old.flatMap((one) => (one && !isSameJson(one, fields) ? [{ key, fields: one }] : []))
}
