import type { Dossier } from '@/lib/dossier/format/schema'
import { ANALYSIS_VERSION, analysedClaims, type AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer, type Gazetteer } from '@/lib/engine/analyse/gazetteer'
import { comparableValuesOf, type ComparableValues } from '@/lib/engine/analyse/compare-values'
import { numberedFamiliesIn } from '@/lib/engine/analyse/siblings'
import type { ParsedSentence, Term, GazetteerEntry } from '@/lib/engine/analyse/parsed-sentence'
import { DIRECTION_LENGTH } from '@/lib/engine/encoder/directions'
import { encodedWords, contentFlagsOf } from '@/lib/engine/analyse/encoded-words'
import type { EncodedText } from '@/lib/engine/encoder/encoder'
import { encoderHash, encodeTextCached } from '@/lib/engine/encoder/shared-encoder'
import { storeTexts, type StoredTexts } from '@/lib/engine/encoder/stored-texts'
import { base64Of, int8Of } from '@/lib/text/bytes'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { Word } from '@/lib/text/words'

/**
 * The data on all claims that the engine needs before the first sentence, as plain JSON but for `texts`. With it, a claim is analysed
 * only when a sentence is near to it. Valid for one dossier and one state of `lib/engine/analyse`.
 */
export interface DossierIndex {
  /** Version of the analysis (`ANALYSIS_VERSION`) that made the index. */
  analysis: number
  gazetteer: SavedGazetteer
  /** Keys of all terms, except the subject's. */
  terms: string[]
  /** For each term its word for a look-up in the word table; '' for a name. */
  words: string[]
  /** For each claim its wordings: for each of their terms `2 * term + 1` in a slot, else `2 * term`. */
  claims: number[][][]
  /** Stems of the content words of all phrasings. */
  stems: string[]
  /**
   * For each claim the sentences of its phrasings, one after the other: number of the wording, then its content words as
   * indices into `stems`.
   */
  phrasings: number[][][]
  /** For each claim the dates and numbers of its wordings. */
  values: ComparableValues[]
  /** The encoded texts of the first claims, in base64; claims that are not encoded are found by words alone. */
  directions: string
  /** The same claims' texts as the encoder reads them, and each of their sentences; absent where they are encoded on use. */
  texts?: StoredTexts
}

/** A gazetteer with its maps as lists. */
interface SavedGazetteer extends Pick<Gazetteer, 'subject' | 'pronoun'> {
  byName: [name: string, entry: GazetteerEntry][]
  described: [word: string, entry: GazetteerEntry][]
  longest: [word: string, words: number][]
}

/** Analyses all claims of a dossier, and encodes them: more than ten milliseconds a claim. */
export function indexDossier(dossier: Dossier): DossierIndex {
  let index = runAtOnce(indexDossierInSteps(dossier))
  while (!isEncoded(index)) index = runAtOnce(encodeClaimsInSteps(dossier, index))
  return index
}

/**
 * Builds the index in steps, for dossiers of many claims, and yields its progress from 0 to 1. The analysis of one step
 * is not kept for the next, so that it needs little memory. Of many claims none is encoded yet (`encodeClaimsInSteps`).
 */
export function* indexDossierInSteps(dossier: Dossier): Generator<number, DossierIndex, void> {
  const gazetteer = buildGazetteer(dossier)
  const { claims } = dossier
  const encoded = new Map<string, EncodedText>()
  const count = claims.length <= CLAIMS_ENCODED_AT_ONCE ? claims.length : 0
  const perStep = count > 0 ? CLAIMS_ENCODED_PER_STEP : CLAIMS_PER_STEP
  const { add, finish } = newIndex(gazetteer, count, encoded)
  for (let from = 0; from < claims.length; from += perStep) {
    const some = claims.slice(from, from + perStep)
    for (const view of analysedClaims({ ...dossier, claims: some }, gazetteer)) add(view, from + view.index)
    yield Math.min(1, (from + perStep) / claims.length)
  }
  return { ...finish(), texts: storeTexts(encoderHash(), encoded) }
}

/** Numbers of claims that one step analyses, and analyses and encodes: encoding one takes more than ten milliseconds. */
const CLAIMS_PER_STEP = 10
const CLAIMS_ENCODED_PER_STEP = 2
/** Maximum number of claims that are encoded before a dossier is used first: about a second. */
const CLAIMS_ENCODED_AT_ONCE = 100
/** Number of claims that one call of `encodeClaimsInSteps` encodes, after which the index is stored: about six seconds. */
const CLAIMS_ENCODED_LATER = 500
/** Maximum number of claims of a dossier whose texts are encoded for finding them by meaning: about a minute. */
const MOST_ENCODED_CLAIMS = 5000

/** Whether all claims have their directions, as far as a dossier of their number has them. */
export const isEncoded = ({ claims, directions }: DossierIndex): boolean =>
  claims.length > MOST_ENCODED_CLAIMS || int8Of(directions).length >= claims.length * DIRECTION_LENGTH

/** Encodes the next claims of an index in steps of one claim, and returns the index with their directions. */
export function* encodeClaimsInSteps(dossier: Dossier, index: DossierIndex): Generator<void, DossierIndex, void> {
  const before = int8Of(index.directions)
  const first = before.length / DIRECTION_LENGTH
  const claims = dossier.claims.slice(first, first + CLAIMS_ENCODED_LATER)
  const all = new Int8Array(before.length + claims.length * DIRECTION_LENGTH)
  all.set(before)
  const encoded = new Map<string, EncodedText>()
  for (const view of analysedClaims({ ...dossier, claims }, restoreGazetteer(index.gazetteer))) {
    all.set(encodeClaim(view, encoded), (first + view.index) * DIRECTION_LENGTH)
    yield
  }
  const texts = storeTexts(encoderHash(), encoded, index.texts)
  return { ...index, directions: base64Of(new Uint8Array(all.buffer)), texts }
}

/**
 * Returns the index of a dossier without some of its claims. Terms of those alone stay, and are of no claim then.
 * @param leftOut indices of the claims
 */
export function indexWithout(index: DossierIndex, leftOut: ReadonlySet<number>): DossierIndex {
  if (leftOut.size === 0) return index
  const isKept = (_: unknown, claim: number): boolean => !leftOut.has(claim)
  const directions = int8Of(index.directions).filter((_, at) => !leftOut.has(Math.floor(at / DIRECTION_LENGTH)))
  return {
    ...index,
    claims: index.claims.filter(isKept),
    phrasings: index.phrasings.filter(isKept),
    values: index.values.filter(isKept),
    directions: base64Of(new Uint8Array(directions.buffer)),
  }
}

/** Returns the direction of a claim, and adds its text and its sentences to `encoded`, as the net will read them. */
function encodeClaim(view: AnalysedClaim, encoded?: Map<string, EncodedText>): Int8Array {
  const sentences = view.wordingAt(0).readings.map(encodedWords)
  const whole = sentences.flat()
  for (const words of encoded && whole.length > 0 ? [whole, ...sentences] : [])
    if (words.length > 0) encoded?.set(words.join(' '), encodeTextCached(words))
  return encodeTextCached(whole).direction
}

/** Whether a stored index was made by the current analysis; any other index has to be built again. */
export function isCurrentIndex({ analysis }: Pick<DossierIndex, 'analysis'>): boolean {
  return analysis === ANALYSIS_VERSION
}

/** Builds the index of claims, analysing those that are not analysed yet. */
export function buildIndex(gazetteer: Gazetteer, views: readonly AnalysedClaim[]): DossierIndex {
  const { add, finish } = newIndex(gazetteer, views.length <= MOST_ENCODED_CLAIMS ? views.length : 0)
  for (const view of views) add(view, view.index)
  return finish()
}

interface NewIndex {
  add: (view: AnalysedClaim, claim: number) => void
  finish: () => DossierIndex
}

/**
 * @param count number of claims that get their directions
 * @param encoded gets their encoded texts
 */
function newIndex(gazetteer: Gazetteer, count: number, encoded?: Map<string, EncodedText>): NewIndex {
  const ids = new Map<string, number>()
  const lists = { terms: [], words: [], claims: [], stems: [], phrasings: [], values: [], directions: '' }
  const index: DossierIndex = { analysis: ANALYSIS_VERSION, gazetteer: serialiseGazetteer(gazetteer), ...lists }
  const directions = new Int8Array(count * DIRECTION_LENGTH)
  const subjectKey = `#${gazetteer.subject.id}`
  const idOf = (term: Term): number => {
    const known = ids.get(term.key)
    if (known !== undefined) return known
    const id = index.terms.push(term.key) - 1
    ids.set(term.key, id)
    index.words.push(term.kind === 'item' ? '' : term.lemma || term.stem)
    return id
  }
  const stemIds = new Map<string, number>()
  const stemIdOf = ({ stem }: Word): number => {
    const known = stemIds.get(stem)
    if (known !== undefined) return known
    const id = index.stems.push(stem) - 1
    stemIds.set(stem, id)
    return id
  }
  const contentOfPhrasing = (reading: ParsedSentence): number[][] => {
    if (!reading.wording) return []
    const content = contentFlagsOf(reading)
    const words = reading.words.filter((_, i) => content[i] === 1)
    return [[reading.wording, ...words.map(stemIdOf)]]
  }
  const add = (view: AnalysedClaim, claim: number): void => {
    const wordings = new Map<number, Map<number, boolean>>()
    for (const reading of view.readings) {
      const own = wordings.get(reading.wording ?? 0) ?? new Map<number, boolean>()
      wordings.set(reading.wording ?? 0, own)
      for (const term of reading.terms) {
        if (term.key === subjectKey) continue
        const id = idOf(term)
        if (!own.has(id)) own.set(id, term.isInSlot ?? false)
      }
    }
    index.claims.push([...wordings.values()].map((own) => [...own].map(([id, slot]) => 2 * id + (slot ? 1 : 0))))
    index.phrasings.push(view.readings.flatMap(contentOfPhrasing))
    index.values.push(comparableValuesOf(view.valueItems))
    if (count > 0) directions.set(encodeClaim(view, encoded), claim * DIRECTION_LENGTH)
  }
  return { add, finish: () => ({ ...index, directions: base64Of(new Uint8Array(directions.buffer)) }) }
}

function serialiseGazetteer({ subject, pronoun, byName, described, longest }: Gazetteer): SavedGazetteer {
  return { subject, pronoun, byName: [...byName], described: [...described], longest: [...longest] }
}

export function restoreGazetteer({ subject, pronoun, byName, described, longest }: SavedGazetteer): Gazetteer {
  const names = new Map(byName)
  return {
    subject,
    pronoun,
    byName: names,
    families: numberedFamiliesIn(names.keys()),
    described: new Map(described),
    longest: new Map(longest),
  }
}
