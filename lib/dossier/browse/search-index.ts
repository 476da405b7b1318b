import MiniSearch, { type AsPlainObject, type Options, type SearchResult } from 'minisearch'
import { foldWords } from '@/lib/text/fold-words'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Claim, Entity, Source } from '../format/schema'

/** Search results as indexes into the three lists, best first. */
export interface Hits {
  claims: number[]
  entities: number[]
  sources: number[]
}

export interface SearchIndex {
  /** Indexes one more item. Returns false when all are indexed. */
  addNext: () => boolean
  /** Finds in short steps. A query under two letters finds nothing. */
  find: (query: string) => Generator<undefined, Hits, undefined>
}

/** Items of one part of an index. A search in a part takes a few milliseconds, and is one step. */
const PART = 4000

/**
 * An index of claims (text, heading, doubts, corrections), entities (all their names) and sources. It is filled step by
 * step, so that thousands of claims do not block the page. Every word of a query must match the beginning of a word;
 * only if nothing matches all, similar words count too. A large index has several parts, and a score is relative to the words of its part.
 */
export function createSearchIndex(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
  partSize = PART,
): SearchIndex {
  const parts: MiniSearch<Entry>[] = []
  const entries = entriesOf(claims, entities, sources)
  return {
    addNext: () => {
      const next = entries.next()
      if (next.done) return false
      const part = (parts[Math.floor(next.value.id / partSize)] ??= new MiniSearch<Entry>(OPTIONS))
      part.add(next.value)
      return true
    },
    *find(query) {
      const hits: Hits = { claims: [], entities: [], sources: [] }
      if (query.trim().length < 2) return hits
      for (const [n, id] of (yield* searchInSteps(parts, query)).entries()) {
        if (n % STEP === STEP - 1) yield
        if (id < claims.length) hits.claims.push(id)
        else if (id < claims.length + entities.length) hits.entities.push(id - claims.length)
        else hits.sources.push(id - claims.length - entities.length)
      }
      return hits
    },
  }
}

/** The filled index of all items in one part as JSON, for `openSearchIndex`. */
export function packedSearchIndex(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): object {
  const index = new MiniSearch<Entry>(OPTIONS)
  for (const entry of entriesOf(claims, entities, sources)) index.add(entry)
  return index.toJSON()
}

/** The search in a packed index: the items in the order in which they were added, best first. */
export function openSearchIndex(packed: object): (query: string) => number[] {
  const index = MiniSearch.loadJS<Entry>(packed as AsPlainObject, OPTIONS)
  return (query) => runAtOnce(searchInSteps([index], query))
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

/** Results that are handled in one step. */
const STEP = 1000

function* searchInSteps(parts: readonly MiniSearch<Entry>[], query: string): Generator<undefined, number[], undefined> {
  // Similar words are slow to find, so they are only looked for when nothing else was found.
  for (const options of [{}, { fuzzy: (term: string) => (term.length > 4 ? 0.2 : false) }]) {
    const found: Ranked[][] = []
    for (const part of parts) {
      found.push(part.search(query, options))
      yield
    }
    if (found.some(({ length }) => length > 0)) return yield* mergedInSteps(found)
  }
  return []
}

/** Ids of sorted lists in one order, best first. Sorting all of them together would be one long step. */
function* mergedInSteps(lists: readonly (readonly Ranked[])[]): Generator<undefined, number[], undefined> {
  const places = lists.map(() => 0)
  const merged: number[] = []
  for (;;) {
    let [best, from] = [null as Ranked | null, 0]
    for (const [n, list] of lists.entries()) {
      const first = list[places[n] ?? 0]
      if (first !== undefined && (best === null || first.score > best.score)) [best, from] = [first, n]
    }
    if (best === null) return merged
    places[from] = (places[from] ?? 0) + 1
    merged.push(best.id as number)
    if (merged.length % STEP === 0) yield
  }
}

function* entriesOf(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): Generator<Entry, void, undefined> {
  let id = 0
  for (const { text, topic, section = '', notes, correction } of claims)
    yield { id: id++, name: '', text, more: [topic, section, ...notes, correction?.text ?? ''].join(' ') }
  for (const { name, aliases, kind } of entities) yield { id: id++, name, text: aliases.join(' '), more: kind }
  for (const { n, title, publisher = '', author = '', date = '', note = '' } of sources)
    yield { id: id++, name: title, text: `${publisher} ${author} ${date} [${n}]`, more: note }
}

type Ranked = Pick<SearchResult, 'id' | 'score'>

interface Entry {
  id: number
  name: string
  text: string
  more: string
}
