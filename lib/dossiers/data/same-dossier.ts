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
export function findSameDossier<One extends Known>(
  { record, origin }: Pick<IncomingDossier, 'record' | 'origin'>,
  installed: readonly One[],
): One | null {
  const incoming = { id: '', subject: record.subject, origin }
  return installed.find((one) => one.id !== BUNDLED_ID && isSame(one, incoming)) ?? null
}

function isSame(one: Known, other: Known): boolean {
  const document = documentOf(one)
  const otherDocument = documentOf(other)
  const hasSameSubject = isSameSubject(one.subject.name, other.subject.name)
  if (document === undefined || otherDocument === undefined) return document === otherDocument && hasSameSubject
  if (document.url !== undefined && otherDocument.url !== undefined)
    return pageKeyOf(document.url) === pageKeyOf(otherDocument.url)
  return document.url === otherDocument.url && fileNameOf(one) === fileNameOf(other) && hasSameSubject
}

function fileNameOf({ origin }: Known): string {
  return origin.kind === 'file' ? origin.name : ''
}
