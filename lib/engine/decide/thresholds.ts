/**
 * Thresholds of certainty. Chosen on the annotated pages with a realistic mix that are kept for this (`npm run
 * train:report`), never on the sets of `tests/eval`.
 */
export const thresholds = {
  /** Log-odds that a sentence is contradicted, from which it is called so. */
  contradicted: 0.35,
  /** Minimum relevance of the claim that it contradicts. */
  contradictedRelevant: 0.4,
  /** Log-odds that the dossier has what a sentence says, from which it is called supported. */
  supported: 0,
  /** Probability that a further detail differs, next to the surest one. */
  alsoDiffers: 0.35,
  /** Log-odds that a detail is right and worth a mark, from which it agrees, and minimum relevance of its claim. */
  agrees: -0.1,
  agreesRelevant: 0.3,
  /** Minimum probability of differing, and minimum relevance of the claim, for showing its value with an open detail. */
  compare: 0.7,
  compareRelevant: 0.5,
  /** Minimum probability of differing for marking a detail of any kind as not found; higher for a single plain word. */
  warn: 0.2,
  warnWord: 0.3,
  /** Log-odds that the dossier leaves a value or phrase open, from which it is marked as not found. */
  open: 0,
  /** Minimum probability that an unmarked date or number of a supported sentence is a detail, for marking it as not found. */
  checkableValue: 0.4,
  /** Minimum log-odds of relevance for showing a claim as evidence. */
  relevant: -0.5,
}
