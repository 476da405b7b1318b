import type { Dossier } from '@/lib/dossier/schema'

/** The dossier as a portable one comes: no phrasings, no slots, no list of entities. */
export function textOnly(dossier: Dossier): Dossier {
  return {
    ...dossier,
    entities: [],
    claims: dossier.claims.map((claim) => ({ ...claim, phrasings: [], slots: [], marks: [] })),
  }
}
