import { createSearchIndex, type Hits, type SearchIndex } from './search-index'
import type { Claim, Entity } from '@/lib/dossier/format/schema'
import { isInDoubt, type DossierBook } from './dossier-book'
import { groupedBy } from '@/lib/text/grouped-by'
import { foldWords } from '@/lib/text/fold-words'

/** Data derived from a dossier for search and maps. */
export interface EntityGraph {
  find: (query: string) => Hits
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

/** Two entities that occur in the same claims. `a` < `b` are entity indexes, `claims` claim indexes. */
interface Connection {
  a: number
  b: number
  claims: number[]
}

/** A claim with more entities is a list and does not connect them. */
const MOST = 8

/**
 * Connects every two entities of a claim, with all claims that name both, most claims first.
 *
 * @param mentions for each claim its entities
 */
export function connect(mentions: readonly (readonly number[])[]): Connection[] {
  const connections = new Map<string, Connection>()
  mentions.forEach((named, claim) => {
    if (named.length > MOST) return
    const inOrder = [...named].sort((x, y) => x - y)
    inOrder.forEach((a, i) => {
      for (const b of inOrder.slice(i + 1)) {
        const key = `${a}-${b}`
        const known = connections.get(key)
        if (known) known.claims.push(claim)
        else connections.set(key, { a, b, claims: [claim] })
      }
    })
  })
  return [...connections.values()].sort((x, y) => y.claims.length - x.claims.length || x.a - y.a || x.b - y.b)
}

/** Returns the entities that a text names, as indexes into the finder's list, without duplicates, in reading order. */
type NameFinder = (text: string) => number[]

/**
 * Finds names only: the longest name or alias wins, and a name with a capital needs one in the text too ("Cursor" is
 * not "cursor"). Descriptive aliases ("his PhD adviser") are ignored: they name different people in different
 * sentences. A person's last name counts if only one of the entities has it.
 */
export function createNameFinder(entities: readonly Entity[]): NameFinder {
  const names = new Map<string, Name[]>()
  const add = (name: string, entity: number) => {
    const words = wordsOf(name)
    const [first] = words
    if (first === undefined) return
    const list = names.get(first.lower) ?? []
    const tail = words.slice(1).map(({ lower }) => lower)
    if (!list.some((known) => known.tail.join(' ') === tail.join(' ')))
      list.push({ tail, isCapital: first.isCapital, entity })
    names.set(first.lower, list)
  }
  entities.forEach(({ name, aliases }, entity) => {
    for (const one of [name, ...aliases.filter((alias) => !description.test(alias))]) add(one, entity)
  })
  for (const [name, entity] of lastNames(entities)) add(name, entity)
  for (const list of names.values()) list.sort((a, b) => b.tail.length - a.tail.length)

  return (text) => {
    const words = wordsOf(text)
    const found = new Set<number>()
    for (let at = 0; at < words.length; at++) {
      const word = words[at]
      const name = word && names.get(word.lower)?.find((known) => fits(known, words, at))
      if (!name) continue
      found.add(name.entity)
      at += name.tail.length
    }
    return [...found]
  }
}

interface Name {
  tail: string[]
  isCapital: boolean
  entity: number
}
interface Word {
  lower: string
  isCapital: boolean
}

const description = /^(the|his|her|their|its|an?)\s/i

function fits({ tail, isCapital }: Name, words: readonly Word[], at: number): boolean {
  return (!isCapital || words[at]?.isCapital === true) && tail.every((lower, i) => words[at + 1 + i]?.lower === lower)
}

function wordsOf(text: string): Word[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((raw) => ({
    lower: foldWords(raw),
    isCapital: /^\p{Lu}/u.test(raw),
  }))
}

function lastNames(entities: readonly Entity[]): [string, number][] {
  const named = entities.flatMap(({ name, kind }, entity): [string, number][] => {
    const last = name.split(' ').at(-1) ?? ''
    return kind !== 'person' || !name.includes(' ') || last.length < 3 ? [] : [[last, entity]]
  })
  return [...groupedBy(named, ([last]) => last).values()].flatMap((own) => (own.length > 1 ? [] : own))
}
