import type { Dossier } from '@/lib/dossier/format/schema'
import type { CheckOccasion } from '@/lib/engine/judge/bars'
import { findingOf } from '@/lib/engine/judge/finding'
import type { ScoredSentence } from '@/lib/engine/judge/scores'
import { explanationOf, type Explanation, lookUpOf } from '@/lib/engine/explain/explanation'
import { prepareArticle, type PreparedArticle } from '@/lib/engine/analyse/prepare-article'
import type { JoinedSentence } from '@/lib/engine/analyse/passages'
import type { DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import type {
  Article,
  CheckProgress,
  CheckResult,
  Detail,
  Finding,
  LookupResult,
  SentenceLookup,
} from '@/lib/schema/finding'
import { runAtOnce } from '@/lib/text/run-in-slices'
import type { SharedReading } from '@/lib/engine/analyse/analyse-article'
import { createArticleScorer } from './score-article'
import type { Span } from '@/lib/text/spans'
import { mapDefined } from '@/lib/text/lists'

export type * from '@/lib/schema/finding'
export type { CheckOccasion }

export interface Engine {
  /**
   * @param occasion how the article, or each of its sentences, came to be checked; `along` without it
   * @param part the only part of the article to judge, in its context
   */
  check(article: Article, occasion?: CheckOccasion | OccasionOf, part?: Span): CheckResult
  /**
   * Checks in slices, one sentence each, so that a caller can yield between them. In a long article the first slices
   * only find its sentences: their number grows, and nothing is checked yet.
   *
   * @param shared what several engines share that check the article together
   */
  checkInSlices(
    article: Article,
    occasion?: CheckOccasion | OccasionOf,
    shared?: SharedReading,
    part?: Span,
  ): Generator<CheckProgress, CheckResult, void>
  /** Explains why the sentences in a range are marked or not. */
  lookUp(article: Article, start: number, end: number, occasion?: CheckOccasion, shared?: SharedReading): LookupResult
  /** The reasoning about every sentence, also those without a finding. For the command line and for development. */
  explain(article: Article, occasion?: CheckOccasion): Explanation[]
  /** The content words of each claim, by which the dossiers for a sentence are chosen (`indexSet`). */
  wordsOfClaims(): readonly (readonly string[])[]
  /** The claims nearest to each sentence, by retrieval alone and whatever the verdict. One sentence per step. */
  nearestClaims(article: Article): Generator<NearestClaims, void, void>
}

/** Returns how a sentence, given by its words, came to be checked. */
export type OccasionOf = (quote: string) => CheckOccasion

export interface NearestClaims extends Span {
  /** Whether the sentence mentions the subject, by name, pronoun or description, or implies it. */
  isOnSubject: boolean
  /** Indices into the dossier's claims, best first, with the log-odds that the sentence is based on the claim. */
  claims: { claim: number; score: number }[]
}

/**
 * Creates the engine for one dossier. Without an index this takes about a tenth of a millisecond per wording, so reuse
 * the result.
 *
 * @param index result of `indexDossier` for this dossier
 */
export function createEngine(dossier: Dossier, index?: DossierIndex): Engine {
  const { context, readArticle, scoreArticle, nearestClaims, wordsOfClaims } = createArticleScorer(dossier, index)
  const quoteOf = ({ reading, passage }: ScoredSentence, article: Article): string =>
    passage?.text ?? article.text.slice(reading.start, reading.end)
  const occasionOf = (
    scored: ScoredSentence,
    article: Article,
    given: CheckOccasion | OccasionOf = 'along',
  ): CheckOccasion =>
    typeof given === 'function' ? given(placeOf(scored, article)?.quote ?? quoteOf(scored, article)) : given
  const find = (scored: ScoredSentence, article: Article, occasion: CheckOccasion): Finding | null => {
    const finding = findingOf(scored, quoteOf(scored, article), context, occasion)
    return finding && scored.passage ? toPassage(finding, scored.passage, article.text) : finding
  }
  /** Returns the finding of the occasion, and where somebody asks also that of somebody who reads along. */
  const findBoth = (scored: ScoredSentence, article: Article, occasion: CheckOccasion): FoundOn => {
    const listed = (occasion: CheckOccasion): Finding[] => [find(scored, article, occasion) ?? []].flat()
    return { findings: listed(occasion), onPage: occasion === 'asked' ? listed('along') : undefined }
  }
  const placeOf = (
    { passage }: ScoredSentence,
    { text }: Article,
  ): { start: number; end: number; quote: string } | null =>
    passage ? { start: passage.start, end: passage.end, quote: text.slice(passage.start, passage.end) } : null

  const checkInSlices: Engine['checkInSlices'] = function* (article, occasion, shared, part) {
    const sharedReading = shared ?? { prepared: yield* prepareInSlices(article), isCompared: () => true }
    const { sentences } = sharedReading.prepared
    const result: CheckResult = { mentions: 0, sentences: 0, findings: [], nearest: [] }
    const nearest = new Set<string>()
    let checked = 0
    for (const { reading, scored } of readArticle(article, part, sharedReading)) {
      result.mentions += reading.items.filter((item) => item.type === 'subject' && !item.pronoun).length
      const { findings, onPage } = scored ? findBoth(scored, article, occasionOf(scored, article, occasion)) : NOTHING
      result.findings.push(...findings)
      if (scored && nearest.size < MOST_NEAREST)
        for (const { analysis } of scored.evidence.netClaims.slice(0, MOST_NEAREST)) nearest.add(analysis.claim.id)
      if (findings.length > 0 || sentences[checked]?.isAside !== true) result.sentences++
      yield { checked: ++checked, sentences: sentences.length, findings, onPage }
    }
    // The claims near the sentences are offered only where no sentence is settled.
    const isCovered = result.findings.some(({ verdict }) => verdict !== 'unverified')
    if (!isCovered) result.nearest.push(...[...nearest].slice(0, MOST_NEAREST))
    return result
  }

  return {
    wordsOfClaims,
    checkInSlices,
    check: (article, occasion, part) => runAtOnce(checkInSlices(article, occasion, undefined, part)),
    explain: (article, occasion) =>
      [...scoreArticle(article)].map((scored): Explanation => {
        const quote = quoteOf(scored, article)
        return {
          ...explanationOf(scored, quote, find(scored, article, occasion ?? 'along')),
          ...placeOf(scored, article),
        }
      }),
    *nearestClaims(article) {
      for (const { reading, place, found } of nearestClaims(article, MOST_CLAIMS_OF_SENTENCE)) {
        const { mentionsSubject, impliedSubject } = reading
        yield {
          start: place.start,
          end: place.end,
          isOnSubject: mentionsSubject || impliedSubject !== null,
          claims: found.map(({ claim, score }) => ({ claim, score })),
        }
      }
    },
    lookUp: (article, start, end, occasion, shared) => {
      const sentences: SentenceLookup[] = []
      for (const scored of scoreArticle(article, { start, end }, shared)) {
        const lookup = lookUpOf(scored, quoteOf(scored, article), find(scored, article, occasion ?? 'along'))
        sentences.push({ ...lookup, ...placeOf(scored, article) })
      }
      return { sentences }
    },
  }
}

type FoundOn = Pick<CheckProgress, 'findings' | 'onPage'>
const NOTHING: FoundOn = { findings: [] }

/** Prepares an article in slices that only find its sentences. */
export function* prepareInSlices(article: Article): Generator<CheckProgress, PreparedArticle, void> {
  const preparing = prepareArticle(article)
  let step = preparing.next()
  for (; !step.done; step = preparing.next()) yield { checked: 0, sentences: step.value, findings: [] }
  return step.value
}

/** Moves a finding to the place of its passage; null where only words of a head, outside that place, settle it. */
function toPassage(finding: Finding, passage: JoinedSentence, text: string): Finding | null {
  const { start, end, head, startOf, endOf } = passage
  const moved = (details: readonly Detail[]): Detail[] =>
    mapDefined(details, (detail) => {
      const place = { start: startOf(detail.start), end: endOf(detail.end) }
      return place.end > place.start ? { ...detail, ...place, article: text.slice(place.start, place.end) } : undefined
    })
  const details = moved(finding.details)
  const isSettled = (all: readonly Detail[]): boolean => all.some(({ verdict }) => verdict !== 'open')
  if (isSettled(finding.details) && !isSettled(details)) return null
  const partial = finding.partial && details.some(({ verdict }) => verdict === 'open')
  const { agrees } = finding
  return {
    ...finding,
    start,
    end,
    quote: text.slice(start, end),
    details,
    partial,
    ...(head !== '' && { head }),
    ...(agrees && { agrees: { ...agrees, details: moved(agrees.details) } }),
  }
}

/** Number of claims that are shown where the evidence settles nothing. */
const MOST_NEAREST = 3

/** Maximum number of claims that `nearestClaims` returns for one sentence. */
const MOST_CLAIMS_OF_SENTENCE = 30
