/**
 * Thresholds of certainty. Chosen on the annotated pages with a realistic mix that are kept for this (`npm run
 * train:report`), never on the sets of `tests/eval`.
 */
export const bars = {
  /** Log-odds that a sentence is contradicted, from which it is called so. */
  contradicted: 0.35,
  /** Minimum relevance of the claim that it contradicts. */
  contradictedRelevant: 0.4,
  /** Log-odds that the dossier has what a sentence says, from which it is called supported. */
  supported: -0.2,
  /** Probability that a further detail differs, next to the surest one. */
  alsoDiffers: 0.35,
  /** Minimum share of "agrees" among the readings of a detail that agrees, and minimum relevance of its claim. */
  agrees: 0.7,
  agreesRelevant: 0.3,
  /** Minimum probability of differing, and minimum relevance of the claim, for showing its value with an open detail. */
  compare: 0.5,
  compareRelevant: 0.5,
  /** Minimum probability of differing for marking a detail of any kind as not found. */
  warn: 0.25,
  /** Minimum probability that a value, or a phrase, does not agree, for marking it as not found. */
  openValue: 0.3,
  openPhrase: 0.6,
  /** Minimum log-odds of relevance for showing a claim as evidence. */
  relevant: -0.5,
}
