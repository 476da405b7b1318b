import { evidenceKey } from '@/lib/details/evidence-key'
import type { Claim, Dossier, Tier } from '@/lib/dossier/schema'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import type { CardTexts } from '@/lib/page/card/card-texts'
import type { SpeakingDossier } from '@/lib/schema/page-state'
import { formatDate } from '@/lib/i18n/dates'

/**
 * Texts that the card on the page needs for these findings: their first claims, their best source, the tiers of
 * details, and the names of their dossiers.
 *
 * @param dossiers those behind the findings, by id
 * @param speaking their names, where they have to be told apart
 */
export function cardTexts(
  dossiers: ReadonlyMap<string, Dossier>,
  findings: readonly Finding[],
  speaking: readonly SpeakingDossier[],
): CardTexts {
  const names = Object.fromEntries(speaking.map(({ id, name }) => [id, name]))
  const texts: CardTexts = { claims: {}, tiers: {}, sources: {}, dossiers: names }
  for (const finding of findings) {
    const dossier = dossiers.get(finding.dossier ?? BUNDLED_ID)
    if (dossier) addTexts(texts, finding, indexOf(dossier))
  }
  return texts
}

function addTexts(texts: CardTexts, finding: Finding, { claims, sources }: Index): void {
  for (const id of finding.claims.slice(0, CLAIMS)) {
    const claim = claims.get(id)
    if (claim) texts.claims[evidenceKey(finding, id)] = { text: claim.text, correction: claim.correction?.text ?? null }
  }
  for (const { claim: id } of finding.details) {
    const tier = id === null ? null : bestTier(claims.get(id), sources)
    if (id !== null && tier !== null) texts.tiers[evidenceKey(finding, id)] = tier
  }
  for (const n of finding.sources.slice(0, 1)) {
    const source = sources.get(n)
    if (!source) continue
    const from = [source.publisher, source.date && formatDate(source.date)].filter(Boolean).join(', ')
    texts.sources[evidenceKey(finding, n)] = {
      title: source.title,
      from,
      url: safe(source.url),
      tier: source.tier ?? null,
    }
  }
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
