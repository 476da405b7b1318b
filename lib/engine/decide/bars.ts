/**
 * Thresholds of certainty. Chosen on held-out annotated articles (`npm run train:report`), never on the sets of
 * `tests/eval`.
 */
export const bars = {
  /** Log-odds that a sentence is contradicted: its surest word and the whole sentence, added. */
  contradicted: 5,
  /** Probability that a further detail differs, next to the surest one. */
  alsoDiffers: 0.35,
  /** Minimum share of "agrees" among the readings of a detail that agrees. */
  agrees: 0.75,
  /** Minimum probability for showing the likeliest fact's value with an open detail. */
  compare: 0.25,
  /** Minimum log-odds of relevance for showing a claim as evidence. */
  relevant: -0.5,
}
