import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/**
 * How a text came to be checked. `along`: somebody reads a page, where one sentence in a hundred is wrong. `asked`:
 * somebody asks about a statement, of which about one in three is.
 */
export type CheckOccasion = 'along' | 'asked'

/** Bars of certainty: one column for each occasion. */
export interface Bars {
  /** Log-odds that a sentence is contradicted by a detail, from which it is called so. */
  contradicted: number
  /** Log-odds from which both values are shown to compare. */
  compared: number
  /**
   * Minimum probability of the reader that a claim contradicts the sentence, for calling it so and for showing both to compare,
   * where the net's own is at least `readBeside`.
   */
  readContradicted: number
  readCompared: number
  readBeside: number
  /** Minimum log-odds of relevance of a claim for the reader to read it. */
  readRelevant: number
  /** Minimum relevance of the claim that it differs from, and minimum probability that a detail differs. */
  differsRelevant: number
  leastDiffers: number
  /** Minimum probability of differing, for details that are shown as differing besides the surest one. */
  alsoDiffers: number
  /** Log-odds that the dossier has what a sentence says, from which it is supported. */
  supported: number
  /** Log-odds that a detail is right and worth a mark, from which it agrees, and minimum relevance of its claim. */
  agrees: number
  agreesRelevant: number
  /** Minimum probability of differing, and minimum relevance of the claim, for showing its value with an open detail. */
  compare: number
  compareRelevant: number
  /** Minimum probability of differing for marking a detail of any kind as not found; another one for a single plain word. */
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
  compared: Infinity,
  readContradicted: 0.98,
  readCompared: 0.9,
  readBeside: 0.5,
  readRelevant: -2,
  differsRelevant: 0.2,
  leastDiffers: 0.15,
  alsoDiffers: 0.35,
  supported: 0,
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
 * Chosen on annotated pages with a realistic mix that are reserved for this, and on wrong versions of their sentences,
 * each alone (`npm run train:report`), those of the reader on pairs that never taught it, those of "supported" where somebody
 * asks on statements by writers who had not seen the code; never on the sets of `tests/eval`.
 */
export const barsOf: Record<CheckOccasion, Bars> = {
  along,
  asked: {
    ...along,
    contradicted: -1.5,
    compared: -1.7,
    readContradicted: 0.93,
    readCompared: 0.7,
    readBeside: 0,
    readRelevant: -Infinity,
    supported: 0.8,
    differsRelevant: 0.05,
    leastDiffers: 0.05,
    open: 0,
    // Users who ask get the nearest claims rather than none.
    related: -1,
    maybeCovered: Infinity,
  },
}

/**
 * Returns the occasion whose bars of "contradicted" hold for a sentence. A long sentence of a page has many details and is
 * mostly right: where somebody asks, one that may differ is shown to compare.
 */
export const occasionFor = ({ words }: ParsedSentence, occasion: CheckOccasion): CheckOccasion =>
  words.length > MOST_SHORT_WORDS ? 'along' : occasion
const MOST_SHORT_WORDS = 14
