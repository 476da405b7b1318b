import type { Dossier } from '@/lib/dossier/format/schema'

/** The dossier like a portable one: no phrasings, slots or entities. */
export function textOnly(dossier: Dossier): Dossier {
  return {
    ...dossier,
    entities: [],
    claims: dossier.claims.map((claim) => ({ ...claim, phrasings: [], slots: [], marks: [] })),
  }
}
