/**
 * Limits for the figures on the labelled sets. A false alarm costs more trust than a miss: since November 2026 the
 * engine is tuned to pages where one sentence in a hundred is wrong, and finds less in texts full of errors. With the encoder
 * half as many wrong details are blessed in articles, and .05 fewer right ones agree; the limits follow the measured figures.
 */
export const THRESHOLDS = {
  /** Right among all that is called contradicted, over the articles, the changed articles and the triples together. */
  contradictedPrecision: 0.89,
  /** Share of the changed sentences in `changed/` that are called contradicted. No page there is used for training. */
  changedRecall: 0.08,
  /** Share of the changed sentences called contradicted on pages A… and K…, the oldest and easiest of the set. */
  firstChangedRecall: 0.08,
  /** Share of the changed single sentences that are contradicted. */
  tripleRecall: 0.22,
  /** Share of the right verdicts on `articles/` that name one of the labelled sources. */
  evidence: 0.9,
  /** Sentences of `articles/` wrongly called contradicted, per 1,000. */
  falseAlarmsPer1000: 3,
  /** Maximum share of changed details whose sentence gets a finding without a warning: `changed/`, then triples. */
  changedBlessed: 0.165,
  tripleBlessed: 0.13,
  /** The share of them that differs, in a contradicted or disputed finding. */
  changedCaught: 0.075,
  tripleCaught: 0.23,
  /** F1 score of the verdict `supported`. */
  changedSupportedF1: 0.69,
  tripleSupportedF1: 0.76,
  /** Share of details that agree, in unchanged sentences that are supported and called so. */
  changedAgree: 0.72,
  tripleAgree: 0.79,
  /** Share of the numbers and names in the same sentences that are in a detail. */
  changedHeld: 0.86,
  tripleHeld: 0.88,
  /** Questions for a model: the share with the right claim among ten, and the most tokens for 32 sentences. */
  questions: { amongTen: { articles: 0.91, fr: 0.8, de: 0.79, es: 0.8 }, tokens: 13_000 },
  /** Limits for the held-out annotated texts. */
  heldOut: {
    /** Pages with the mix of published ones: few false alarms come before many finds. */
    life: {
      precision: 0.8,
      falseAlarmsPer1000: 0.6,
      caught: 0.15,
      blessed: 0.06,
      supportedF1: 0.7,
      agree: 0.69,
      held: 0.8,
    },
    articles: {
      precision: 0.93,
      falseAlarmsPer1000: 2,
      caught: 0.09,
      blessed: 0.13,
      supportedF1: 0.68,
      agree: 0.75,
      held: 0.88,
    },
    claims: {
      precision: 0.97,
      falseAlarmsPer1000: 3.5,
      caught: 0.25,
      blessed: 0.07,
      supportedF1: 0.82,
      agree: 0.92,
      held: 0.92,
    },
    others: {
      precision: 0.87,
      falseAlarmsPer1000: 5,
      caught: 0.075,
      blessed: 0.14,
      supportedF1: 0.68,
      agree: 0.72,
      held: 0.89,
    },
    otherClaims: {
      precision: 0.93,
      falseAlarmsPer1000: 9,
      caught: 0.3,
      blessed: 0.1,
      supportedF1: 0.76,
      agree: 0.89,
      held: 0.89,
    },
  },
}
