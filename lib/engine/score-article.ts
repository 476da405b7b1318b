import type { Dossier } from '@/lib/dossier/format/schema'
import { pairsOf } from '@/lib/engine/judge/pairs'
import type { JudgeContext, ScoredSentence } from '@/lib/engine/judge/scores'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { statementOf, withSubject } from '@/lib/engine/reader/statement'
import { quotationReader } from './quotations/compare-quotations'
import { findQuotations } from './quotations/find-quotations'
import { hasOpinion } from '@/lib/features/opinions'
import { opinionReader } from './judge/opinions'
import { nearestPhrasings } from './link/nearest-phrasing'
import { prepareEvidence } from './link/prepare-evidence'
import { claimInputs, sentenceInputs } from '@/lib/engine/link/inputs'
import { largeData } from '@/lib/engine/data/large-data'
import { MOST_CLAIMS, openLinkingNet, type LinkingNet } from '@/lib/engine/link/net/linking-net'
import { buildIndex, restoreGazetteer, type DossierIndex } from '@/lib/engine/retrieve/dossier-index'
import { provideStoredTexts } from '@/lib/engine/encoder/shared-encoder'
import { createRetriever, type Retrieved } from '@/lib/engine/retrieve/retriever'
import { contentWords } from '@/lib/engine/retrieve/near-dossiers'
import { decayedClaimScores, retrievalScore } from '@/lib/engine/retrieve/score'
import { analysedClaims, type AnalysedClaim } from './analyse/analysed-claims'
import type { ParsedSentence } from './analyse/parsed-sentence'
import { buildGazetteer, type Gazetteer } from '@/lib/engine/analyse/gazetteer'
import { analyseArticle, type SharedReading } from '@/lib/engine/analyse/analyse-article'
import type { Article } from '@/lib/schema/finding'
import { dateOfIso } from '@/lib/text/dates'
import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import type { Span } from '@/lib/text/spans'

/** The engine without its last step: computes the inputs of the verdicts. */
export interface ArticleScorer {
  gazetteer: Gazetteer
  views: AnalysedClaim[]
  context: JudgeContext
  /**
   * Reads the sentences of an article one by one, in reading order: all, or those that touch a stretch of the text.
   * Sentences before the stretch are only read, since pronouns refer to them.
   */
  readArticle: (article: Article, stretch?: Span, shared?: SharedReading) => Generator<ReadSentence, void, void>
  /** Returns the scores of the sentences that are compared. */
  scoreArticle: (article: Article, stretch?: Span, shared?: SharedReading) => Generator<ScoredSentence, void, void>
  /** The content words of each claim (`indexSet`). */
  wordsOfClaims: () => readonly (readonly string[])[]
  /** Yields the sentences of an article with the claims nearest to each, by retrieval alone, without the net. */
  nearestClaims: (article: Article, limit: number) => Generator<SentenceClaims, void, void>
}

interface ReadSentence {
  reading: ParsedSentence
  /** Scores of the sentence; null where it is not compared. */
  scored: ScoredSentence | null
}

interface SentenceClaims {
  reading: ParsedSentence
  /** Offsets of the sentence in the article. */
  place: Span
  /** Claims that the sentence may be about, best first. */
  found: Retrieved[]
}

let sharedNet: LinkingNet | undefined

/**
 * Creates the stages of the engine for one dossier: analyse, retrieve, link, compare.
 *
 * @param saved the index of this dossier; without it, all claims are analysed first
 */
export function createArticleScorer(
  dossier: Dossier,
  saved?: DossierIndex,
  net: LinkingNet = (sharedNet ??= openLinkingNet(largeData().net)),
): ArticleScorer {
  if (saved?.texts) provideStoredTexts(saved.texts)
  const gazetteer = saved ? restoreGazetteer(saved.gazetteer) : buildGazetteer(dossier)
  const views = analysedClaims(dossier, gazetteer)
  const index = saved ?? buildIndex(gazetteer, views)
  const retriever = createRetriever(index, retrievalScore)
  const nearestPhrasing = nearestPhrasings(index)
  const readQuotations = quotationReader(dossier)
  const readOpinion = opinionReader(dossier)
  const isOnlyJudged = dossier.claims.map(hasOpinion)
  const asOf = dateOfIso(dossier.asOf)
  const context: ArticleScorer['context'] = {
    claims: new Map(dossier.claims.map((claim) => [claim.id, claim])),
    sources: new Map(dossier.sources.map((s) => [s.n, s])),
    subjectName: shortSubjectName(dossier.subject),
    isOnPerson: dossier.subject.kind === 'person',
    asOfDay: asOf?.to ?? Infinity,
  }

  const readArticle: ArticleScorer['readArticle'] = function* (article, stretch, shared) {
    let before: ReadonlyMap<number, number> = new Map()
    const quotations = findQuotations(article.text, article.blocks)
    for (const sentence of analyseArticle(article, dossier, gazetteer, shared)) {
      const { reading, context: around, passage, isCompared } = sentence
      const { start, end } = passage ?? reading
      if (stretch && start >= stretch.end) break
      const found = isCompared ? retriever.search(reading, before, 2 * MOST_CLAIMS) : []
      before = decayedClaimScores(before, found)
      if (stretch && end <= stretch.start) continue
      if (!isCompared) {
        yield { reading, scored: null }
        continue
      }
      const stated = found.filter(({ claim }) => isOnlyJudged[claim] !== true)
      const evidence = prepareEvidence(reading, claimsToCompare(reading, stated), views, nearestPhrasing(reading))
      const scores = net.run(evidence, sentenceInputs(reading, around), evidence.netClaims.map(claimInputs))
      const details = scores ? pairsOf(reading, evidence, scores) : []
      const quoted = passage ? [] : readQuotations(article.text, quotations, start, end)
      const { namesSubject, isAlone, isPiece } = around
      const entailment: ScoredSentence['entailment'] = (analysis) =>
        readPairCached(
          withSubject(analysis.claim.text, context.subjectName),
          statementOf(reading, context.subjectName, analysis),
        )
      yield {
        reading,
        scored: {
          reading,
          passage,
          scores,
          evidence,
          details,
          quoted,
          entailment,
          namesSubject,
          isAlone,
          isPiece,
          opinion: readOpinion(reading, found),
        },
      }
    }
  }
  const scoreArticle: ArticleScorer['scoreArticle'] = function* (...given) {
    for (const { scored } of readArticle(...given)) if (scored) yield scored
  }
  function* nearestClaims(article: Article, limit: number): Generator<SentenceClaims, void, void> {
    let before: ReadonlyMap<number, number> = new Map()
    for (const { reading, passage } of analyseArticle(article, dossier, gazetteer)) {
      const found = retriever.search(reading, before, limit)
      before = decayedClaimScores(before, found)
      yield { reading, place: passage ?? reading, found }
    }
  }
  let words: string[][] | undefined
  const wordsOfClaims = (): string[][] =>
    (words ??= dossier.claims.map(({ text }) => contentWords(wordsOf(fold(text)))))
  return { gazetteer, views, context, readArticle, scoreArticle, nearestClaims, wordsOfClaims }
}

/**
 * Minimum retrieval score (log-odds) of claims after `ALWAYS_COMPARED`, and of the best claim for a sentence not about
 * the subject. On the threshold pages it excludes 1 in 1,000 right claims shown, and a quarter of the net's input.
 */
const LEAST_NEAR_SCORE = -5
/** Number of nearest claims that are compared whatever their score. */
const ALWAYS_COMPARED = 6

/** Selects the claims that the net reads: none for a sentence that is far from all claims and not about the subject. */
function claimsToCompare(
  { mentionsSubject, impliedSubject }: ParsedSentence,
  found: readonly Retrieved[],
): Retrieved[] {
  if (!mentionsSubject && !impliedSubject && (found[0]?.score ?? -Infinity) < LEAST_NEAR_SCORE) return []
  return found.slice(0, MOST_CLAIMS).filter(({ score }, i) => i < ALWAYS_COMPARED || score >= LEAST_NEAR_SCORE)
}

/** Returns the last name of a person ("Karpathy"), and the whole name of anything else. */
function shortSubjectName({ name, kind }: Dossier['subject']): string {
  return kind === 'person'
    ? (name
        .replace(/,? (?:[JS]r\.?|I{2,3}|IV)$/, '')
        .split(' ')
        .at(-1) ?? name)
    : name
}
