/** How often verdicts were right, in words of reports. `docs/verdicts.md` has each figure with the texts it was measured on. */
export const measuredAccuracy = {
  /** Contradicted, on pages with the mix of published ones. */
  right: 6,
  of: 7,
  /** Contradicted, on published articles. */
  published: 3,
  ofPublished: 5,
  /** Of 100: contradicted in articles with many wrong details, supported, and useful marks of words not found. */
  manyWrong: 94,
  supported: 82,
  notFound: 54,
} as const
