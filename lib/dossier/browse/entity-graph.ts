import { connect, type Connection } from './connect'
import { createNameFinder } from './find-names'
import { createSearchIndex, type Hits, type SearchIndex } from './search-index'
import type { Claim, Entity } from '@/lib/dossier/format/schema'
import { isInDoubt, type DossierBook } from './dossier-book'

/** Data derived from a dossier for search and maps. */
export interface EntityGraph {
  find: (query: string) => Generator<undefined, Hits, undefined>
  /** In the order of `book.entities`; an entity without claims is included. */
  nodes: readonly EntityNode[]
  /** Most claims first. */
  links: readonly EntityLink[]
  linksOf: (node: EntityNode) => readonly EntityLink[]
  /** The entities of a claim. */
  namedIn: (id: string) => readonly EntityNode[]
}

export interface EntityNode {
  entity: Entity
  claims: Claim[]
  isSubject: boolean
}

export interface EntityLink {
  a: EntityNode
  b: EntityNode
  claims: Claim[]
  /** Its place among all links, counted from 0. */
  rank: number
  /** All its claims are in doubt. */
  isDoubtful: boolean
}

/**
 * Builds the graph in small steps (well under a millisecond each), so that other work can run in between.
 *
 * @param index filled on the way
 */
export function* buildEntityGraph(
  book: DossierBook,
  index: SearchIndex = createSearchIndex(book.claims, book.entities, book.sources),
): Generator<undefined, EntityGraph, undefined> {
  const { claims, entities, subject } = book
  const names = createNameFinder(entities)
  const nodes = entities.map((entity): EntityNode => ({ entity, claims: [], isSubject: entity.name === subject.name }))
  const mentions: number[][] = []
  for (const claim of claims) {
    const named = names(claim.text)
    mentions.push(named)
    for (const at of named) nodes[at]?.claims.push(claim)
    yield
  }
  const links = connect(mentions).flatMap((connection, rank) => linkOf(connection, rank, book, nodes))
  yield
  const byNode = new Map<EntityNode, EntityLink[]>()
  for (const link of links) {
    for (const node of [link.a, link.b]) {
      const own = byNode.get(node)
      if (own) own.push(link)
      else byNode.set(node, [link])
    }
    if (link.rank % STEP === STEP - 1) yield
  }
  while (index.addNext()) yield
  const places = new Map(claims.map(({ id }, at) => [id, at]))
  return {
    find: index.find,
    nodes,
    links,
    linksOf: (node) => byNode.get(node) ?? [],
    namedIn: (id) => (mentions[places.get(id) ?? -1] ?? []).flatMap((at) => nodes[at] ?? []),
  }
}

/** Links of one step. */
const STEP = 500

function linkOf(connection: Connection, rank: number, book: DossierBook, nodes: readonly EntityNode[]): EntityLink[] {
  const [a, b] = [nodes[connection.a], nodes[connection.b]]
  if (!a || !b) return []
  const claims = connection.claims.flatMap((at) => book.claims[at] ?? [])
  return [{ a, b, claims, rank, isDoubtful: claims.every(isInDoubt) }]
}
