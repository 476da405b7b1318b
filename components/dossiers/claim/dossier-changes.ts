import type { Claim, Source, Tier } from '@/lib/dossier/format/schema'

/** Changes that the user can make to a dossier. */
export interface DossierChanges {
  editHref: (claimId: string) => string
  onRetire: (claim: Claim) => void
  /** `tier` null: the source is not rated. */
  onRate: (source: Source, tier: Tier | null) => void
}
