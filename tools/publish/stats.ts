import type { Dossier } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/grouped-by'

/** Counts claims by topic, section, status and the best tier of their sources; sources by tier. Largest count first. */
export function statsOf({ claims, sources, entities }: Dossier) {
  const tier = new Map(sources.map((source) => [source.n, source.tier]))
  const best = (numbers: readonly number[]) => {
    const tiers = numbers.flatMap((n) => tier.get(n) ?? [])
    if (tiers.length > 0) return `tier ${Math.min(...tiers)}`
    return numbers.length > 0 ? 'not rated' : 'no source'
  }
  const slots = claims.flatMap((claim) => claim.slots)
  const sections = groupedBy(claims, (claim) => claim.section ?? '-')
  return {
    claims: claims.length,
    corrected: claims.filter((claim) => claim.correction).length,
    inDoubt: claims.filter((claim) => claim.status !== 'established').length,
    phrasings: claims.reduce((sum, claim) => sum + claim.phrasings.length, 0),
    slots: slots.length,
    singleSlots: slots.filter((slot) => slot.single).length,
    sources: sources.length,
    entities: entities.length,
    sections: sections.size,
    sourcesByTier: count(sources.map((source) => (source.tier === undefined ? 'not rated' : `tier ${source.tier}`))),
    statusBySection: Object.fromEntries(
      [...sections].map(([section, own]) => [section, count(own.map((claim) => claim.status))]),
    ),
    byTopic: count(claims.map((claim) => claim.topic)),
    byStatus: count(claims.map((claim) => claim.status)),
    byBestSource: count(claims.map((claim) => best(claim.sources))),
    singleSlotsByType: count(slots.filter((slot) => slot.single).map((slot) => slot.type)),
  }
}

/** Formats the figures for people. */
export function statsText(stats: ReturnType<typeof statsOf>): string {
  const status = Object.entries(stats.statusBySection).map(([section, counts]): [string, string] => {
    const { established = 0, uncertain = 0, conflicting = 0 } = counts
    return [section, [established, uncertain, conflicting].map((n) => String(n).padStart(5)).join(' ')]
  })
  return [
    table('claims by topic', stats.byTopic),
    ['status by section: established, uncertain, conflicting', ...status.map(([name, row]) => `${row}  ${name}`)],
    table('claims by status', stats.byStatus),
    table('claims by best source', stats.byBestSource),
    table('sources by tier', stats.sourcesByTier),
    table('one-valued slots by type', stats.singleSlotsByType),
    [
      `${stats.claims} claims (${stats.inDoubt} in doubt, ${stats.corrected} corrected) in ${stats.sections} sections`,
      `${stats.phrasings} phrasings, ${stats.slots} slots (${stats.singleSlots} with one value only)`,
      `${stats.sources} sources, ${stats.entities} entities`,
    ],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function table(title: string, counts: Record<string, number>): string[] {
  return [title, ...Object.entries(counts).map(([name, n]) => `${String(n).padStart(6)}  ${name}`)]
}

function count(keys: readonly string[]): Record<string, number> {
  const counts = [...groupedBy(keys, (key) => key)].map(([key, same]): [string, number] => [key, same.length])
  return Object.fromEntries(counts.sort((a, b) => b[1] - a[1]))
}
