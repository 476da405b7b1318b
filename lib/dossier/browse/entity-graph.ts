import { buildSearchInSteps, type DossierSearchHits, type SearchWords } from './search-index'
import type { Claim, Entity } from '@/lib/dossier/format/schema'
import type { DossierBook } from './dossier-book'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { foldWords } from '@/lib/text/fold-words'

export interface EntityGraph {
  find: (query: string) => DossierSearchHits
  /** Entities in the order of `book.entities`; an entity without claims is included. */
  nodes: readonly EntityNode[]
  nodesOfClaim: (id: string) => readonly EntityNode[]
}

export interface EntityNode {
  entity: Entity
  claims: Claim[]
  isSubject: boolean
}

/**
 * Builds the graph in small steps (well under a millisecond each), so that other work can run in between.
 *
 * @param words null: no search index is built, and `find` finds nothing
 */
export function* buildEntityGraph(
  { claims, entities, sources, subject }: DossierBook,
  words?: SearchWords | null,
): Generator<undefined, EntityGraph, undefined> {
  const names = createNameFinder(entities)
  const nodes = entities.map((entity): EntityNode => ({ entity, claims: [], isSubject: entity.name === subject.name }))
  const mentions: number[][] = []
  for (const claim of claims) {
    const named = names(claim.text)
    mentions.push(named)
    for (const at of named) nodes[at]?.claims.push(claim)
    yield
  }
  const find = yield* words === null
    ? buildSearchInSteps([], [], [])
    : buildSearchInSteps(claims, entities, sources, words)
  const places = new Map(claims.map(({ id }, at) => [id, at]))
  return {
    find,
    nodes,
    nodesOfClaim: (id) => (mentions[places.get(id) ?? -1] ?? []).flatMap((at) => nodes[at] ?? []),
  }
}

/** Greatest number of entities that a claim connects: a claim with more is a list. */
const MOST_LINKED_ENTITIES = 8

/** Returns the entities that a text names, as indexes into the finder's list, without duplicates, in reading order. */
type NameFinder = (text: string) => number[]

/**
 * Finds names only: the longest name or alias wins, and a name with a capital needs one in the text too ("Cursor" is
 * not "cursor"). Descriptive aliases ("his PhD adviser") are ignored: they name different people in different
 * sentences. A person's last name counts if only one of the entities has it.
 */
export function createNameFinder(entities: readonly Entity[]): NameFinder {
  /** Names, by their words in small letters. */
  const names = new Map<string, { isCapital: boolean; entity: number }>()
  /** Number of words of the longest name, by the first word of the name. */
  const longest = new Map<string, number>()
  const add = (name: string, entity: number) => {
    const words = wordsOf(name)
    const [first] = words
    if (first === undefined || names.has(wordsKey(words))) return
    names.set(wordsKey(words), { isCapital: first.isCapital, entity })
    longest.set(first.lower, Math.max(words.length, longest.get(first.lower) ?? 0))
  }
  entities.forEach(({ name, aliases }, entity) => {
    for (const one of [name, ...aliases.filter((alias) => !startsWithArticle.test(alias))]) add(one, entity)
  })
  for (const [name, entity] of lastNames(entities)) add(name, entity)

  return (text) => {
    const words = wordsOf(text)
    const found = new Set<number>()
    for (let at = 0; at < words.length; at++) {
      const { lower = '', isCapital = false } = words[at] ?? {}
      for (let length = longest.get(lower) ?? 0; length > 0; length--) {
        const name = names.get(wordsKey(words.slice(at, at + length)))
        if (!name || (name.isCapital && !isCapital)) continue
        found.add(name.entity)
        at += length - 1
        break
      }
    }
    return [...found]
  }
}

const startsWithArticle = /^(the|his|her|their|its|an?)\s/i

interface NameWord {
  lower: string
  isCapital: boolean
}

const wordsKey = (words: readonly NameWord[]): string => words.map(({ lower }) => lower).join(' ')

function wordsOf(text: string): NameWord[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((raw) => ({
    lower: foldWords(raw),
    isCapital: /^\p{Lu}/u.test(raw),
  }))
}

function lastNames(entities: readonly Entity[]): [string, number][] {
  const named = mapDefined(entities, ({ name, kind }, entity): [string, number] | null => {
    const last = name.split(' ').at(-1) ?? ''
    return kind !== 'person' || !name.includes(' ') || last.length < 3 ? null : [last, entity]
  })
  const byName = [...groupedBy(named, ([last]) => last).values()]
  return byName.filter((own) => own.length === 1).flat()
}

/** Entities that share `claims` with an entity, most claims first. */
export function linkedNodes(graph: EntityGraph, node: EntityNode): { node: EntityNode; claims: Claim[] }[] {
  const pairs = node.claims.flatMap((claim) => {
    const named = graph.nodesOfClaim(claim.id)
    if (named.length > MOST_LINKED_ENTITIES) return []
    return named.map((other) => ({ other, claim }))
  })
  const shared = groupedBy(pairs, ({ other }) => other)
  return graph.nodes
    .map((other) => ({ node: other, claims: shared.get(other)?.map(({ claim }) => claim) ?? [] }))
    .filter(({ node: other, claims }) => other !== node && claims.length > 0)
    .sort((x, y) => y.claims.length - x.claims.length)
}
