import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { foldWords } from '@/lib/text/fold-words'
import type { Claim, Entity, Source } from '../schema'

/** Search results as indexes into the three lists, best first. */
export interface Hits {
  claims: number[]
  entities: number[]
  sources: number[]
}

export interface SearchIndex {
  /** Indexes one more item; `added` counts them. Returns false when all are indexed. */
  addNext: () => boolean
  /** A query under two letters finds nothing. */
  find: (query: string) => Hits
  /** The filled index as JSON, for `openSearchIndex`. */
  packed: () => object
}

/**
 * An index of claims (text, heading, doubts, corrections), entities (all their names) and sources. It is filled step by
 * step, so that thousands of claims do not block the page. Every word of a query must match the beginning of a word;
 * only if nothing matches all, similar words count too.
 */
export function createSearchIndex(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): SearchIndex {
  const index = new MiniSearch<Entry>(OPTIONS)
  let at = 0
  const next = (): Entry | null => {
    const [claim, entity] = [claims[at], entities[at - claims.length]]
    const source = sources[at - claims.length - entities.length]
    const id = at++
    if (claim) {
      const { text, topic, section = '', notes, correction } = claim
      return { id, name: '', text, more: [topic, section, ...notes, correction?.text ?? ''].join(' ') }
    }
    if (entity) return { id, name: entity.name, text: entity.aliases.join(' '), more: entity.kind }
    if (source) {
      const { n, title, publisher = '', author = '', date = '', note = '' } = source
      return { id, name: title, text: `${publisher} ${author} ${date} [${n}]`, more: note }
    }
    return null
  }
  return {
    addNext: () => {
      const entry = next()
      if (entry) index.add(entry)
      return entry !== null
    },
    find: (query) => {
      const hits: Hits = { claims: [], entities: [], sources: [] }
      if (query.trim().length < 2) return hits
      for (const id of search(index, query)) {
        if (id < claims.length) hits.claims.push(id)
        else if (id < claims.length + entities.length) hits.entities.push(id - claims.length)
        else hits.sources.push(id - claims.length - entities.length)
      }
      return hits
    },
    packed: () => index.toJSON(),
  }
}

/** The search in a packed index: the items in the order in which they were added, best first. */
export function openSearchIndex(packed: object): (query: string) => number[] {
  const index = MiniSearch.loadJS<Entry>(packed as AsPlainObject, OPTIONS)
  return (query) => search(index, query)
}

const OPTIONS: Options<Entry> = {
  fields: ['name', 'text', 'more'],
  tokenize: (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [],
  processTerm: foldWords,
  searchOptions: {
    boost: { name: 4, text: 2 },
    combineWith: 'AND',
    // One letter starts thousands of words, so it must be a complete word.
    prefix: (term) => term.length > 1,
  },
}

function search(index: MiniSearch<Entry>, query: string): number[] {
  let found = index.search(query)
  // Slow, so only used when nothing else was found.
  if (found.length === 0) found = index.search(query, { fuzzy: (term) => (term.length > 4 ? 0.2 : false) })
  return (found as unknown as { id: number }[]).map(({ id }) => id)
}

interface Entry {
  id: number
  name: string
  text: string
  more: string
}
