/**
 * How much a note may hold, in UTF-16 units, whether a page, the panel or a file brings it: far above what anybody writes,
 * and low enough that a hostile one cannot fill the memory.
 */
export const noteLimits = {
  id: 400,
  address: 8000,
  /** A title, or the path of a node in a document. */
  line: 4000,
  quote: 20_000,
  /** What stands before and after a quote. */
  context: 200,
  note: 200_000,
  tags: 1000,
  tag: 1000,
  reason: 10_000,
  claim: 200,
  /** Claims and sources behind a finding, each. */
  evidence: 500,
  version: 200,
  offset: 8_000_000,
} as const

/** The same for a file of notes in JSON. */
export const jsonLimits = {
  /** How deep lists and objects may lie in one another. */
  depth: 64,
  /** Of one string as it stands in the file, where a sign may take six. */
  string: 1_500_000,
  /** Of one note as it stands in the file. */
  item: 4_000_000,
  /** Of everything in a file that is not a note. */
  rest: 4_000_000,
} as const
