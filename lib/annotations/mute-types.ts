/** Types of muted sentences. */
import type { Verdict } from '@/lib/engine/types'

/** `wrong-match`: the sentence and its claims are about different things; it can be reported. */
export type MuteKind = 'muted' | 'wrong-match'

export interface MuteDraft {
  kind: MuteKind
  /** The sentence as on the page. */
  sentence: string
  /** Ids of the claims of the finding. */
  claims: string[]
  verdict: Verdict
  reason: string
  dossierVersion: string
  /** The page where it was muted. */
  url: string
  title: string
  /** Absent without a correction, and in rows from before this field existed. */
  says?: Says | undefined
}

export interface Mute extends MuteDraft {
  id: string
  /** ISO instant. */
  created: string
}

/** The user's correction, for the editor of the dossier. */
export interface Says {
  right: Right
  /** Which claim of the finding is meant; null: all of them. */
  claim: string | null
  /** The user's explanation; may be empty. */
  comment: string
}

export type Right =
  /** The sentence is not about the claim. */
  | { kind: 'unrelated' }
  /** `wrong`: the incorrect words of the sentence, or empty; only with `contradicted`. */
  | { kind: 'verdict'; verdict: Verdict; wrong: string }
  /** `alias` is another name of the dossier's `entity`. */
  | { kind: 'alias'; alias: string; entity: string }
  /** Only the comment. */
  | { kind: 'note' }
