/** Limits for users' corrections: lengths in UTF-16 units, and the number of `corrections` in a file. */
export const MAX_LENGTHS = { file: 20_000_000, corrections: 10_000, sentence: 1000, comment: 2000, name: 100 } as const
