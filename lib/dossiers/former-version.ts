import { findSameDossier, isSameSubject, removedVersion } from '@/lib/dossiers/data/ids'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { pageKeyOf } from '@/lib/text/same-page'
import { documentOf } from './data/dossier-name'
import type { NewDossier } from './read-source'

/**
 * Returns the dossier, installed or else removed, of which a file or page is another version; null where there is none.
 * A page is known by its address, a document by its file name and subject, a dossier by its subject and key.
 * @param target id of the dossier that the user updates
 */
export function formerDossierOf(
  incoming: NewDossier,
  installed: readonly InstalledDossier[],
  removed: readonly InstalledDossier[],
  target?: string,
): InstalledDossier | null {
  const chosen = installed.find(({ id }) => id === target)
  if (chosen) return chosen
  const { record, signedBy } = incoming
  const { name } = record.subject
  if (documentOf(incoming) === undefined)
    return (
      findSameDossier(name, signedBy, installed.filter(isDossier)) ??
      removedVersion(name, signedBy, removed.filter(isDossier))
    )
  return [...installed, ...removed].find((one) => isSameDocument(one, incoming)) ?? null
}

const isDossier = (one: InstalledDossier): boolean => documentOf(one) === undefined

function isSameDocument(one: InstalledDossier, incoming: NewDossier): boolean {
  const [own, other] = [documentOf(one), documentOf(incoming)]
  if (!own || !other || one.origin.kind !== 'file' || incoming.origin.kind !== 'file') return false
  if (own.url !== undefined || other.url !== undefined)
    return own.url !== undefined && other.url !== undefined && pageKeyOf(own.url) === pageKeyOf(other.url)
  return one.origin.name === incoming.origin.name && isSameSubject(one.subject.name, incoming.record.subject.name)
}
