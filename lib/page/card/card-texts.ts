import type { Tier } from '@/lib/dossier/format/schema'

/** Texts of the claims and sources of findings: findings refer to them by id only, and the page has no dossier. */
export interface CardTexts {
  /** By `evidenceKey` of the finding, as the sources are. `source`: number of its best source, if that is here too. */
  claims: Record<string, { text: string; correction: string | null; source: number | null }>
  /** The best tier among the sources of a claim; also of claims whose text is not needed. */
  tiers: Record<string, Tier>
  /** `url` is http(s) or null, `tier` null where nobody has rated the source. */
  sources: Record<string, { title: string; from: string; url: string | null; tier: Tier | null }>
  /** Names of the dossiers that findings are from, by id. */
  dossiers?: Record<string, string>
}
