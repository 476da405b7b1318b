import type { Claim, Source } from '@/lib/dossier/schema'

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
