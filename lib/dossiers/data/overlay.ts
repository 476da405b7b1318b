import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { compileClaim } from '@/lib/dossier/format/compile'
import type { Claim, Dossier, Tier } from '@/lib/dossier/format/schema'
import { withOwnResearch, type OwnResearch } from './own-research'
import type { StoredChange } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'

/** The combined effect of the user's changes to a dossier. */
export interface Overlay extends OwnResearch {
  /** Claims that the user has added or edited, by id. */
  claims: Map<string, { claim: AuthoredClaim; topic: string }>
  retired: Set<string>
  sources: AuthoredSource[]
  ratings: Map<number, Tier | null>
  /** The changes that were combined, in order. */
  changes: readonly StoredChange[]
}

/**
 * Combines changes in the order in which they were made: the last one on a claim or a source wins. A change is undone
 * by removing it from the list and combining again.
 */
export function overlayOf(changes: readonly StoredChange[]): Overlay {
  const overlay: Overlay = {
    ...{ claims: new Map(), retired: new Set(), sources: [], ratings: new Map() },
    ...{ passages: [], questions: new Map(), changes },
  }
  const answersOf = (asks: string): Set<string> => {
    const ids = overlay.questions.get(asks) ?? new Set()
    overlay.questions.set(asks, ids)
    return ids
  }
  const numbers = new Set<number>()
  for (const { change } of changes) {
    switch (change.kind) {
      case 'add':
      case 'edit': {
        const { claim, sources, topic, passage, answers } = change
        const before = overlay.claims.get(claim.id)
        overlay.claims.set(claim.id, { claim, topic: topic ?? before?.topic ?? claim.section })
        overlay.retired.delete(claim.id)
        if (passage) overlay.passages.push({ claim: claim.id, passage })
        if (answers !== undefined) answersOf(answers).add(claim.id)
        for (const source of sources) {
          if (numbers.has(source.n)) continue
          numbers.add(source.n)
          overlay.sources.push(source)
        }
        break
      }
      case 'ask':
        answersOf(change.asks)
        break
      case 'retire':
        overlay.retired.add(change.id)
        break
      case 'restore':
        overlay.retired.delete(change.id)
        break
      case 'rate':
        overlay.ratings.set(change.source, change.tier)
        break
    }
  }
  return overlay
}

/** Returns a compiled dossier with the user's changes. Unchanged claims are the same objects as before. */
export function overlayDossier(dossier: Dossier, overlay: Overlay): Dossier {
  if (overlay.changes.length === 0) return dossier
  const claims = dossier.claims.flatMap((claim): Claim[] => {
    if (overlay.retired.has(claim.id)) return []
    const own = overlay.claims.get(claim.id)
    return [own ? (compiledClaim(own.claim, claim.topic) ?? claim) : claim]
  })
  claims.push(...addedBy(overlay, dossier.claims).flatMap(({ claim, topic }) => compiledClaim(claim, topic) ?? []))
  const sources = withSources(dossier.sources, overlay)
  const research = withOwnResearch(dossier.research, overlay, sources)
  return {
    ...dossier,
    asOf: asOfWith(dossier.asOf, overlay.changes),
    claims,
    sources: sources.map(({ unused: _why, ...source }) => source),
    ...(research && { research }),
  }
}

/** Applies the changes to the form that people edit. */
export function overlayContent(content: AuthoredContent, overlay: Overlay): AuthoredContent {
  if (overlay.changes.length === 0) return content
  const topics = content.topics.map(({ topic, claims }) => ({
    topic,
    claims: claims.flatMap((claim) =>
      overlay.retired.has(claim.id) ? [] : [overlay.claims.get(claim.id)?.claim ?? claim],
    ),
  }))
  const present = content.topics.flatMap(({ claims }) => claims)
  for (const { claim, topic } of addedBy(overlay, present)) {
    const list = topics.find((one) => one.topic === topic)?.claims
    if (list) list.push(claim)
    else topics.push({ topic, claims: [claim] })
  }
  const sources = withSources(content.sources, overlay)
  return {
    ...content,
    asOf: asOfWith(content.asOf, overlay.changes),
    topics: topics.filter(({ claims }) => claims.length > 0),
    sources,
    research: withOwnResearch(content.research, overlay, sources),
  }
}

/** Returns the user's claims, except retired ones, whose id is not in the dossier. */
function addedBy({ claims, retired }: Overlay, present: readonly { id: string }[]) {
  const known = new Set(present.map(({ id }) => id))
  return [...claims].flatMap(([id, own]) => (known.has(id) || retired.has(id) ? [] : own))
}

/** Compiles a claim; null where that fails, so that one bad claim does not make the whole dossier unusable. */
function compiledClaim(claim: AuthoredClaim, topic: string): Claim | null {
  const result = compileClaim(claim, topic)
  return 'error' in result ? null : result
}

function withSources(base: readonly AuthoredSource[], { sources, ratings }: Overlay): AuthoredSource[] {
  const known = new Set(base.map(({ n }) => n))
  return [...base, ...sources.filter(({ n }) => !known.has(n))].map((source) => {
    const tier = ratings.get(source.n)
    if (tier === undefined || tier === (source.tier ?? null)) return source
    const { tier: _former, ...rest } = source
    return tier === null ? rest : { ...rest, tier }
  })
}

/**
 * Returns the as-of date with the user's changes. A claim that names the as-of year or a later one moves the date to
 * the day on which it was written; else the engine would call every sentence about it newer than the evidence.
 */
function asOfWith(asOf: string, changes: readonly StoredChange[]): string {
  let latest = asOf
  for (const { at, change } of changes) {
    if (change.kind !== 'add' && change.kind !== 'edit') continue
    const day = at.slice(0, 10)
    if (latestYear(`${change.claim.text} ${change.claim.time ?? ''}`) >= Number(asOf.slice(0, 4)) && day > latest)
      latest = day
  }
  return latest
}

function latestYear(words: string): number {
  return Math.max(0, ...(words.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? []).map(Number))
}
