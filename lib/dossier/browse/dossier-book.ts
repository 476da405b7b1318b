import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Claim, Contact, Dossier, Entity, Lane, Source, Tier } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { safeUrl } from '@/lib/text/safe-url'

/** A dossier indexed for lookups. A missing id or number returns nothing: findings may be older than the dossier. */
export interface DossierBook {
  subject: Dossier['subject']
  asOf: string
  version: string
  claims: readonly Claim[]
  sources: readonly Source[]
  /** Includes the subject. */
  entities: readonly Entity[]
  lanes: readonly Lane[]
  contact: Contact
  /** Markdown, or empty. */
  introduction: string
  claimsOf: (ids: readonly string[]) => Claim[]
  sourcesOf: (numbers: readonly number[]) => Source[]
  /** In the dossier's order. */
  topics: readonly Topic[]
  /** The topics grouped by the dossier's headings; a topic without a heading is a part of its own. */
  parts: readonly Part[]
}

export interface Topic {
  name: string
  claims: Claim[]
  inDoubt: number
}

export interface Part {
  name: string
  about: string
  topics: readonly Topic[]
}

export function createDossierBook(dossier: Dossier): DossierBook {
  return runAtOnce(dossierBookInSteps(dossier))
}

/** Builds the book of a dossier in short steps, for dossiers of many claims. */
export function* dossierBookInSteps(dossier: Dossier): Generator<undefined, DossierBook, void> {
  const claims = new Map<string, Claim>()
  const byName = new Map<string, Topic>()
  for (const [at, claim] of dossier.claims.entries()) {
    claims.set(claim.id, claim)
    putInto(byName, claim)
    if (at % STEP === STEP - 1) yield
  }
  const topics = [...byName.values()]
  const sources = new Map<number, Source>()
  for (const [at, source] of dossier.sources.entries()) {
    sources.set(source.n, source)
    if (at % STEP === STEP - 1) yield
  }
  return {
    subject: dossier.subject,
    asOf: dossier.asOf,
    version: dossier.version,
    claims: dossier.claims,
    sources: dossier.sources,
    entities: withSubject(dossier),
    lanes: dossier.lanes ?? [],
    contact: dossier.contact ?? {},
    introduction: dossier.introduction ?? '',
    claimsOf: (ids) => ids.flatMap((id) => claims.get(id) ?? []),
    sourcesOf: (numbers) => [...new Set(numbers)].flatMap((n) => sources.get(n) ?? []),
    topics,
    parts: partsOf(topics, dossier.parts ?? []),
  }
}

export function isInDoubt(claim: Claim): boolean {
  return claim.status !== 'established'
}

/** The heading of a claim. */
export function topicOf(claim: Claim): string {
  return claim.topic || t('dossier.noTopic')
}

/** The tier of its best source; null where none of its sources is rated. */
export function bestTier(book: DossierBook, claim: Claim): Tier | null {
  const tiers = book.sourcesOf(claim.sources).flatMap(({ tier }) => tier ?? [])
  return tiers.reduce<Tier | null>((best, tier) => (best === null || tier < best ? tier : best), null)
}

/** The web address of the best source: what others can open, as an address of the extension works in one browser only. */
export function linkForOthers(sources: readonly Source[]): string | null {
  const onTheWeb = sources.filter(({ url }) => safeUrl(url) !== null)
  const [best] = onTheWeb.sort((a, b) => (a.tier ?? UNRATED) - (b.tier ?? UNRATED))
  return best?.url ?? null
}

const UNRATED = 9

/** Claims or sources of one step. */
const STEP = 500

function putInto(topics: Map<string, Topic>, claim: Claim): void {
  const name = topicOf(claim)
  const topic = topics.get(name) ?? { name, claims: [], inDoubt: 0 }
  topic.claims.push(claim)
  if (isInDoubt(claim)) topic.inDoubt++
  topics.set(name, topic)
}

function partsOf(topics: readonly Topic[], parts: NonNullable<Dossier['parts']>): Part[] {
  const placed = new Set<Topic>()
  const grouped = parts.map(({ name, about, topics: names }) => {
    const own = topics.filter((topic) => names.includes(topic.name) && !placed.has(topic))
    own.forEach((topic) => placed.add(topic))
    return { name, about, topics: own }
  })
  const rest = topics.filter((topic) => !placed.has(topic))
  return [...grouped.filter((part) => part.topics.length > 0), ...rest.map(alone)]
}

function alone(topic: Topic): Part {
  return { name: topic.name, about: '', topics: [topic] }
}

function withSubject({ subject, entities }: Dossier): Entity[] {
  if (entities.some(({ name }) => name === subject.name)) return entities
  const kind = subject.kind === 'organisation' ? 'organisation' : 'person'
  return [{ name: subject.name, kind, aliases: subject.aliases }, ...entities]
}
