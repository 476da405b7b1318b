/** Limits for a JSON file of notes. */
export const jsonLimits = {
  /** Maximum nesting of lists and objects. */
  depth: 64,
  /** Characters of one string as written in the file, where an escaped character takes six. */
  string: 1_500_000,
  /** Characters of one note as written in the file. */
  item: 4_000_000,
  /** Characters of everything in a file outside of its notes. */
  rest: 4_000_000,
} as const
