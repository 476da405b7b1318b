import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { hasSameValue } from '@/lib/engine/analyse/compare-values'
import { hasFactor } from '@/lib/engine/analyse/derived-values'
import type { NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { kindOfItem } from '@/lib/engine/details/spans'
import { mapDefined, wordSet } from '@/lib/text/lists'
import { spansOverlap, type Span } from '@/lib/text/spans'
import type { Word } from '@/lib/text/words'
import { wholeClaim } from './claim-value'
import { relevanceOf, type Pair } from './pairs'
import type { ScoredSentence } from './scores'
import { isSwapped } from './value-parts'

/** Rules that show a sentence beside a claim which it never agrees with, whatever the net and the reader say. */
const rules = {
  respelt: respeltName,
  oneOf: ofSeveral,
  factor: otherFactor,
  swapped: swappedValues,
  turned: turnedRound,
}
export type ExactLookId = keyof typeof rules
export type ExactLooks = ReadonlyMap<ExactLookId, Pair>

/** Returns what each rule shows of a sentence. */
export function exactLooksOf(scored: ScoredSentence): ExactLooks {
  const near = relevantClaims(scored)
  const looks = new Map<ExactLookId, Pair>()
  for (const id of Object.keys(rules) as ExactLookId[]) {
    const pair = rules[id](scored.reading, near)
    if (pair) looks.set(id, pair)
  }
  return looks
}

/** Minimum relevance of a near claim. */
const LEAST_RELEVANCE = 0.5

/** Returns the claims near a sentence, most relevant first. */
function relevantClaims({ evidence, scores }: ScoredSentence): AnalysedClaim[] {
  if (!scores) return []
  return evidence.netClaims
    .map(({ analysis }, at) => ({ analysis, relevance: relevanceOf(at, scores) }))
    .filter(({ relevance }) => relevance >= LEAST_RELEVANCE)
    .sort((a, b) => b.relevance - a.relevance)
    .map(({ analysis }) => analysis)
}

/** Returns a part of a sentence, or all of it, beside a claim; `words` are those of the claim that are shown. */
export function lookAt(
  { start, end }: Span,
  kind: Pair['kind'],
  analysis: AnalysedClaim,
  relevance = 1,
  words?: string,
): Pair {
  const value = words === undefined ? wholeClaim(analysis) : { ...wholeClaim(analysis), text: words, isWhole: false }
  const noWords = { item: null, from: 0, to: 0, core: [], pDetail: 1, pAgrees: 0, pDiffers: 0, pOpen: 0 }
  const differing = { analysis, relevance, log: 0, value }
  return { start, end, kind, ...noWords, agreeing: null, sameValue: null, differing }
}

/** Returns the name that differs by a letter or two from one of a near claim: it may be misspelt, or another's. */
function respeltName({ items, words }: ParsedSentence, near: readonly AnalysedClaim[]): Pair | null {
  const respelt = words.filter((word) => word.respelt === 'near')
  const name = items.find((item) => 'id' in item && respelt.some((word) => spansOverlap(word, item)))
  if (!name) return null
  const [found] = mapDefined(near, (analysis) => {
    const own = analysis.values.find(({ item }) => 'id' in item && hasSameValue(item, [name]))
    return own && lookAt(name, kindOfItem[name.type], analysis, 1, own.words)
  })
  return found ?? null
}

const SUPERLATIVE = String.raw`(?:first|last|only|best|worst|most\s\p{L}+|least\s\p{L}+|(?:\p{L}+-)?\p{L}{2,}est)`
const oneOfPattern = new RegExp(
  String.raw`\b(?:one of|some of|among|amongst) (?:the|its|their|his|her)\s(?:\p{L}+\s){0,2}?(${SUPERLATIVE})(?![\p{L}-])`,
  'giu',
)
const aloneBefore = new RegExp(
  String.raw`(?<!\b(?:one of|some of|among|amongst)\s)\b(?:the|its|their|his|her|\p{L}+['’]s)\s(${SUPERLATIVE})(?![\p{L}-])`,
  'giu',
)

/** Returns "the oldest" of a sentence where all near claims that have the word say "one of the oldest". */
function ofSeveral({ text, start }: ParsedSentence, near: readonly AnalysedClaim[]): Pair | null {
  const wordsIn = (pattern: RegExp, words: string): string[] =>
    [...words.matchAll(pattern)].map(([, word = '']) => word.toLowerCase())
  for (const found of text.matchAll(aloneBefore)) {
    const word = found[1]?.toLowerCase() ?? ''
    const [own] = near.filter(({ claim }) => wordsIn(oneOfPattern, claim.text).includes(word))
    if (!own || near.some(({ claim }) => wordsIn(aloneBefore, claim.text).includes(word))) continue
    const place = { start: start + found.index, end: start + found.index + found[0].length }
    return lookAt(place, 'quantifier', own)
  }
  return null
}

/** Returns the word for a factor ("doubled") beside the nearest claim with two levels, if it is not the factor between them. */
function otherFactor({ words }: ParsedSentence, near: readonly AnalysedClaim[]): Pair | null {
  const [look] = mapDefined(words, (word) => {
    const claim = near.find(({ derived }) => hasFactor(word.lower, derived) !== undefined)
    return claim && !hasFactor(word.lower, claim.derived) ? lookAt(word, 'term', claim) : undefined
  })
  return look ?? null
}

/** Returns a sentence beside the nearest claim, if that has the value with another verb, and the verb with another value. */
function swappedValues(reading: ParsedSentence, [claim]: readonly AnalysedClaim[]): Pair | null {
  const [own] = claim?.wordingAt(0).readings ?? []
  return claim && own && isSwapped(reading, own) ? lookAt(reading, 'term', claim) : null
}

interface Deed {
  verb: Word
  agent: NamedItem
  patient: NamedItem
  isPassive: boolean
}

/** Returns who does what to whom, where nothing but the verb, "by" and a description is between two names. */
function deedsIn({ items, words }: ParsedSentence): Deed[] {
  const names = items.filter((item): item is NamedItem => 'id' in item)
  return mapDefined(names, (first, at) => {
    const second = names[at + 1]
    if (!second) return null
    const between = words.filter((word) => word.start >= first.end && word.end <= second.start)
    const verbAt = between.findIndex(({ lower, lemma }) => !AUXILIARIES.has(lemma) && !lower.endsWith('ly'))
    const verb = between[verbAt]
    const by = between.find(({ lower }) => lower === 'by')
    const others = between.filter((word) => word !== verb && word !== by)
    if (!verb || between.length > MOST_BETWEEN || others.some(({ lower }) => OTHER_WORDS.has(lower))) return null
    const isPassive = by !== undefined && between.slice(0, verbAt).some(({ lemma }) => lemma === 'be')
    if (by && !isPassive) return null
    return isPassive
      ? { verb, isPassive, agent: second, patient: first }
      : { verb, isPassive, agent: first, patient: second }
  })
}
const MOST_BETWEEN = 8
const AUXILIARIES = wordSet('be have do also later then first once already')
/** Words behind which a name is no longer the verb's own. */
const OTHER_WORDS = wordSet('not never no by in at on of for with to from into that who which whose and or but than')
/** Verbs that hold both ways: who meets somebody is met by them. */
const MUTUAL = wordSet('marry meet join divorce resemble face border adjoin touch know follow cross accompany fight')

/** Returns the claim with the same verb and the same two names, of which the sentence or the claim has one in the passive, turned round. */
function turnedRound(reading: ParsedSentence, near: readonly AnalysedClaim[]): Pair | null {
  const own = deedsIn(reading).filter(({ verb }) => !MUTUAL.has(verb.lemma))
  if (own.length === 0) return null
  const told = near.map((analysis) => ({
    analysis,
    deeds: analysis.wordingAt(0).readings.flatMap(deedsIn),
  }))
  const isOn = (a: Deed, b: Deed, isTurned: boolean): boolean =>
    (a.verb.lemma === b.verb.lemma || a.verb.stem === b.verb.stem) &&
    hasSameValue(a.agent, [isTurned ? b.patient : b.agent]) &&
    hasSameValue(a.patient, [isTurned ? b.agent : b.patient])
  for (const deed of own) {
    const turned = told.find(({ deeds }) => deeds.some((d) => isOn(deed, d, true) && d.isPassive !== deed.isPassive))
    if (turned && !told.some(({ deeds }) => deeds.some((d) => isOn(deed, d, false))))
      return lookAt(reading, 'term', turned.analysis)
  }
  return null
}
