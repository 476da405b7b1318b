import type { Explanation } from '@/lib/engine/explain/explanation'

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
export interface ValueDifference {
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

/** What kind of detail it is. `term` covers words that name a thing, `words` all other checkable words. */
export type DetailKind =
  | 'date'
  | 'number'
  | 'name'
  | 'org'
  | 'place'
  | 'work'
  | 'role'
  | 'degree'
  | 'quote'
  | 'negation'
  | 'order'
  | 'quantifier'
  | 'term'

/** How a detail compares with the fact that it answers. `open`: no such fact, or not sure enough which. */
export type DetailVerdict = 'agrees' | 'differs' | 'open'

/** One checkable piece of a sentence. The details of a finding are in reading order and do not overlap. */
export interface Detail {
  start: number
  end: number
  kind: DetailKind
  verdict: DetailVerdict
  /** The dossier itself doubts the value that it has. */
  doubted: boolean
  /** The words of the article. */
  article: string
  /** The dossier's value. With an `open` verdict: the likeliest value, to compare with. */
  dossier: string | null
  /** The question that the fact answers, such as "When he left Tesla"; always present beside a dossier value that differs. */
  question: string | null
  /** Id of the claim that holds the dossier's value. */
  claim: string | null
  /** Index of the slot in that claim, where the value fills one. */
  slot: number | null
}

/** Why a stretch of text has no mark: what was looked for, and the nearest claims. */
export interface LookupResult {
  sentences: SentenceLookup[]
}

export interface SentenceLookup {
  start: number
  end: number
  quote: string
  /** The finding, where there is one after all. */
  finding: Finding | null
  /** Why there is none, or why it is unverified. */
  reason: 'finding' | 'question' | 'not-about-subject' | 'nothing-checkable' | 'no-near-claim' | 'not-sure' | 'newer'
  /** The words that were looked up, as they stand in the text. */
  lookedFor: string[]
  /** The nearest claims, best first, at most 3. */
  nearest: NearClaim[]
  /** Id of the dossier that the claims are from. Without it: the bundled one. */
  dossier?: string
}

export interface NearClaim {
  claim: string
  /** Words of the sentence that the claim has too. */
  shared: string[]
  /** Words of the sentence that the claim does not have. */
  missing: string[]
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
  /** One English sentence for files and tools. Screens compose theirs from the details, in the user's language. */
  reason: string
  differences: ValueDifference[]
  /** The checkable pieces of the sentence, each with its own verdict. Empty where the verdict names no words. */
  details: Detail[]
  /** The event is later than the dossier's as-of date. */
  newer: boolean
  /** Id of the dossier that it is from; the claims and sources are those of that dossier. Without it: the bundled one. */
  dossier?: string
  /** What each dossier says of the sentence, worst first, where more than one has something on it. */
  answers?: Finding[]
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
  /** Why the sentences that a stretch touches have no mark, or the mark that they have. */
  lookUp(article: Article, start: number, end: number): LookupResult
  /** The reasoning behind every sentence, those without a finding too. For the command line and for development. */
  explain(article: Article): Explanation[]
}
