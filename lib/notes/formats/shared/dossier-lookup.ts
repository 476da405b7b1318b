import type { Annotation, StoredDossierRef } from '@/lib/schema/annotation'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import type { Claim, Source } from '@/lib/dossier/format/schema'

/**
 * Looks up the sources and claims of a finding. Missing ones are skipped, because notes may be older than the dossier.
 */
export interface DossierLookup extends Pick<DossierBook, 'version' | 'asOf' | 'sourcesOf' | 'claimsOf'> {
  subject: { name: string }
}

/** The bundled dossier, and the others by id. */
export interface DossierLookups extends DossierLookup {
  /** null: not installed. Absent where there is the bundled dossier alone. */
  other?: ((id: string) => DossierLookup | null) | undefined
}

/** The dossier of a note, by the name that the note kept. Without sources and claims where it is no longer installed. */
export function lookupOf(dossier: StoredDossierRef | undefined, lookups: DossierLookups): DossierLookup {
  if (dossier === undefined) return lookups
  const { id, name } = dossier
  return { ...(lookups.other?.(id) ?? noDossier(name)), subject: { name } }
}

/** A dossier of which no more is known than its name. */
export function noDossier(name: string): DossierLookup {
  return { subject: { name }, version: '', asOf: '', sourcesOf: () => [], claimsOf: () => [] }
}

type DossierParts = Pick<Annotation, 'finding' | 'claim' | 'dossier'>

/** The dossier that a note is about: that of its finding, else that of its claim; undefined for the bundled one. */
export function dossierOfNote({ finding, claim, dossier }: DossierParts): StoredDossierRef | undefined {
  return finding !== null && claim === null ? finding.dossier : (dossier ?? finding?.dossier)
}

/** The first claims of the finding of a note. */
export function claimsOfNote({ finding }: DossierParts, lookups: DossierLookups): Claim[] {
  return finding === null ? [] : lookupOf(finding.dossier, lookups).claimsOf(finding.claims.slice(0, MOST_CLAIMS))
}

const MOST_CLAIMS = 3

/** The sources behind the finding and the claim of a note. */
export function sourcesOfNote({ finding, claim, dossier }: DossierParts, lookups: DossierLookups): Source[] {
  const own = lookupOf(dossier, lookups)
  const ofClaim = claim === null ? [] : own.claimsOf([claim]).flatMap(({ sources }) => sources)
  const all = [
    ...(finding ? lookupOf(finding.dossier, lookups).sourcesOf(finding.sources) : []),
    ...own.sourcesOf(ofClaim),
  ]
  return [...new Set(all)]
}
