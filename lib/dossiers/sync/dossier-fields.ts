import { database, keyOf, type DossierRow } from '@/lib/dossiers/database'
import type { Json } from '@/lib/sync/kinds/json'
import type { Fields } from '@/lib/sync/kinds/kind'

/** A dossier of the user's as syncing and backups see it; null for the bundled one, and where its content is missing. */
export async function fieldsOfDossier({ id, subject, asOf, version, origin }: DossierRow): Promise<Fields | null> {
  if (origin.kind === 'bundled') return null
  const facts = { subject, asOf, version, origin } as unknown as Fields
  if (origin.kind === 'own') return facts
  const content = (await database().contents.get(keyOf(id)))?.content
  return content ? { ...facts, content: content as unknown as Json } : null
}
