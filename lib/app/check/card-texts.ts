import type { Claim, Dossier, Tier } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/engine/types'
import type { CardTexts } from '@/lib/messaging/protocol'
import { formatDate } from '@/lib/i18n/dates'

/**
 * The texts that the page's card needs for these findings: their first claims, their best source, and the tiers of
 * details.
 */
export function cardTexts(dossier: Dossier, findings: readonly Finding[]): CardTexts {
  const texts: CardTexts = { claims: {}, tiers: {}, sources: {} }
  const { claims, sources } = indexOf(dossier)
  for (const finding of findings) {
    for (const id of finding.claims.slice(0, CLAIMS)) {
      const claim = claims.get(id)
      if (claim) texts.claims[id] = { text: claim.text, correction: claim.correction?.text ?? null }
    }
    for (const { claim: id } of finding.details) {
      const tier = id === null ? null : bestTier(claims.get(id), sources)
      if (id !== null && tier !== null) texts.tiers[id] = tier
    }
    for (const n of finding.sources.slice(0, 1)) {
      const source = sources.get(n)
      if (!source) continue
      const from = [source.publisher, source.date && formatDate(source.date)].filter(Boolean).join(', ')
      texts.sources[n] = { title: source.title, from, url: safe(source.url), tier: source.tier ?? null }
    }
  }
  return texts
}

/** A later claim may have a correction. */
const CLAIMS = 3

function bestTier(claim: Claim | undefined, sources: Index['sources']): Tier | null {
  const tiers = (claim?.sources ?? []).flatMap((n) => sources.get(n)?.tier ?? [])
  return tiers.length === 0 ? null : (Math.min(...tiers) as Tier)
}

interface Index {
  claims: Map<string, Dossier['claims'][number]>
  sources: Map<number, Dossier['sources'][number]>
}
const indexes = new WeakMap<Dossier, Index>()

function indexOf(dossier: Dossier): Index {
  const known = indexes.get(dossier)
  if (known) return known
  const index = {
    claims: new Map(dossier.claims.map((claim) => [claim.id, claim])),
    sources: new Map(dossier.sources.map((source) => [source.n, source])),
  }
  indexes.set(dossier, index)
  return index
}

function safe(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null
}
