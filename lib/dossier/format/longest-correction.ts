/** Limits for the corrections of readers, far above normal ones. Lengths in UTF-16 units. */
export const LONGEST = { file: 20_000_000, corrections: 10_000, sentence: 1000, comment: 2000, name: 100 } as const
