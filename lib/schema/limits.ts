/**
 * Limits of a note from a page, the sidebar or a file: far above normal use, but low enough that a hostile note cannot
 * fill the memory. Lengths in UTF-16 units; `tags`, `evidence`, `details` and `answers` are counts.
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
  /** Text of a note that syncing has joined from the texts of several devices. */
  joined: 2_000_000,
  tags: 1000,
  tag: 1000,
  reason: 10_000,
  claim: 200,
  /** Number of claims, and of sources, of a finding. */
  evidence: 500,
  /** Number of details of a finding, and length of each. */
  details: 200,
  detail: 2000,
  /** Number of places where the words of a quote were changed. */
  changedParts: 4,
  version: 200,
  dossier: 200,
  /** Number of dossiers with a finding for one sentence. */
  answers: 50,
  offset: 8_000_000,
} as const

/** Maximum length of a text to check or to ask a model about, in UTF-16 units; about a long book. */
export const LONGEST_TEXT = 2_000_000
/** Maximum characters (about three sentences) of a text whose sentences are answered one by one. */
export const LONGEST_SHORT_TEXT = 600
