import type { Explanation } from './explain'

/** What the engine takes and gives. Types only; all offsets are UTF-16 units into `Article.text`. */

export type Verdict = 'supported' | 'contradicted' | 'disputed' | 'unverified'

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'caption' | 'cell' | 'quote'

/** A stretch of the article's text that a reader sees as one: no sentence crosses it. */
export interface Block {
  start: number
  end: number
  kind: BlockKind
}

/** What the reader has open. Without `blocks` the text is split at its line breaks. */
export interface Article {
  text: string
  blocks?: readonly Block[]
  /** ISO date of publication, as far as known. */
  date?: string
}

/** One value of the article beside the dossier's. */
export interface Difference {
  /** What kind of value it is: a word of `SlotType` ("date", "name", "role" …). */
  slot: string
  /** What the values are about, in words for the reader: "When he left Tesla". */
  about: string
  article: string
  dossier: string
  /** Where the article's value stands; the sentence's own span when it cannot be told. */
  start: number
  end: number
}

/** One sentence with a verdict, and what stands behind it. A finding without evidence is only ever `unverified`. */
export interface Finding {
  start: number
  end: number
  quote: string
  verdict: Verdict
  /** Supported, but it also says something that the dossier does not cover. */
  partial: boolean
  /** Claim ids, best first. */
  claims: string[]
  /** Source numbers, best first: tier, then nearness. */
  sources: number[]
  /** One plain sentence. */
  reason: string
  differences: Difference[]
  /** The event is later than the dossier's as-of date. */
  newer: boolean
}

/** The answer for one selection. `nearest` is filled when the dossier says nothing about it. */
export interface SelectionResult {
  findings: Finding[]
  /** Ids of the claims nearest in meaning, best first, at most 3. */
  nearest: string[]
}

export interface CheckResult {
  /** How often the article speaks of the subject by name. */
  mentions: number
  /** Sentences read, with or without a finding. */
  sentences: number
  /** In reading order. */
  findings: Finding[]
}

/** Where a check in slices stands. `findings` are those new since the last slice. */
export interface CheckProgress {
  checked: number
  sentences: number
  findings: Finding[]
}

export interface Engine {
  check(article: Article): CheckResult
  /** The same in slices, one sentence each, so that a caller can yield between them. */
  checkInSlices(article: Article): Generator<CheckProgress, CheckResult, void>
  /** Judges `article.text.slice(start, end)` in its context, as if the reader had asked for just that. */
  checkSelection(article: Article, start: number, end: number): SelectionResult
  /** The reasoning behind every sentence, those without a finding too. For the command line and for development. */
  explain(article: Article): Explanation[]
}
