import type { QuotedSource, SourceFacts, SourceQuotation } from './feature'
import { features } from './list'

/** Returns the numbers of sources, those together that say the same thing once; without a feature, each alone. */
export function groupSources(sources: readonly SourceFacts[], passages: readonly SourceQuotation[] = []): number[][] {
  for (const { groupSources } of features) if (groupSources) return groupSources(sources, passages)
  return sources.map(({ n }) => [n])
}

/** Says something of the sources of a claim; empty: there is nothing to say. */
export const saySources = (sources: readonly QuotedSource[]): string =>
  features.map(({ saySources }) => saySources?.(sources)).join('')
