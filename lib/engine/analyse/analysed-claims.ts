import type { Claim, Dossier, Mark } from '@/lib/dossier/schema'
import { fold } from '@/lib/text/fold'
import { sentencesOf } from '@/lib/text/sentences'
import { analyseSentence } from './analyse-sentence'
import { newDiscourse } from './coreference'
import type { Gazetteer } from './gazetteer'
import type { Item, ParsedSentence } from './parsed-sentence'
import { valuesOf, type Values } from './compare-values'

/** A claim as the engine uses it: every wording analysed, and the values that an article could get wrong. */
export interface AnalysedClaim {
  readonly index: number
  readonly claim: Claim
  /** The claim's own text first, then its phrasings. */
  readonly readings: ParsedSentence[]
  /** Keys of all terms of all wordings. */
  readonly vocabulary: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  readonly values: ClaimValue[]
  /** The same, for comparing; sorted on first use. */
  readonly known: Values
  /** Dates and numbers in the claim's correction. */
  readonly corrected: Item[]
}

/** A typed value of a claim. `single`: another value of its type, at the same place, would contradict. */
export interface ClaimValue {
  item: Item
  single: boolean
  /** The claim's own words for it. */
  words: string
  /** Index of the claim's slot that it fills; values of a claim without slots have their own. */
  slot: number | null
  /** Index of its wording; 0 is the claim's own text. */
  wording: number
}

/**
 * The claims of a dossier, each analysed on first use. Pronouns in a claim mean the subject until another person is
 * named.
 */
export function analysedClaims(dossier: Dossier, gazetteer: Gazetteer): AnalysedClaim[] {
  return dossier.claims.map((claim, index) => {
    let analysed: Analysed | undefined
    let known: Values | undefined
    const analyse = (): Analysed => (analysed ??= analyseClaim(claim, gazetteer))
    return {
      index,
      claim,
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
      get corrected() {
        return analyse().corrected
      },
      get known() {
        return (known ??= valuesOf(analyse().values.map((value) => value.item)))
      },
    }
  })
}

type Analysed = Pick<AnalysedClaim, 'readings' | 'vocabulary' | 'stems' | 'values' | 'corrected'>

function analyseClaim(claim: Claim, gazetteer: Gazetteer): Analysed {
  const readings: ParsedSentence[] = []
  const values: ClaimValue[] = []
  const texts = [{ text: claim.text, marks: claim.marks }, ...claim.phrasings]
  for (const [wording, { text, marks }] of texts.entries()) {
    for (const reading of readClaim(text, gazetteer)) {
      reading.wording = wording
      readings.push(reading)
      for (const term of reading.terms)
        if (marks.some((m) => m.start < term.end && m.end > term.start)) term.slot = true
      values.push(...claimValues(claim, reading, marks, wording))
    }
  }
  const vocabulary = new Set<string>()
  const stems = new Set<string>()
  for (const reading of readings) {
    for (const term of reading.terms) vocabulary.add(term.key)
    for (const word of reading.words) stems.add(word.stem)
  }
  const corrected = claim.correction ? readClaim(claim.correction.text, gazetteer).flatMap((r) => r.items) : []
  return { readings, values, vocabulary, stems, corrected }
}

function readClaim(text: string, gazetteer: Gazetteer): ParsedSentence[] {
  const folded = fold(text)
  const discourse = newDiscourse()
  discourse.focus = gazetteer.subject.id
  return sentencesOf(folded).map((span) => analyseSentence(folded, span, gazetteer, discourse, null))
}

function claimValues(claim: Claim, reading: ParsedSentence, marks: readonly Mark[], wording: number): ClaimValue[] {
  const items = reading.items.filter((i) => i.type !== 'degree' && i.type !== 'subject')
  if (claim.slots.length === 0) {
    const dates = items.filter((i) => i.type === 'date').length
    return items.map((item, slot) => ({
      item,
      words: item.text,
      slot,
      wording,
      single: item.type === 'number' || (item.type === 'date' && (dates === 1 || item.date.role !== 'at')),
    }))
  }
  return items.map((item) => {
    const mark = marks.find((m) => m.start < item.end && m.end > item.start)
    const slot = mark ? claim.slots[mark.slot] : undefined
    return { item, words: item.text, slot: mark?.slot ?? null, wording, single: slot?.single ?? false }
  })
}
