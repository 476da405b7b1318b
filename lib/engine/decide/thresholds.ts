import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { MOST_SHORT_WORDS } from './guards'

/**
 * How a text came to be checked. `along`: somebody reads a page, where one sentence in a hundred is wrong. `asked`:
 * somebody asks about a statement, of which about one in three is.
 */
export type CheckOccasion = 'along' | 'asked'

/** Thresholds of certainty. */
export interface Bars {
  /** Log-odds that a sentence is contradicted, from which it is called so. */
  contradicted: number
  /** Minimum relevance of the claim that it contradicts. */
  contradictedRelevant: number
  /** Log-odds that a sentence is contradicted, from which both values are shown for comparison; Infinity: never. */
  mayDiffer: number
  /** Threshold as `mayDiffer`, for a date beside a claim that has nearly all other words of a short sentence. */
  onlyDateMayDiffer: number
  /**
   * Another claim with the sentence's date or number excludes the conflict if its log-odds of relevance are at most this
   * much below those of the contradicted claim.
   */
  nearlyAsNear: number
  /** Minimum probability that a detail differs, however likely the sentence is contradicted. */
  leastDiffers: number
  /** Log-odds that the dossier has what a sentence says, from which it is called supported. */
  supported: number
  /** Threshold as `supported`, for a covered sentence with an open detail: that detail warns the user, so the bar is lower. */
  inPart: number
  /** Minimum probability of differing, for details that are shown as differing besides the surest one. */
  alsoDiffers: number
  /** Log-odds that a detail is right and worth a mark, from which it agrees, and minimum relevance of its claim. */
  agrees: number
  agreesRelevant: number
  /** Minimum probability of differing, and minimum relevance of the claim, for showing its value with an open detail. */
  compare: number
  compareRelevant: number
  /** Minimum probability of differing for marking a detail of any kind as not found; higher for a single plain word. */
  warn: number
  warnWord: number
  /** Log-odds that the dossier leaves a value or phrase open, from which it is marked as not found. */
  open: number
  /** Minimum probability that an unmarked date or number of a supported sentence is a detail, for marking it as not found. */
  checkableValue: number
  /** Minimum log-odds of relevance for showing a claim as evidence. */
  relevant: number
  /** Log-odds that the dossier covers a sentence without a verdict, from which claims are named beside it. */
  related: number
  /** Log-odds that the dossier covers a sentence, from which it gets no finding if it has no related claims. */
  maybeCovered: number
}

const along: Bars = {
  contradicted: 0.3,
  contradictedRelevant: 0.2,
  nearlyAsNear: Infinity,
  mayDiffer: Infinity,
  onlyDateMayDiffer: -4,
  leastDiffers: 0.15,
  supported: 0.5,
  inPart: -0.6,
  alsoDiffers: 0.35,
  agrees: -0.5,
  agreesRelevant: 0.2,
  compare: 0.7,
  compareRelevant: 0.5,
  warn: 0.25,
  warnWord: 0.2,
  open: 0.2,
  checkableValue: 0.1,
  relevant: -0.5,
  related: 0.3,
  maybeCovered: -1,
}

/**
 * One table for each `CheckOccasion`. Chosen on annotated pages with a realistic mix that are reserved for this, and on
 * wrong versions of their sentences, each alone (`npm run train:report`); never on the sets of `tests/eval`.
 */
export const operatingPoints: Record<CheckOccasion, Bars> = {
  along,
  asked: {
    ...along,
    contradicted: -1.5,
    contradictedRelevant: 0.05,
    nearlyAsNear: 1,
    mayDiffer: -1.7,
    leastDiffers: 0.05,
    open: 0,
    // Users who ask get the nearest claims rather than none.
    related: -1,
    maybeCovered: Infinity,
  },
}

/**
 * Returns the bars of "contradicted". A long sentence of a page has many details and is mostly right: where somebody asks,
 * one that may differ is shown to compare.
 */
export const barsOfContradicted = ({ words }: ParsedSentence, prior: CheckOccasion): Bars =>
  operatingPoints[words.length > MOST_SHORT_WORDS ? 'along' : prior]
