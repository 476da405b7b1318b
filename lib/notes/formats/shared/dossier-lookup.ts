import type { Annotation, StoredDossierRef } from '@/lib/schema/annotation'
import type { Claim, Source } from '@/lib/dossier/format/schema'

/**
 * Looks up the sources and claims of a finding. Missing ones are skipped, because notes may be older than the dossier.
 */
export interface DossierLookup {
  subject: { name: string }
  version: string
  /** The as-of date of the dossier, as precise as it is known. */
  asOf: string
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
  claimsOf: (ids: readonly string[]) => readonly Claim[]
}

/** The bundled dossier, and the others by id. */
export interface DossierLookups extends DossierLookup {
  /** null: not installed. Absent where there is the bundled dossier alone. */
  other?: ((id: string) => DossierLookup | null) | undefined
}

/** The dossier of a note, by the name that the note kept. Without sources and claims where it is no longer installed. */
export function lookupOf(dossier: StoredDossierRef | undefined, lookups: DossierLookups): DossierLookup {
  if (dossier === undefined) return lookups
  const found = lookups.other?.(dossier.id) ?? { version: '', asOf: '', sourcesOf: () => [], claimsOf: () => [] }
  return { ...found, subject: { name: dossier.name } }
}

/** The dossier that a note is about: that of its finding, else that of its claim; undefined for the bundled one. */
export function dossierOfNote({
  finding,
  claim,
  dossier,
}: Pick<Annotation, 'finding' | 'claim' | 'dossier'>): StoredDossierRef | undefined {
  return finding !== null && claim === null ? finding.dossier : (dossier ?? finding?.dossier)
}

/** The sources behind the finding and the claim of a note. */
export function sourcesOfNote(
  { finding, claim, dossier }: Pick<Annotation, 'finding' | 'claim' | 'dossier'>,
  lookups: DossierLookups,
): Source[] {
  const own = lookupOf(dossier, lookups)
  const ofClaim = claim === null ? [] : own.claimsOf([claim]).flatMap(({ sources }) => sources)
  const all = [
    ...(finding ? lookupOf(finding.dossier, lookups).sourcesOf(finding.sources) : []),
    ...own.sourcesOf(ofClaim),
  ]
  return [...new Set(all)]
}
