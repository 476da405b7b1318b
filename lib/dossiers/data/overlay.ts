import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { compileClaim } from '@/lib/dossier/format/compile'
import type { Claim, Dossier, Tier } from '@/lib/dossier/format/schema'
import type { StoredChange, ClaimPassage } from './types'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { emptyResearch, type Research } from '@/lib/dossier/format/research'
import { webAddress } from '@/lib/dossier/format/web-address'
import { sourceKeyOf } from './rebase'

/** The combined effect of the user's changes to a dossier. */
export interface Overlay extends OwnResearch {
  /** Claims that the user has added or edited, by id. */
  claims: Map<string, { claim: AuthoredClaim; topic: string }>
  retired: Set<string>
  sources: AuthoredSource[]
  ratings: Map<number, Tier | null>
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

export interface OwnResearch {
  claims: ReadonlyMap<string, { claim: AuthoredClaim }>
  retired: ReadonlySet<string>
  passages: { claim: string; passage: ClaimPassage }[]
  /** Ids of the user's claims that answer a question, by the text of the question. */
  questions: Map<string, Set<string>>
}

/**
 * Adds the user's work to the research of a dossier: passages with the pages that were opened, and questions with the
 * claims that answer them.
 * @param sources sources of the dossier and of the user
 */
export function withOwnResearch(
  research: Research | undefined,
  { passages, questions, claims, retired }: OwnResearch,
  sources: readonly AuthoredSource[],
): Research | undefined {
  if (passages.length === 0 && questions.size === 0) return research
  const former = research ?? emptyResearch([AUTHOR])
  const numbers = new Map(sources.map((source) => [sourceKeyOf(source), source.n]))
  const isThere = (claim: string): boolean => claims.has(claim) && !retired.has(claim)
  const ownPassages = passages.flatMap(({ claim, passage: { quote, url, accessed } }) => {
    const source = numbers.get(sourceKeyOf({ n: 0, title: '', url: webAddress(url) ?? url }))
    const isCited = source !== undefined && claims.get(claim)?.claim.sources.includes(source)
    return isCited && isThere(claim) ? [{ claim, source, quote, accessed }] : []
  })
  const accessDays = new Map(ownPassages.map(({ source, accessed }) => [source, accessed]))
  const machineMade = new Set(former.access.flatMap((one) => (one.machineMade ? one.source : [])))
  const idsByQuestion = new Map([...questions].map(([asks, ids]) => [asks, [...ids].filter(isThere)]))
  const knownQuestions = new Set(former.questions.map(({ asks }) => asks))
  return {
    ...former,
    by: [
      ...former.by,
      ...(ownPassages.length > 0 && !former.by.some(({ name }) => name === AUTHOR.name) ? [AUTHOR] : []),
    ],
    passages: [...former.passages, ...ownPassages],
    access: [
      ...former.access.filter(({ source }) => !accessDays.has(source)),
      ...[...accessDays].map(([source, on]) => ({
        ...{ source, state: 'opened' as const, on },
        ...(machineMade.has(source) ? { machineMade: true as const } : {}),
      })),
    ],
    questions: [
      ...former.questions.map((question) => ({
        ...question,
        claims: [...new Set([...question.claims, ...(idsByQuestion.get(question.asks) ?? [])])],
      })),
      ...[...idsByQuestion].flatMap(([asks, ids]) =>
        knownQuestions.has(asks) ? [] : [{ asks, state: 'open' as const, claims: ids }],
      ),
    ],
  }
}

/** How the user is named as an author in dossiers that are shared. */
const AUTHOR: Research['by'][number] = { name: 'A reader', kind: 'person', about: 'Added claims while reading.' }
