/**
 * Maximum sizes of a note, in UTF-16 units, for notes from pages, the sidebar and files: far above normal use, and low
 * enough that a hostile note cannot fill the memory.
 */
export const noteLimits = {
  id: 400,
  address: 8000,
  /** A title, or the path of a node in a document. */
  line: 4000,
  quote: 20_000,
  /** Text before and after a quote. */
  context: 200,
  note: 200_000,
  tags: 1000,
  tag: 1000,
  reason: 10_000,
  claim: 200,
  /** Number of claims, and of sources, of a finding. */
  evidence: 500,
  /** Number of details of a finding, and length of each. */
  details: 200,
  detail: 2000,
  version: 200,
  offset: 8_000_000,
} as const

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
