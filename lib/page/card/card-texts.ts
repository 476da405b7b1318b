import type { ShownCorrection } from '@/lib/details/corrections'
import type { Tier } from '@/lib/schema/tier'

/** Texts of the claims and sources of findings: findings refer to them by id only, and the page has no dossier. */
export interface CardTexts {
  /** Claims by `evidenceKey` of the finding, as are tiers and sources. `source`: number of the best source, or null. */
  claims: Record<string, { text: string; correction: ShownCorrection | null; source: number | null }>
  /** The best tier among the sources of a claim; also of claims whose text is not needed. */
  tiers: Record<string, Tier>
  /** `url` is an http(s) address or null; `tier` is null if the source is not rated, and undefined if none of its dossier is. */
  sources: Record<string, { title: string; from: string; url: string | null; tier?: Tier | null | undefined }>
  /** Names of the findings' dossiers, by id, if the card has to show them. */
  dossiers?: Record<string, string>
}

/** Returns the key of a claim or source in data for the page; two dossiers may use the same ids and numbers. */
export const evidenceKey = ({ dossier }: { dossier?: string | undefined }, id: string | number): string =>
  dossier === undefined ? String(id) : `${dossier}/${id}`
