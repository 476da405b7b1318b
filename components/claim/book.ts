import type { Claim, Dossier, Source } from '@/lib/dossier/schema'

/** A dossier laid out for looking things up. A missing id or number gives nothing: findings may be older than the dossier. */
export interface Book {
  subject: Dossier['subject']
  asOf: string
  version: string
  claims: readonly Claim[]
  sources: readonly Source[]
  claimsOf: (ids: readonly string[]) => Claim[]
  sourcesOf: (numbers: readonly number[]) => Source[]
  /** In the dossier's order. */
  topics: readonly Topic[]
}

export interface Topic {
  name: string
  claims: Claim[]
  inDoubt: number
}

export function createBook(dossier: Dossier): Book {
  const claims = new Map(dossier.claims.map((claim) => [claim.id, claim]))
  const sources = new Map(dossier.sources.map((source) => [source.n, source]))
  return {
    subject: dossier.subject,
    asOf: dossier.asOf,
    version: dossier.version,
    claims: dossier.claims,
    sources: dossier.sources,
    claimsOf: (ids) => ids.flatMap((id) => claims.get(id) ?? []),
    sourcesOf: (numbers) => [...new Set(numbers)].flatMap((n) => sources.get(n) ?? []),
    topics: topicsOf(dossier.claims),
  }
}

export function isInDoubt(claim: Claim): boolean {
  return claim.status !== 'established'
}

function topicsOf(claims: readonly Claim[]): Topic[] {
  const topics = new Map<string, Topic>()
  for (const claim of claims) {
    const name = claim.topic || 'Claims'
    const topic = topics.get(name) ?? { name, claims: [], inDoubt: 0 }
    topic.claims.push(claim)
    if (isInDoubt(claim)) topic.inDoubt++
    topics.set(name, topic)
  }
  return [...topics.values()]
}
