import { pageKeyOf } from '@/lib/text/same-page'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { documentOf } from './dossier-name'
import { isSameSubject } from './ids'
import type { IncomingDossier, InstalledDossier } from './types'

type Known = Pick<InstalledDossier, 'id' | 'subject' | 'origin'>

/**
 * Returns the installed dossier that a file or page is another state of; null where there is none. A page is known by
 * its address, a document by its file name and subject, a dossier by its subject. The bundled one is never returned.
 */
export function findSameDossier<Installed extends Known>(
  { record, origin }: Pick<IncomingDossier, 'record' | 'origin'>,
  installed: readonly Installed[],
): Installed | null {
  const incoming = { id: '', subject: record.subject, origin }
  return installed.find((known) => known.id !== BUNDLED_ID && isSame(known, incoming)) ?? null
}

function isSame(known: Known, incoming: Known): boolean {
  const document = documentOf(known)
  const other = documentOf(incoming)
  const hasSameSubject = isSameSubject(known.subject.name, incoming.subject.name)
  if (document === undefined || other === undefined) return document === other && hasSameSubject
  if (document.url !== undefined && other.url !== undefined) return pageKeyOf(document.url) === pageKeyOf(other.url)
  return document.url === other.url && fileNameOf(known) === fileNameOf(incoming) && hasSameSubject
}

function fileNameOf({ origin }: Known): string {
  return origin.kind === 'file' ? origin.name : ''
}
