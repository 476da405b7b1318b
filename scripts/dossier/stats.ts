import type { Dossier } from '@/lib/dossier/schema'

/** Prints how many claims there are by topic, section, status, and by the best tier behind each. */
export function printStats({ claims, sources, entities }: Dossier): void {
  const tier = new Map(sources.map((source) => [source.n, source.tier]))
  const best = (numbers: readonly number[]) => {
    const tiers = numbers.flatMap((n) => tier.get(n) ?? [])
    return tiers.length > 0 ? `tier ${Math.min(...tiers)}` : 'no source'
  }
  const slots = claims.flatMap((claim) => claim.slots)
  table(
    'topic',
    claims.map((claim) => claim.topic),
  )
  table(
    'section',
    claims.map((claim) => claim.section ?? '-'),
  )
  table(
    'status',
    claims.map((claim) => claim.status),
  )
  table(
    'best source',
    claims.map((claim) => best(claim.sources)),
  )
  table(
    'one-valued slots by type',
    slots.filter((slot) => slot.single).map((slot) => slot.type),
  )
  const phrasings = claims.reduce((sum, claim) => sum + claim.phrasings.length, 0)
  const corrected = claims.filter((claim) => claim.correction).length
  console.log(`\n${claims.length} claims (${corrected} corrected), ${phrasings} phrasings, ${slots.length} slots`)
  console.log(`${sources.length} sources, ${entities.length} entities`)
}

function table(title: string, keys: readonly string[]): void {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  console.log(`\nby ${title}`)
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(6)}  ${key}`)
}
