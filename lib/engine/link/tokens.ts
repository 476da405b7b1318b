import { encodedWords, contentFlagsOf } from '@/lib/engine/analyse/encoded-words'
import { conceptOf } from '@/lib/engine/lexicon/concepts'
import { argumentRoles } from '@/lib/engine/analyse/argument-roles'
import { lexiconIdOf, phrasesIn } from '@/lib/engine/lexicon/listed-words'
import { EXCLUSIVE_WORDS, OPPOSITE_WORDS, wordRelationOf } from '@/lib/engine/lexicon/word-relations'
import { areOpposite, rowOf, shareSense } from '@/lib/engine/lexicon/word-table'
import type { Item, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { compareItems, areSameEntity } from '@/lib/engine/analyse/compare-values'
import { unitAt } from '@/lib/text/units'
import type { Word } from '@/lib/text/words'
import type { Span } from '@/lib/text/spans'

/** The words of a text as input of the linking net, one entry per word in each list. */
export interface Tokens {
  length: number
  words: Word[]
  /** The words as the encoder reads them. */
  encoded: string[]
  /** Row in the word table, -1 for unknown words. */
  rows: Int32Array
  /** Hashes of the stem, the concept and the exact word, equal where these are equal. */
  stems: Int32Array
  concepts: Int32Array
  exact: Int32Array
  /** Index into `ITEM_TYPES`, 0 for words outside all items. */
  types: Uint8Array
  /** Bit set of `TOKEN_FLAGS`. */
  flags: Uint16Array
  items: (Item | null)[]
  /** The number whose unit each word is ("metres" of "111 metres"), or null. */
  measured: (Item | null)[]
  /** 1 for content words. */
  content: Uint8Array
  /** Number of each word, or of the phrase that it is part of, in the lists of opposites and exclusive terms; 0 if in none. */
  listed: Int32Array
  /** 1 for words up to `NEGATION_REACH` words after a negation in their clause, which it may deny. */
  denied: Uint8Array
  /** The part of each word in its clause, from `argumentRoles`. */
  roles: Uint8Array
}

export const ITEM_TYPES = [
  '',
  'subject',
  'person',
  'org',
  'place',
  'work',
  'name',
  'date',
  'number',
  'role',
  'degree',
] as const

export const TOKEN_FLAGS = [
  'capital',
  'digit',
  'negation',
  'quantifier',
  'order',
  'quoted',
  'content',
  'pronoun',
  'hypothetical',
  'vague',
  'slot',
  'ownText',
  'beforePunctuation',
  'clauseStart',
] as const
type TokenFlag = (typeof TOKEN_FLAGS)[number]
const bitOfFlag = Object.fromEntries(TOKEN_FLAGS.map((name, i) => [name, 1 << i])) as Record<TokenFlag, number>

/**
 * Relations between a word of a sentence and a word of a claim, one bit each. Two combinations have a meaning of their
 * own: `stem` and `opposite` is one word, denied in one of the two texts; `same` and `other` is one thing, which acts in
 * one text and is acted upon in the other. Of words outside items, `other` and `sameType` are exclusive terms.
 */
const PAIR_BITS = ['stem', 'concept', 'sense', 'opposite', 'same', 'other', 'sameType', 'exact'] as const
const pairBit = Object.fromEntries(PAIR_BITS.map((name, i) => [name, 1 << i])) as Record<
  (typeof PAIR_BITS)[number],
  number
>

export const negationWords =
  /^(?:not|never|no|none|nobody|nothing|neither|nor|without|hardly|cannot|n't|\w+n't|lacks?|lacked|refuse[sd]?|decline[sd]?|denie[sd]|deny|fail(?:s|ed)?|stopped|ceased)$/
export const quantifierWords =
  /^(?:only|all|every|each|any|some|most|both|several|many|few|always|sole|alone|entire|entirely|single|once|twice|half|mostly|exactly|just|no|least|more|less|fewer)$/
export const orderWords =
  /^(?:before|after|first|second|third|last|later|earlier|then|next|previous|previously|since|until|former|formerly|again|already|still|yet|when|while|during|following|followed|preceded|prior|eventually|finally|initially|originally)$/
const vagueWord = /^(?:about|around|nearly|almost|roughly|approximately|some|over|more|under|circa|early|late|mid|end)$/
const pronounWord =
  /^(?:he|she|it|they|his|her|hers|its|their|him|them|himself|herself|itself|who|whose|whom|this|that)$/

/** Hashes a string with 32-bit FNV-1a. A table of strings would fill the memory in a long run. */
function hash32Of(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Number of words after a negation that it may deny, up to the next punctuation. */
const NEGATION_REACH = 7

const tokensOfReading = new WeakMap<ParsedSentence, Tokens>()

/** The words of a sentence as tokens. The result is cached with the reading. */
export function tokensOf(reading: ParsedSentence): Tokens {
  const known = tokensOfReading.get(reading)
  if (known) return known
  const tokens = readTokens(reading)
  tokensOfReading.set(reading, tokens)
  return tokens
}

function readTokens(reading: ParsedSentence): Tokens {
  const { words, text, start } = reading
  const n = words.length
  const tokens: Tokens = {
    length: n,
    words,
    encoded: encodedWords(reading),
    rows: new Int32Array(n),
    stems: new Int32Array(n),
    concepts: new Int32Array(n),
    exact: new Int32Array(n),
    types: new Uint8Array(n),
    flags: new Uint16Array(n),
    items: new Array<Item | null>(n).fill(null),
    measured: new Array<Item | null>(n).fill(null),
    content: contentFlagsOf(reading),
    listed: listedIdsOfWords(words),
    denied: new Uint8Array(n),
    roles: argumentRoles(reading),
  }
  const quotes = quotedSpans(text)
  let at = 0
  for (const [i, word] of words.entries()) {
    const { items } = reading
    while (at < items.length && (items[at]?.end ?? 0) <= word.start) at++
    const item = items[at] && (items[at]?.start ?? Infinity) < word.end ? (items[at] ?? null) : null
    tokens.items[i] = item
    const number = item ?? tokens.measured[i - 1] ?? tokens.items[i - 1]
    const isMeasure = number?.type === 'number' && number.number.measure !== undefined
    if (isMeasure && unitAt(`${word.raw} ${words[i + 1]?.raw ?? ''}`, 0)) tokens.measured[i] = number
    const rowOfLemma = rowOf(word.lemma)
    const row = rowOfLemma >= 0 ? rowOfLemma : rowOf(word.lower)
    // The subject's name is removed: a verdict must not depend on it.
    tokens.rows[i] = item?.type === 'subject' ? -1 : row
    tokens.stems[i] = hash32Of(word.stem)
    tokens.concepts[i] = hash32Of(`c ${conceptOf(word)}`)
    tokens.exact[i] = hash32Of(`= ${word.lower}`)
    tokens.types[i] = item ? ITEM_TYPES.indexOf(item.type) : 0
    let flags = 0
    const { lower } = word
    if (/^\p{Lu}/u.test(word.raw)) flags |= bitOfFlag.capital
    if (/\d/.test(lower)) flags |= bitOfFlag.digit
    if (negationWords.test(lower)) flags |= bitOfFlag.negation
    if (quantifierWords.test(lower)) flags |= bitOfFlag.quantifier
    if (orderWords.test(lower)) flags |= bitOfFlag.order
    if (vagueWord.test(lower)) flags |= bitOfFlag.vague
    if (pronounWord.test(lower)) flags |= bitOfFlag.pronoun
    const local = word.start - start
    if (quotes.some((q) => local >= q.start && local < q.end)) flags |= bitOfFlag.quoted
    if (item && 'pronoun' in item && item.pronoun) flags |= bitOfFlag.pronoun
    const next = text.slice(word.end - start, (words[i + 1]?.start ?? word.end + 1) - start)
    if (/[,;:.()—–]/.test(next)) flags |= bitOfFlag.beforePunctuation
    tokens.flags[i] = flags
  }
  let term = 0
  for (const [i, word] of words.entries()) {
    while (term < reading.terms.length && (reading.terms[term]?.end ?? 0) <= word.start) term++
    const found = reading.terms[term]
    if (found && found.start < word.end) {
      tokens.flags[i] = (tokens.flags[i] ?? 0) | bitOfFlag.content | (found.isInSlot ? bitOfFlag.slot : 0)
    }
  }
  for (const clause of reading.clauses) {
    let first = true
    let denies = 0
    for (const [i, word] of words.entries()) {
      if (word.start < clause.start || word.start >= clause.end) continue
      tokens.denied[i] = denies > 0 ? 1 : 0
      const isLast = ((tokens.flags[i] ?? 0) & bitOfFlag.beforePunctuation) !== 0
      if (negationWords.test(word.lower)) denies = NEGATION_REACH
      else denies = isLast ? 0 : denies - 1
      if (first) tokens.flags[i] = (tokens.flags[i] ?? 0) | bitOfFlag.clauseStart
      if (clause.hypothetical) tokens.flags[i] = (tokens.flags[i] ?? 0) | bitOfFlag.hypothetical
      first = false
    }
  }
  return tokens
}

function listedIdsOfWords(words: readonly Word[]): Int32Array {
  const ids = Int32Array.from(words, ({ lemma }) => lexiconIdOf(lemma))
  for (const { from, to, key } of phrasesIn(words)) ids.fill(lexiconIdOf(key), from, to)
  return ids
}

function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/"[^"]+"/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
}

export const OWN_TEXT_BIT = bitOfFlag.ownText

/** Compares two items: a pair bit, or 0 if not comparable. */
function pairBitOfItems(a: Item, b: Item): number {
  if ('id' in a && 'id' in b) {
    if (areSameEntity(a.id, b.id)) return pairBit.same
    const alike = a.type === b.type || a.type === 'name' || b.type === 'name' || (isPerson(a) && isPerson(b))
    return alike ? pairBit.sameType : 0
  }
  if (a.type === 'degree' && b.type === 'degree') return a.degree === b.degree ? pairBit.same : pairBit.other
  if (a.type !== b.type) return 0
  return bitOfResult[compareItems(a, b)]
}
const bitOfResult = { same: pairBit.same, other: pairBit.other, unlike: pairBit.sameType }
const isPerson = (item: Item): boolean => item.type === 'subject' || item.type === 'person'

const pairBitCache = new WeakMap<Item, WeakMap<Item, number>>()
function cachedPairBit(a: Item, b: Item): number {
  let known = pairBitCache.get(a)
  if (!known) pairBitCache.set(a, (known = new WeakMap()))
  let result = known.get(b)
  if (result === undefined) known.set(b, (result = pairBitOfItems(a, b)))
  return result
}

const wordPairs = new Map<number, number>()

/** Bits that two words share by sense and opposition; cached by the rows of the word table. */
function wordPairBits(a: Word, b: Word, rowA: number, rowB: number): number {
  if (rowA < 0 || rowB < 0) return 0
  const key = rowA * 65536 + rowB
  const known = wordPairs.get(key)
  if (known !== undefined) return known
  const bits = (shareSense(rowA, rowB) ? pairBit.sense : 0) | (areOpposite(a.lemma, b.lemma) ? pairBit.opposite : 0)
  if (wordPairs.size > 300_000) wordPairs.clear()
  wordPairs.set(key, bits)
  return bits
}

/**
 * Writes the pair bits of all words of a sentence (rows) and the first `take` of a claim (columns) into `out`, by row.
 *
 * @param offset column of the first word of the claim in each row; a row has `width` entries
 */
export function writePairBits(
  sentence: Tokens,
  claim: Tokens,
  count: number,
  out: Uint8Array,
  offset: number,
  width: number,
): void {
  for (let t = 0; t < sentence.length; t++) {
    const item = sentence.items[t] ?? null
    const firstColumn = t * width + offset
    const stem = sentence.stems[t]
    const concept = sentence.concepts[t]
    const exact = sentence.exact[t]
    const row = sentence.rows[t] ?? -1
    const content = sentence.content[t]
    const word = sentence.words[t]
    const measured = sentence.measured[t] ?? null
    const denied = sentence.denied[t]
    const role = sentence.roles[t]
    const listed = sentence.listed[t] ?? 0
    for (let m = 0; m < count; m++) {
      let bits = 0
      if (exact === claim.exact[m]) bits |= pairBit.exact
      if (stem === claim.stems[m]) bits |= pairBit.stem
      if (content === 1 && claim.content[m] === 1) {
        if (concept === claim.concepts[m]) bits |= pairBit.concept
        const other = claim.items[m] ?? null
        if (item && other) {
          bits |= cachedPairBit(item, other)
          if (bits & pairBit.same && 'id' in item && role && claim.roles[m] && role !== claim.roles[m])
            bits |= pairBit.other
        } else if (stem === claim.stems[m] && denied !== claim.denied[m]) bits |= pairBit.opposite
        const claimWord = claim.words[m]
        if (word && claimWord && stem !== claim.stems[m])
          bits |= wordPairBits(word, claimWord, row, claim.rows[m] ?? -1)
      }
      // "Metres" are "feet" where the values agree.
      const otherMeasured = claim.measured[m] ?? null
      if (measured && otherMeasured && cachedPairBit(measured, otherMeasured) === pairBit.same)
        bits |= pairBit.stem | pairBit.concept
      if (listed !== 0 && !item && !claim.items[m]) {
        const relation = wordRelationOf(listed, claim.listed[m] ?? 0)
        if (relation === OPPOSITE_WORDS) bits |= pairBit.opposite
        else if (relation === EXCLUSIVE_WORDS) bits |= pairBit.other | pairBit.sameType
      }
      out[firstColumn + m] = bits
    }
  }
}
