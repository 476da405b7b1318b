import { adjectives, lemmaOf, type Word } from '@/lib/text/words'
import exclusiveSets from './exclusive-sets.json'
import opposites from './opposites.json'

/**
 * The words and phrases of `opposites.json` and `exclusive-sets.json`, numbered from 1. Read on first use, in a few
 * milliseconds.
 */
interface ListedWords {
  /** Number of a lemma, or of a phrase as lemmas with spaces. */
  ids: Map<string, number>
  /** Lemma or phrase by number. */
  keys: string[]
  /** Pairs of opposites, as `pairKey`. */
  opposite: Set<number>
  /** Positions of a word in the exclusive sets: the set's number times `GROUPS` plus its group of synonyms. */
  places: (number[] | undefined)[]
  /** First lemma of a phrase to its phrases, the longest first. */
  phrases: Map<string, string[][]>
  sets: number
}

const MAX_GROUPS = 64
const MAX_WORDS = 16_384
const pairKey = (a: number, b: number): number => (a < b ? a * MAX_WORDS + b : b * MAX_WORDS + a)

let loadedLists: ListedWords | undefined
const getLists = (): ListedWords => (loadedLists ??= readLists())

/** Number of a lemma, or of the key of a phrase, in the lists; 0 if it is in none. Adverbs in "-ly" count as their adjective. */
export function lexiconIdOf(lemma: string): number {
  const { ids } = getLists()
  const id = ids.get(lemma)
  if (id !== undefined) return id
  return lemma.endsWith('ly') ? adverbId(lemma, ids) : 0
}

/** The lemma or phrase with a number. */
export const lexiconKeyOf = (id: number): string => getLists().keys[id] ?? ''

export const areListedOpposite = (a: number, b: number): boolean =>
  a !== 0 && b !== 0 && getLists().opposite.has(pairKey(a, b))

/** Whether two words are in one exclusive set, and in none as synonyms. */
export function areInExclusiveSet(a: number, b: number): boolean {
  const { places } = getLists()
  const inA = places[a]
  const inB = places[b]
  if (a === b || !inA || !inB) return false
  let found = false
  for (const x of inA) {
    for (const y of inB) {
      if (x === y) return false
      if (Math.floor(x / MAX_GROUPS) === Math.floor(y / MAX_GROUPS)) found = true
    }
  }
  return found
}

/** Finds listed phrases in a sentence, longest first, without overlaps (`to` is exclusive, `key` for `lexiconIdOf`). */
export function phrasesIn(words: readonly Word[]): { from: number; to: number; key: string }[] {
  const { phrases } = getLists()
  const found: { from: number; to: number; key: string }[] = []
  for (let from = 0; from < words.length; from++) {
    const starting = phrases.get(words[from]?.lemma ?? '')
    const phrase = starting?.find((lemmas) => lemmas.every((lemma, k) => words[from + k]?.lemma === lemma))
    if (!phrase) continue
    found.push({ from, to: from + phrase.length, key: phrase.join(' ') })
    from += phrase.length - 1
  }
  return found
}

export const listedOpposites = (): [number, number][] =>
  [...getLists().opposite].map((pair) => [Math.floor(pair / MAX_WORDS), pair % MAX_WORDS])

/** Adverbs that do not mean what their adjective means. */
const unrelatedAdverbs = new Set('hardly lately shortly nearly barely fairly fully mostly newly'.split(' '))

function adverbId(adverb: string, ids: ReadonlyMap<string, number>): number {
  if (unrelatedAdverbs.has(adverb)) return 0
  const root = adverb.slice(0, -2)
  if (root.length < 4) return 0
  for (const adjective of [root, `${root}le`, root.replace(/i$/, 'y'), root.replace(/al$/, '')]) {
    const id = isAdjective(adjective) ? ids.get(adjective) : undefined
    if (id !== undefined) return id
  }
  return 0
}
const isAdjective = (word: string): boolean =>
  adjectives.has(word) || /(?:al|ic|ive|ous|able|ible|ant|ent|ful|less)$/.test(word)

function readLists(): ListedWords {
  const lists: ListedWords = {
    ids: new Map(),
    keys: [''],
    opposite: new Set(),
    places: [undefined],
    phrases: new Map(),
    sets: 0,
  }
  for (const line of Object.values(opposites).flat()) readOpposites(line, lists)
  for (const line of Object.values(exclusiveSets).flat()) readExclusiveSet(line, lists)
  for (const known of lists.phrases.values()) known.sort((a, b) => b.length - a.length)
  return lists
}

/**
 * Reads words that cannot both be true of one thing. A line has two sides, and every word of one is opposite to every word
 * of the other; "_" joins the words of a phrase. Words are lemmas: "give_up", not "gave_up". "un~ fair know+n" means
 * "unfair / fair" and "unknown / know", "~less ~ful use" means "useless / useful", "under~ over~ rate" means
 * "underrate / overrate". With prefixes such as "non", the form with a hyphen is included: "non profit". Partners such as
 * teacher and student are left out.
 */
function readOpposites(line: string, lists: ListedWords): void {
  const ids = (terms: readonly string[]): number[] => terms.map((term) => listedIdOf(term, lists))
  const cut = line.indexOf(' / ')
  if (cut >= 0) {
    addOpposites(ids(line.slice(0, cut).split(' ')), ids(line.slice(cut + 3).split(' ')), lists)
    return
  }
  const [, prefix = '', suffix, other, otherSuffix = '', roots = ''] =
    /^(?:([a-z]+)~|~([a-z]+)) (?:([a-z]+)~ |~([a-z]+) )?(.*)/.exec(line) ?? []
  for (const root of roots.split(' ')) {
    if (suffix) addOpposites(ids([root + suffix]), ids([root + otherSuffix]), lists)
    else {
      const [lemma = '', ending = ''] = root.split('+')
      const others = other ? prefixedForms(other, root) : [lemma]
      addOpposites(ids(prefixedForms(prefix, lemma + ending)), ids(others), lists)
    }
  }
}

/** Returns a prefixed word, for some prefixes also as a phrase, because "non-profit" is read as two words. */
const prefixedForms = (prefix: string, root: string): string[] =>
  /^(?:non|anti|pro|pre|post|multi|macro|micro|inter|sub|super|self)$/.test(prefix)
    ? [prefix + root, `${prefix}_${root}`]
    : [prefix + root]

function addOpposites(left: readonly number[], right: readonly number[], lists: ListedWords): void {
  for (const a of left) for (const b of right) if (a !== b) lists.opposite.add(pairKey(a, b))
}

/**
 * Reads a set of terms of which one place holds only one: a talk is no podcast, spring is not autumn. "=" joins synonyms,
 * "_" the words of a phrase. No set has a term together with a kind of it (vehicle and car). A word may be in several
 * sets. A pair of opposites counts before a set.
 */
function readExclusiveSet(line: string, lists: ListedWords): void {
  const set = lists.sets++
  for (const [group, synonyms] of line.split(' ').entries()) {
    for (const term of synonyms.split('=')) {
      const id = listedIdOf(term, lists)
      const places = lists.places[id] ?? (lists.places[id] = [])
      places.push(set * MAX_GROUPS + group)
    }
  }
}

function listedIdOf(term: string, lists: ListedWords): number {
  const lemmas = term.includes('_') ? term.split('_').map(listedLemmaOf) : null
  const key = lemmas ? lemmas.join(' ') : listedLemmaOf(term)
  const known = lists.ids.get(key)
  if (known !== undefined) return known
  const id = lists.keys.push(key) - 1
  lists.ids.set(key, id)
  lists.places.push(undefined)
  if (lemmas) {
    const first = lemmas[0] ?? ''
    const phrases = lists.phrases.get(first)
    if (phrases) phrases.push(lemmas)
    else lists.phrases.set(first, [lemmas])
  }
  return id
}

/** Returns the lemma of a listed word. The lists have lemmas already, except some words in "s" such as "politics". */
const listedLemmaOf = (word: string): string => (word.endsWith('s') ? lemmaOf(word) : word)
