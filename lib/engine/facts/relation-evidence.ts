import type { Item } from '@/lib/engine/analyse/parsed-sentence'
import type { AnalysedClaim } from '@/lib/engine/analyse/analysed-claims'

/** Evidence that supports a sentence, or a part of it. */
export interface RelationSupport {
  view: AnalysedClaim
  /** 0 to 1: the share of the text that the claim covers. */
  strength: number
  start: number
  end: number
  /** The agreeing value, if a relation extracted one. */
  item?: Item
  /** Whether all content words are covered. */
  whole: boolean
}

/** Two values that cannot both be true. */
export interface RelationConflict {
  view: AnalysedClaim
  /** A word of `SlotType`, for the user's "slot". */
  slot: string
  about: string
  /** Index of the claim's slot of the value; null without one. */
  slotIndex: number | null
  /** The article's value; null for a negation and the like, then `article` has the words. */
  item: Item | null
  article: string
  dossier: string
  start: number
  end: number
  /** 0 to 1: certainty that both are about the same thing. */
  certainty: number
}

export interface RelationEvidence {
  supports: RelationSupport[]
  conflicts: RelationConflict[]
  /** Values that differ from the dossier's, too vaguely for a conflict. */
  astray?: Item[]
}
