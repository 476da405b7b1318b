import type { Claim, Dossier, Mark } from '@/lib/dossier/format/schema'
import { fold } from '@/lib/text/fold'
import { sentencesOf } from '@/lib/text/sentences'
import { analyseSentence } from './analyse-sentence'
import { newDiscourse, type Discourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import { endWithUnit, type Item, type ParsedSentence, type Term, type Topic } from './parsed-sentence'
import { topicsOfPronouns } from './told-of-others'
import { topicOf } from './topics'
import { plainSentence } from './plain-sentence'
import { distinctItems } from './compare-values'
import { derivedItems } from './derived-values'
import { spansOverlap } from '@/lib/text/spans'

/**
 * Version of the analysis, stored with each index. Raise it with each change that gives other terms, dates, numbers,
 * facts or directions for a claim, also with another encoder (`npm run dossier -- compile` then changes an index):
 * older indexes are then built again.
 */
export const ANALYSIS_VERSION = 1

/** A claim as the engine uses it: every wording analysed, and the values that an article could get wrong. */
export interface AnalysedClaim {
  readonly index: number
  readonly claim: Claim
  /** Returns the analysis of one wording, without analysing the others. */
  readonly wordingAt: (wording: number) => AnalysedWording
  /** The claim's own text first, then its phrasings. */
  readonly readings: ParsedSentence[]
  /** Keys of all terms of all wordings. */
  readonly vocabulary: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  readonly values: ClaimValue[]
  /** The items of the values, each once, for comparing. */
  readonly valueItems: Item[]
  /** The change or the sum of two figures of the claim's own text. */
  readonly derived: Item[]
  /** Dates and numbers in the claim's correction. */
  readonly corrections: Item[]
}

/** The sentences of one wording, and their values. */
interface AnalysedWording {
  readings: ParsedSentence[]
  values: ClaimValue[]
}

/** A typed value of a claim. */
interface ClaimValue {
  item: Item
  /** The claim's own words for the value. */
  words: string
  /** Index of the claim's slot, null outside slots; in a claim without slots, the index within its sentence. */
  slot: number | null
  /** Index of the value's wording; 0 is the claim's own text. */
  wording: number
}

/** Whether a wording of a claim has a word of a sentence, or one of the same stem or concept. */
export const hasTerm = ({ vocabulary, stems }: AnalysedClaim, { key, stem }: Term): boolean =>
  vocabulary.has(key) || stems.has(stem)

/**
 * Returns the claims of a dossier, whose wordings are analysed on first use. Pronouns in a claim mean the subject until
 * another person is named.
 */
export function analysedClaims(dossier: Dossier, gazetteer: Gazetteer): AnalysedClaim[] {
  const topics = new Map<string, Topic | null>()
  const topicBelow = (heading: string): Topic | null => {
    const known = topics.get(heading)
    if (known !== undefined) return known
    const [reading] = readSentences(heading, gazetteer, newDiscourse())
    const topic = reading ? topicOf(reading, gazetteer) : null
    topics.set(heading, topic)
    return topic
  }
  const topicsOf = topicsOfPronouns(dossier)
  return dossier.claims.map((claim, index) => {
    const wordings: AnalysedWording[] = []
    const wordingAt = (n: number): AnalysedWording =>
      (wordings[n] ??= analyseWording(claim, n, gazetteer, topicsOf.get(claim.id) ?? topicBelow(claim.section ?? '')))
    let analysed: ClaimAnalysis | undefined
    let derived: Item[] | undefined
    const analyse = (): ClaimAnalysis =>
      (analysed ??= analyseAllWordings(
        claim,
        Array.from({ length: 1 + claim.phrasings.length }, (_, n) => wordingAt(n)),
        gazetteer,
      ))
    return {
      index,
      claim,
      wordingAt,
      get readings() {
        return analyse().readings
      },
      get vocabulary() {
        return analyse().vocabulary
      },
      get stems() {
        return analyse().stems
      },
      get values() {
        return analyse().values
      },
      get corrections() {
        return analyse().corrections
      },
      get valueItems() {
        return analyse().valueItems
      },
      get derived() {
        return (derived ??= derivedItems(wordingAt(0).readings))
      },
    }
  })
}

type ClaimAnalysis = Pick<AnalysedClaim, 'readings' | 'vocabulary' | 'stems' | 'values' | 'valueItems' | 'corrections'>

function analyseWording(claim: Claim, wording: number, gazetteer: Gazetteer, topic: Topic | null): AnalysedWording {
  const { text, marks } = wording === 0 ? claim : (claim.phrasings[wording - 1] ?? { text: '', marks: [] })
  const readings = readClaim(text, gazetteer)
  for (const reading of readings) {
    reading.wording = wording
    reading.topic = topic
    for (const term of reading.terms) if (marks.some((mark) => spansOverlap(mark, term))) term.isInSlot = true
  }
  return { readings, values: readings.flatMap((reading) => claimValues(claim, reading, marks, wording)) }
}

function analyseAllWordings(claim: Claim, wordings: readonly AnalysedWording[], gazetteer: Gazetteer): ClaimAnalysis {
  const readings = wordings.flatMap((wording) => wording.readings)
  const vocabulary = new Set<string>()
  const stems = new Set<string>()
  for (const reading of readings) {
    for (const term of reading.terms) vocabulary.add(term.key)
    for (const word of reading.words) stems.add(word.stem)
  }
  const corrections = claim.correction ? readClaim(claim.correction.text, gazetteer).flatMap((r) => r.items) : []
  const values = withoutLooseDates(wordings.flatMap((wording) => wording.values))
  return { readings, values, valueItems: distinctItems(values.map(({ item }) => item)), vocabulary, stems, corrections }
}

/** Leaves out dates without a year where the claim has one with it: "in February" in a wording of 2 February 2025. */
function withoutLooseDates(values: readonly ClaimValue[]): ClaimValue[] {
  const hasYear = values.some(({ item }) => item.type === 'date' && !item.date.value.anyYear)
  return values.filter(({ item }) => !hasYear || item.type !== 'date' || !item.date.value.anyYear)
}

function readClaim(text: string, gazetteer: Gazetteer): ParsedSentence[] {
  const discourse = newDiscourse()
  discourse.focus = gazetteer.subject.id
  return readSentences(text, gazetteer, discourse)
}

function readSentences(text: string, gazetteer: Gazetteer, discourse: Discourse): ParsedSentence[] {
  const folded = fold(text)
  return sentencesOf(folded).map((span) =>
    analyseSentence(plainSentence(folded, span), span, gazetteer, discourse, null),
  )
}

function claimValues(claim: Claim, reading: ParsedSentence, marks: readonly Mark[], wording: number): ClaimValue[] {
  const items = reading.items.filter((i) => i.type !== 'degree' && i.type !== 'subject')
  const wordsOf = (item: Item) => {
    const text = reading.text.slice(item.end - reading.start)
    return item.text + text.slice(0, endWithUnit(item, text) - item.end)
  }
  const hasSlots = claim.slots.length > 0
  return items.map((item, at) => {
    const slot = hasSlots ? marks.find((mark) => spansOverlap(mark, item))?.slot : at
    return { item, words: wordsOf(item), slot: slot ?? null, wording }
  })
}
