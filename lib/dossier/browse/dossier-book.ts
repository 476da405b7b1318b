import type { Passage, Research, ResearchSection, SourceAccess } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Entity, Lane, Source, Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { areUnread, bestTierOf, shownTierOf } from '@/lib/schema/source-access'
import { groupedBy } from '@/lib/text/lists'
import { entityKinds, tiers, type ClaimFilters } from './dossier-route'

/** A dossier indexed for lookups. A missing id or number returns nothing: findings may be older than the dossier. */
export interface DossierBook extends Pick<Dossier, 'subject' | 'asOf' | 'version' | 'research'> {
  claims: readonly Claim[]
  sources: readonly BookSource[]
  /** Entities of the dossier, with the subject. */
  entities: readonly Entity[]
  lanes: readonly Lane[]
  /** Introduction as Markdown, or empty. */
  introduction: string
  claimsOf: (ids: readonly string[]) => Claim[]
  sourcesOf: (numbers: readonly number[]) => BookSource[]
  topics: readonly Topic[]
  /** The topics grouped by the dossier's headings; a topic without a heading is a part of its own. */
  parts: readonly DossierPart[]
}

export interface BookSource extends Source {
  access?: SourceAccess | undefined
  passages?: readonly Passage[] | undefined
}

interface Topic {
  name: string
  claims: Claim[]
  doubtfulCount: number
}

interface DossierPart {
  name: string
  about: string
  topics: readonly Topic[]
}

export function createDossierBook(dossier: Dossier): DossierBook {
  const claims = new Map(dossier.claims.map((claim) => [claim.id, claim]))
  const topics = topicsOf(dossier.claims)
  const access = new Map(dossier.research?.access.map((entry) => [entry.source, entry]))
  const passages = groupedBy(dossier.research?.passages ?? [], ({ source }) => source)
  const sources = new Map(
    dossier.sources.map((given): [number, BookSource] => {
      // Tier 2.5 is shown as tier 2: nobody could tell them apart.
      const source = given.tier === 2.5 ? { ...given, tier: 2 as const } : given
      const own = access.get(source.n)
      return [source.n, { ...source, access: own, passages: passages.get(source.n) }]
    }),
  )
  return {
    ...dossier,
    sources: [...sources.values()],
    entities: withSubject(dossier),
    lanes: dossier.lanes ?? [],
    introduction: dossier.introduction ?? '',
    claimsOf: (ids) => ids.flatMap((id) => claims.get(id) ?? []),
    sourcesOf: (numbers) => [...new Set(numbers)].flatMap((n) => sources.get(n) ?? []),
    topics,
    parts: groupTopicsByPart(topics, dossier.parts ?? []),
  }
}

export function isInDoubt(claim: Claim): boolean {
  return claim.status !== 'established'
}

/** Whether a source is rated. If none is, as in a page or an imported report, the certainty of claims was only stated. */
export const isRated = ({ sources }: Pick<DossierBook, 'sources'>): boolean =>
  sources.some(({ tier }) => tier !== undefined)

export function topicOf(claim: Claim): string {
  return claim.topic || t('dossier.noTopic')
}

export const bestTier = (book: Pick<DossierBook, 'sourcesOf'>, claim: Claim): Tier | null =>
  bestTierOf(book.sourcesOf(claim.sources))

export const restsOnUnread = (book: Pick<DossierBook, 'sourcesOf'>, claim: Claim): boolean =>
  areUnread(book.sourcesOf(claim.sources))

export const shownTier = (book: Pick<DossierBook, 'sourcesOf'>, claim: Claim): Tier | null =>
  shownTierOf(book.sourcesOf(claim.sources))

/** Returns whether a claim's `section` is that of a section of the research, or one that this section covers. */
export function isInSection(claim: Pick<Claim, 'section'>, { section, covers }: ResearchSection): boolean {
  return [section, ...covers].includes(claim.section ?? '')
}

function topicsOf(claims: readonly Claim[]): Topic[] {
  const byName = groupedBy(claims, topicOf)
  return [...byName].map(([name, own]) => ({ name, claims: own, doubtfulCount: own.filter(isInDoubt).length }))
}

function groupTopicsByPart(topics: readonly Topic[], parts: NonNullable<Dossier['parts']>): DossierPart[] {
  const placed = new Set<Topic>()
  const grouped = parts.map(({ name, about, topics: names }) => {
    const own = topics.filter((topic) => names.includes(topic.name) && !placed.has(topic))
    own.forEach((topic) => placed.add(topic))
    return { name, about, topics: own }
  })
  const rest = topics.filter((topic) => !placed.has(topic))
  return [
    ...grouped.filter((part) => part.topics.length > 0),
    ...rest.map((topic) => ({ name: topic.name, about: '', topics: [topic] })),
  ]
}

function withSubject({ subject, entities }: Dossier): Entity[] {
  if (entities.some(({ name }) => name === subject.name)) return entities
  const kind = entityKinds.find((kind) => kind === subject.kind) ?? (subject.kind === 'topic' ? 'term' : 'person')
  return [{ name: subject.name, kind, aliases: subject.aliases }, ...entities]
}

/** Figures that show how reliable a dossier is, or the claims that they count. */
export interface Reliability {
  /** Number of claims by the tier of their best source; null: sources that nobody has rated. */
  byTier: { tier: Tier | null; claims: number }[]
  unsourced: Claim[]
  oneSource: Claim[]
  /** Claims all of whose sources were not opened or were written by a machine. */
  unread: Claim[]
  /** Established claims with high confidence among `unread`. */
  sureUnread: Claim[]
  openQuestions: number
  openConflicts: number
  /** Headings of the research whose level is below high without a reason. */
  sectionsWithoutReason: string[]
}

export function reliabilityOf(book: DossierBook): Reliability {
  const sourced = book.claims.filter(({ sources }) => sources.length > 0)
  const unread = sourced.filter((claim) => restsOnUnread(book, claim))
  const best = sourced.map((claim) => bestTier(book, claim))
  const { questions = [], conflicts = [], sections = [] } = book.research ?? {}
  return {
    byTier: [...tiers, null].map((tier) => ({
      tier,
      claims: best.filter((bestOfClaim) => bestOfClaim === tier).length,
    })),
    unsourced: book.claims.filter(({ sources }) => sources.length === 0),
    oneSource: sourced.filter(({ sources }) => sources.length === 1),
    unread,
    sureUnread: unread.filter(({ status, confidence }) => status === 'established' && confidence === 'high'),
    openQuestions: questions.filter(({ state }) => state === 'open').length,
    openConflicts: conflicts.filter(({ state }) => state === 'open').length,
    sectionsWithoutReason: sections
      .filter(({ confidence, note }) => confidence !== undefined && confidence !== 'high' && note === undefined)
      .map(({ section }) => section),
  }
}

export function isMachineMade({ by }: Research): boolean {
  return by.some(({ kind }) => kind === 'machine')
}

/**
 * Returns the claims that pass the filters, in their order. The query is not applied here.
 *
 * @param claims the search result, or all claims
 */
export function filterClaims(
  book: DossierBook,
  claims: readonly Claim[],
  { show, part, topic, tier }: ClaimFilters,
): Claim[] {
  const topics = part === null ? null : new Set(book.parts.find(({ name }) => name === part)?.topics.map((t) => t.name))
  return claims.filter((claim) => {
    if (topic !== null && topicOf(claim) !== topic) return false
    if (topics !== null && !topics.has(topicOf(claim))) return false
    return (tier === null || bestTier(book, claim) === tier) && isShown[show](claim)
  })
}

const isShown: Record<ClaimFilters['show'], (claim: Claim) => boolean> = {
  all: () => true,
  established: (claim) => !isInDoubt(claim),
  doubt: isInDoubt,
  corrected: ({ correction }) => correction !== undefined,
}
