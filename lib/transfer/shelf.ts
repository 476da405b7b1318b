import type { Claim, Source } from '@/lib/dossier/schema'

/** What the dossier has behind the numbers and ids that a finding names. A missing one gives nothing: notes may be older than it. */
export interface Shelf {
  subject: { name: string }
  version: string
  /** The day to which the dossier goes, at the grain that is known. */
  asOf: string
  sourcesOf: (numbers: readonly number[]) => readonly Source[]
  claimsOf: (ids: readonly string[]) => readonly Claim[]
}
