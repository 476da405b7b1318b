/**
 * How sure the engine must be. Chosen on held-out annotated articles (`npm run train:report`), never on the sets of
 * `tests/eval`.
 */
export const bars = {
  /** Log-odds that a sentence is contradicted: those of its surest word and of the sentence as a whole together. */
  contradicted: 5,
  /** Probability that a detail differs, beside the surest one. */
  alsoDiffers: 0.35,
  /** Share of "agrees" among the readings of a detail that is said to agree. */
  agrees: 0.75,
  /** Probability from which on the value of the likeliest fact is kept beside an open detail. */
  compare: 0.25,
  /** Log-odds of relevance from which on a claim is shown as evidence. */
  relevant: -0.5,
}
