import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** What speaks for a sentence, or for a part of it. */
export interface RelationSupport {
  view: AnalysedClaim
  /** 0 to 1: how much of the stretch the claim holds. */
  strength: number
  start: number
  end: number
  /** The value that agrees, where a relation has read one. */
  item?: Item
  /** Whether nothing of weight in the stretch was left over. */
  whole: boolean
}

/** Two values that cannot both be true. */
export interface RelationConflict {
  view: AnalysedClaim
  /** Word of `SlotType` for the reader's "slot". */
  slot: string
  about: string
  /** Index of the claim's slot that the value is of; null where it has none. */
  slotIndex: number | null
  /** The article's value; null where it is a negation or the like, then `article` says it. */
  item: Item | null
  article: string
  dossier: string
  start: number
  end: number
  /** 0 to 1: how surely both speak of the same. */
  certainty: number
}

export interface RelationEvidence {
  supports: RelationSupport[]
  conflicts: RelationConflict[]
  /** Values that the dossier has otherwise, too loosely to be held against the page. */
  astray?: Item[]
}
