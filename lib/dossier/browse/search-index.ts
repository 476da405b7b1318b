import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { foldWords } from '@/lib/text/fold-words'
import type { Claim, Entity, Source } from '../format/schema'

/** Search results as indexes into the three lists, best first. */
export interface DossierSearchHits {
  claims: number[]
  entities: number[]
  sources: number[]
}

/**
 * Builds the search in claims (text, heading, notes, corrections), entities (all names) and sources step by step, so
 * that thousands of claims do not block the page. Every word of a query must match the beginning of a word; only if
 * nothing matches all words, similar words count too. A query under two characters finds nothing.
 */
export function* buildSearchInSteps(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): Generator<undefined, (query: string) => DossierSearchHits, undefined> {
  const index = new MiniSearch<SearchEntry>(INDEX_OPTIONS)
  for (const entry of searchEntriesOf(claims, entities, sources)) {
    index.add(entry)
    yield
  }
  return (query) => {
    const hits: DossierSearchHits = { claims: [], entities: [], sources: [] }
    for (const id of query.trim().length < 2 ? [] : searchIn(index, query)) {
      if (id < claims.length) hits.claims.push(id)
      else if (id < claims.length + entities.length) hits.entities.push(id - claims.length)
      else hits.sources.push(id - claims.length - entities.length)
    }
    return hits
  }
}

/** Builds the index of all items at once and returns it as JSON, for `openSearchIndex`. */
export function packedSearchIndex(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): object {
  const index = new MiniSearch<SearchEntry>(INDEX_OPTIONS)
  index.addAll([...searchEntriesOf(claims, entities, sources)])
  return index.toJSON()
}

/** Opens a packed index. Its search returns the positions at which items were added, best match first. */
export function openSearchIndex(packed: object): (query: string) => number[] {
  const index = MiniSearch.loadJS<SearchEntry>(packed as AsPlainObject, INDEX_OPTIONS)
  return (query) => searchIn(index, query)
}

const INDEX_OPTIONS: Options<SearchEntry> = {
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

/** Returns ids, best first. Finding similar words is slow, so they are searched only if there is no exact match. */
function searchIn(index: MiniSearch<SearchEntry>, query: string): number[] {
  const exact = index.search(query)
  const found = exact.length > 0 ? exact : index.search(query, { fuzzy: (term) => (term.length > 4 ? 0.2 : false) })
  return found.map(({ id }) => id as number)
}

function* searchEntriesOf(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
): Generator<SearchEntry, void, undefined> {
  let id = 0
  for (const { text, topic, section = '', notes, correction } of claims)
    yield { id: id++, name: '', text, more: [topic, section, ...notes, correction?.text ?? ''].join(' ') }
  for (const { name, aliases, kind } of entities) yield { id: id++, name, text: aliases.join(' '), more: kind }
  for (const { n, title, publisher = '', author = '', date = '', note = '' } of sources)
    yield { id: id++, name: title, text: `${publisher} ${author} ${date} [${n}]`, more: note }
}

interface SearchEntry {
  id: number
  name: string
  text: string
  more: string
}
