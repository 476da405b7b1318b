import type { Dossier } from '@/lib/dossier/format/schema'

/** Counts of a dossier; the tables by name of the row, the largest first. */
export interface Stats {
  claims: number
  corrected: number
  inDoubt: number
  phrasings: number
  slots: number
  singleSlots: number
  sources: number
  entities: number
  /** How many sections claims name. */
  sections: number
  sourcesByTier: Record<string, number>
  statusBySection: Record<string, Record<string, number>>
  byTopic: Record<string, number>
  byStatus: Record<string, number>
  byBestSource: Record<string, number>
  singleSlotsByType: Record<string, number>
}

/** Counts claims by topic, section, status, and by the best tier behind each; sources by tier. */
export function statsOf({ claims, sources, entities }: Dossier): Stats {
  const tier = new Map(sources.map((source) => [source.n, source.tier]))
  const best = (numbers: readonly number[]) => {
    const tiers = numbers.flatMap((n) => tier.get(n) ?? [])
    if (tiers.length > 0) return `tier ${Math.min(...tiers)}`
    return numbers.length > 0 ? 'not rated' : 'no source'
  }
  const slots = claims.flatMap((claim) => claim.slots)
  const sections = group(claims, (claim) => claim.section ?? '-')
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
export function statsText(stats: Stats): string {
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
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
