import type { DetailKind } from './detail-kinds'
import type { DetailVerdict, Verdict } from './verdicts'

/** Input and output of the engine. Types only; all offsets are UTF-16 units into `Article.text`. */

export type { DetailKind, DetailVerdict, Verdict }

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'caption' | 'cell' | 'quote'

/** A visual unit of the article's text; no sentence crosses its borders. */
export interface Block {
  start: number
  end: number
  kind: BlockKind
  cell?: CellPlace | undefined
}

/** The place of a block in a table; in a list of terms, a term is the head of its row. */
export interface CellPlace {
  /** Tables are counted through the document, and rows through all tables. */
  table: number
  row: number
  column: number
  isHead: boolean
  /** Rows and columns that it spans, where they are several. */
  down?: number | undefined
  across?: number | undefined
}

/** The text to check. Without `blocks` it is split at its line breaks. */
export interface Article {
  text: string
  blocks?: readonly Block[]
  /** ISO date of publication, if known. */
  date?: string
}

/** One checkable piece of a sentence. The details of a finding are in reading order and do not overlap. */
export interface Detail {
  start: number
  end: number
  kind: DetailKind
  verdict: DetailVerdict
  /** Whether the dossier marks its own value as uncertain. */
  doubted: boolean
  /** The words of the article. */
  article: string
  /** The dossier's value. With an `open` verdict: the likeliest value, for comparison. */
  dossier: string | null
  /** The question that the fact answers, such as "When he left Tesla"; always set if the dossier's value differs. */
  question: string | null
  /** Id of the claim with the dossier's value; with an `open` verdict and no value: with the article's words. */
  claim: string | null
  /** Index of the slot in that claim, if the value fills one. */
  slot: number | null
  /** The words of a quotation that differ, as offsets in `article` and in `dossier`. */
  differs?: Record<'article' | 'dossier', { start: number; end: number }[]>
}

/** For each sentence of a range: its finding or why it has none, the words searched for, and the nearest claims. */
export interface LookupResult {
  sentences: SentenceLookup[]
}

export interface SentenceLookup {
  start: number
  end: number
  quote: string
  finding: Finding | null
  /** Reason why there is no finding, or why it is unverified. */
  reason: 'finding' | 'question' | 'not-about-subject' | 'nothing-checkable' | 'no-near-claim' | 'not-sure' | 'newer'
  /** The words searched for, as in the text. */
  lookedFor: string[]
  /** The nearest claims, best first, at most 3. */
  nearest: NearClaim[]
  /** Id of the dossier of the claims; absent: the bundled one. */
  dossier?: string
}

export interface NearClaim {
  claim: string
  /** Words of the sentence that are in the claim. */
  shared: string[]
  /** Words of the sentence that are not in the claim. */
  missing: string[]
}

/** A sentence with its verdict and evidence. A finding without evidence is always `unverified`. */
export interface Finding {
  start: number
  end: number
  quote: string
  /** The head of the quote's row in a table, or the words that open its list, with which it was read. */
  head?: string
  verdict: Verdict
  /** Whether it is supported in part: the dossier does not cover all details. */
  partial: boolean
  /** Claim ids, best first. */
  claims: string[]
  /** Source numbers, best first: tier, then nearness. */
  sources: number[]
  /**
   * The checkable pieces of the sentence, each with its own verdict. Empty where the verdict names no words. The
   * reason in words is composed from them: see `sayReason`.
   */
  details: Detail[]
  /** The event is later than the dossier's as-of date. */
  newer: boolean
  /** Set where a detail and the dossier's value are shown side by side, since they may differ ("Look at this"). */
  compare?: true
  /** Details that agree in a sentence that is not settled; shown only where another dossier differs in them. */
  agrees?: Pick<Finding, 'claims' | 'sources' | 'details'>
  /** Ids of claims on the same thing that settle nothing, best first, at most two ("Not settled"). */
  related?: string[]
  /** The model that read the sentence too and found a difference. */
  reader?: Reader
  /** Id of the dossier of the finding, its claims and its sources; absent: the bundled one. */
  dossier?: string
  /** Findings of each dossier for the sentence, worst first, if more than one has a finding. */
  answers?: Finding[]
}

export interface Reader {
  name: string
  /** The finding of the engine without the model; null where the engine had none. */
  engine: Finding | null
}

export interface CheckResult {
  /** Number of mentions of the subject by name. */
  mentions: number
  /** Number of sentences, with or without a finding. Headings and short lines, such as a byline, count only with a finding. */
  sentences: number
  /** Findings in reading order. */
  findings: Finding[]
  /** Ids of the claims nearest in meaning, best first, at most 3, where the evidence settles nothing. */
  nearest: string[]
  /** Id of the dossier of the claims `nearest`; absent where there is no need to name it. */
  nearestIn?: string | undefined
}

/** Progress of a check in slices. `findings` are new since the last slice. */
export interface CheckProgress {
  checked: number
  sentences: number
  findings: Finding[]
  /** Where somebody asks: the findings of somebody who reads along. */
  onPage?: Finding[] | undefined
}
