import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { textOfClaim } from '@/lib/dossier/format/mark-syntax'
import { countCitedWorks } from '@/lib/dossier/format/research'
import type { Dossier, Tier } from '@/lib/dossier/format/schema'
import type { MutedClaim } from '@/lib/schema/mute'
import { collapseSpaces } from '@/lib/text/fold-words'
import { sourceKeyOf } from './source-key'
import type { Adjustment, InstalledDossier } from './types'

/** Returns a compiled dossier with the user's ratings and without the claims that are set aside. */
export function adjustedDossier(dossier: Dossier, adjustments: readonly Adjustment[]): Dossier {
  if (adjustments.length === 0) return dossier
  const claims = withoutSetAside(dossier.claims, adjustments, plainText)
  return { ...dossier, claims, sources: withRatings(dossier.sources, adjustments) }
}

/** Does the same as `adjustedDossier` to the content that people edit. A topic without claims is left out. */
export function adjustedContent(content: AuthoredContent, adjustments: readonly Adjustment[]): AuthoredContent {
  if (adjustments.length === 0) return content
  const topics = content.topics.map(({ topic, claims }) => ({
    topic,
    claims: withoutSetAside(claims, adjustments, textOfClaim),
  }))
  return {
    ...content,
    topics: topics.filter(({ claims }) => claims.length > 0),
    sources: withRatings(content.sources, adjustments),
  }
}

/** Counts the claims and sources of a dossier that stay with the user's adjustments, and the adjustments. */
export function countsOf(
  { claims, sources, research }: Pick<Dossier, 'claims' | 'sources' | 'research'>,
  adjustments: readonly Adjustment[],
): Pick<InstalledDossier, 'claims' | 'sources' | 'works' | 'adjustments'> {
  return {
    claims: withoutSetAside(claims, adjustments, plainText).length,
    sources: sources.length,
    works: countCitedWorks(research),
    adjustments: adjustments.length,
  }
}

export type AdjustmentState = 'applies' | 'changed' | 'gone'

/**
 * Tells what became of an adjustment. `changed`: the claim has other words since it was set aside, and so it counts
 * again. `gone`: the dossier has no such claim or source.
 * @param dossier the dossier without adjustments
 */
export function adjustmentStateIn(
  { claims, sources }: Pick<Dossier, 'claims' | 'sources'>,
  adjustment: Adjustment,
): AdjustmentState {
  if (adjustment.kind === 'rating')
    return sources.some((source) => sourceKeyOf(source) === adjustment.source) ? 'applies' : 'gone'
  return claimStateIn(claims, { id: adjustment.claim, words: adjustment.words })
}

/** Tells whether a dossier still has a claim in these words, in other ones, or not at all. */
export function claimStateIn(claims: Dossier['claims'], { id, words }: MutedClaim): AdjustmentState {
  if (claims.some(({ text }) => collapseSpaces(text) === words)) return 'applies'
  return claims.some((claim) => claim.id === id) ? 'changed' : 'gone'
}

function withoutSetAside<Claim extends { text: string }>(
  claims: readonly Claim[],
  adjustments: readonly Adjustment[],
  textOf: (claim: Claim) => string,
): Claim[] {
  const setAside = new Set<string>()
  for (const adjustment of adjustments) if (adjustment.kind === 'set-aside') setAside.add(adjustment.words)
  return setAside.size === 0 ? [...claims] : claims.filter((claim) => !setAside.has(collapseSpaces(textOf(claim))))
}

/** The text of a compiled claim, which has no marks: braces in it are words. */
const plainText = ({ text }: { text: string }): string => text

function withRatings<Source extends AuthoredSource>(
  sources: readonly Source[],
  adjustments: readonly Adjustment[],
): Source[] {
  const tiers = new Map<string, Tier | null>()
  for (const adjustment of adjustments) if (adjustment.kind === 'rating') tiers.set(adjustment.source, adjustment.tier)
  return sources.map((source) => {
    const tier = tiers.get(sourceKeyOf(source))
    if (tier === undefined || tier === (source.tier ?? null)) return source
    const { tier: _former, ...unrated } = source
    return (tier === null ? unrated : { ...unrated, tier }) as Source
  })
}
