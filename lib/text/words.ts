import { stemmer } from 'stemmer'
import lists from './lexicon/words.json'
import type { Span } from '@/lib/text/spans'

/** A word of a text. `start` and `end` are offsets into the text given to `wordsOf`. */
export interface Word extends Span {
  /** The word as written, folded. */
  raw: string
  lower: string
  /** Dictionary form of a verb or noun, by rules and lists. */
  lemma: string
  stem: string
  /** Set where `raw` is the word of a known name that the text spells otherwise: a spelling of it, or a word with other letters. */
  respelt?: 'same' | 'near'
}

/**
 * Returns the words of a folded text: runs of letters and digits; a dot, comma or hyphen inside a number or version
 * stays ("5.1", "1,224", "GPT-2", "–40"), one inside a date ("20.07.1969") separates; a hyphen between words separates them, but "co-" and "re-" stay with their verb.
 */
export function wordsOf(folded: string, from = 0, to = folded.length): Word[] {
  const words: Word[] = []
  wordPattern.lastIndex = from
  for (let m = wordPattern.exec(folded); m && m.index < to; m = wordPattern.exec(folded)) {
    const raw = m[0].replace(/'s$|'$/i, '')
    words.push({ start: m.index, end: m.index + raw.length, raw, ...formsOf(raw) })
  }
  return words
}

/** Returns lower case, lemma and stem of a word, without accents; cached, because texts repeat words. */
export function formsOf(raw: string): { lower: string; lemma: string; stem: string } {
  const known = wordFormCache.get(raw)
  if (known) return known
  const lower = raw
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^(co|re)-(?=[a-z]{3})/, '$1')
  const lemma = lemmaOf(lower)
  const forms = { lower, lemma, stem: /^[a-z]+$/.test(lemma) ? stemmer(lemma) : lemma }
  if (wordFormCache.size > 50_000) wordFormCache.clear()
  wordFormCache.set(raw, forms)
  return forms
}

const femaleNames = new Set(lists.femaleNames.split(' '))
const maleNames = new Set(lists.maleNames.split(' '))
export const firstNames = new Set([...femaleNames, ...maleNames, ...lists.otherFirstNames.split(' ')])

/** The pronoun that a given name in lower case suggests; null if it suggests neither, or is in no list. */
export function pronounOfName(name: string): 'he' | 'she' | null {
  if (femaleNames.has(name)) return 'she'
  return maleNames.has(name) ? 'he' : null
}

export const places = new Set(`${lists.countries} ${lists.regions} ${lists.cities}`.split(' '))
/** Countries and regions: a town can be in one of these, so a town and a wide place do not exclude each other. */
export const widePlaces = new Set(`${lists.countries} ${lists.regions}`.split(' '))
export const demonyms = new Set(lists.demonyms.split(' '))
export const adjectives = new Set(lists.adjectives.split(' '))

const wordPattern =
  /(?<=^|\p{L}\s|\()[–-]\d+(?:[.,]\d+)*|(?<!\d\.)(?!\d{1,2}\.\d{1,2}\.\d{4}\b)\d+(?:[.,]\d+)+(?:[a-z]{1,2}\b)?|\b(?:[Cc]o|[Rr]e)-[A-Za-z]{3,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?<!\p{N})-\d[\p{L}\p{N}.]*\b)?(?:'[\p{L}]+)?/gu
const wordFormCache = new Map<string, { lower: string; lemma: string; stem: string }>()
const verbs = new Set(lists.verbs.split(' '))
const irregularLemmas = new Map<string, string>(
  (
    lists.irregular +
    ' is:be are:be was:be were:be been:be has:have did:do done:do does:do went:go gone:go wrote:write written:write won:win led:lead ran:run paid:pay built:build children:child people:person men:man women:woman theses:thesis'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** Returns the dictionary form of a lower-case word. For words of texts, the cached `formsOf` is faster. */
export function lemmaOf(word: string): string {
  const strong = irregularLemmas.get(word)
  if (strong) return strong
  if (word.length < 4 || verbs.has(word)) return word
  for (const [ending, puts] of inflectionEndings) {
    if (!word.endsWith(ending)) continue
    const root = word.slice(0, -ending.length)
    for (const put of puts) if (verbs.has(root + put)) return root + put
    const last = root.at(-1)
    if (last !== undefined && root.at(-2) === last && verbs.has(root.slice(0, -1))) return root.slice(0, -1)
  }
  if (/[^s]s$/.test(word) && !/(us|is|ss)$/.test(word))
    return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=x|ch|sh|ss)es$|s$/, '')
  return word
}

export const isVerb = (word: string): boolean => verbs.has(lemmaOf(word))

const inflectionEndings: [string, string[]][] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['es', ['e', '']],
  ['s', ['']],
  ['ing', ['', 'e']],
  ['ed', ['', 'e']],
]
