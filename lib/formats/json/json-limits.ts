/** Limits for a JSON file of notes. */
export const jsonLimits = {
  /** Maximum nesting of lists and objects. */
  depth: 64,
  /** Of one string as written in the file, where an escaped character takes six. */
  string: 1_500_000,
  /** Of one note as written in the file. */
  item: 4_000_000,
  /** Of everything in a file that is not a note. */
  rest: 4_000_000,
} as const
