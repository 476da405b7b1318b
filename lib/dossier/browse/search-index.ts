import MiniSearch, { type AsPlainObject, type Options, type SearchResult } from 'minisearch'
import { foldWords } from '@/lib/text/fold-words'
import type { Claim, Entity, Source } from '../format/schema'

/** Search results as indexes into the three lists, best first. */
export interface DossierSearchHits {
  claims: number[]
  entities: number[]
  sources: number[]
  /** Whether nothing matches all words: the results are then the claims with most of them. */
  areClosest: boolean
}

export interface SearchWords {
  /** Returns the key that a word shares with words of the same meaning: "adviser" and "supervised". */
  meaningOf: (word: string) => string
  /** Whether a word has no content of its own: "when", "did". */
  isEmpty: (word: string) => boolean
}

/**
 * Builds the search in claims (text, heading, notes, corrections), entities (all names) and sources step by step, so
 * that thousands of claims do not block the page. Every word of a query that has content must match the beginning of a
 * word, or a word of the same meaning; only if nothing matches all words, similar words count too, then most of the
 * words. A query under two characters finds nothing.
 */
export function* buildSearchInSteps(
  claims: readonly Claim[],
  entities: readonly Entity[],
  sources: readonly Source[],
  words: SearchWords = EVERY_WORD,
): Generator<undefined, (query: string) => DossierSearchHits, undefined> {
  const index = new MiniSearch<SearchEntry>({
    ...INDEX_OPTIONS,
    processTerm: (word, field) => [foldWords(word), ...(field === 'name' ? [] : [meaningKey(word, words)])],
    searchOptions: { ...INDEX_OPTIONS.searchOptions, processTerm: foldWords },
  })
  for (const entry of searchEntriesOf(claims, entities, sources)) {
    index.add(entry)
    yield
  }
  return (query) => {
    const { ids, areClosest } = query.trim().length < 2 ? NOTHING_FOUND : searchIn(index, query, words)
    const hits: DossierSearchHits = { claims: [], entities: [], sources: [], areClosest }
    for (const id of ids) {
      if (id < claims.length) hits.claims.push(id)
      else if (id < claims.length + entities.length) hits.entities.push(id - claims.length)
      else hits.sources.push(id - claims.length - entities.length)
    }
    return areClosest ? { claims: hits.claims.slice(0, MOST_CLOSEST), entities: [], sources: [], areClosest } : hits
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
  return (query) => searchIn(index, query).ids
}

const INDEX_OPTIONS: Options<SearchEntry> = {
  fields: ['name', 'text', 'more'],
  tokenize: wordsIn,
  processTerm: foldWords,
  searchOptions: {
    boost: { name: 4, text: 2 },
    combineWith: 'AND',
    // One letter starts thousands of words, so it must be a complete word.
    prefix: (term) => term.length > 1,
  },
}

const AS_IT_IS = { tokenize: (term: string) => [term], processTerm: (term: string) => term, prefix: false }

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

interface FoundIds {
  /** Ids, best first. */
  ids: number[]
  areClosest: boolean
}

const NOTHING_FOUND: FoundIds = { ids: [], areClosest: false }

const EVERY_WORD: SearchWords = { meaningOf: foldWords, isEmpty: () => false }

/** Returns the term by which words of one meaning are found. A beginning of a word that is searched for never has its sign. */
const meaningKey = (word: string, { meaningOf }: SearchWords): string => `=${meaningOf(word)}`

/** Searches for all words. Finding similar words is slow, so they are searched only if there is no exact match. */
function searchIn(index: MiniSearch<SearchEntry>, given: string, words = EVERY_WORD): FoundIds {
  const written = wordsIn(given)
  const full = written.filter((word) => !words.isEmpty(word))
  const query = (full.length > 0 ? full : written).join(' ')
  const exact = index.search({
    combineWith: 'AND',
    queries: wordsIn(query).map((word) => ({
      combineWith: 'OR',
      queries: [word, { ...AS_IT_IS, queries: [meaningKey(word, words)] }],
    })),
  })
  const found = exact.length > 0 ? exact : index.search(query, { fuzzy: (term) => (term.length > 4 ? 0.2 : false) })
  return found.length > 0
    ? { ids: found.map(idOf), areClosest: false }
    : { ids: closestTo(index, query), areClosest: true }
}

/** Number of words that a closest result shares with the query at least: one may be shared by chance. */
const LEAST_SHARED_WORDS = 2
const MOST_CLOSEST = 20

/** Returns the ids with most words of a query, such as a sentence of a page. Short words, as "was", are left out. */
function closestTo(index: MiniSearch<SearchEntry>, query: string): number[] {
  const words = wordsIn(query).filter((word) => /\p{N}|\p{L}{4}|\p{Lu}{2}/u.test(word))
  const found = index.search(words.join(' '), { combineWith: 'OR' })
  return found.filter(({ queryTerms }) => queryTerms.length >= LEAST_SHARED_WORDS).map(idOf)
}

const idOf = ({ id }: SearchResult): number => id as number

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
