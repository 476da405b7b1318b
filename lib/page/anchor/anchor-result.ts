export interface TextSpan {
  start: number
  end: number
}

/**
 * `orphaned`: no method found the quote in the whole text. The note stays and is tried again when the page changes.
 * `score` is from 0 to 1; 1: same words and same context; below 0.75: changed words.
 */
export type AnchorResult =
  { state: 'anchored'; rung: MatchMethod; span: TextSpan; score: number } | { state: 'orphaned' }
export type MatchMethod = 'position' | 'unique-quote' | 'quote-in-context' | 'fuzzy-quote'
