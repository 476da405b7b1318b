/** The least that the engine must reach on the labelled sets. A false alarm costs more trust than a miss. */
export const THRESHOLDS = {
  /** Right among all that is called contradicted, over the articles, the changed articles and the triples together. */
  contradictedPrecision: 0.95,
  /** Of the changed sentences in `changed/`, the share called contradicted; 0.2 before twenty harder articles came in. */
  changedRecall: 0.12,
  /** Sentences of `articles/` wrongly called contradicted, per 1,000. */
  falseAlarmsPer1000: 2,
}
