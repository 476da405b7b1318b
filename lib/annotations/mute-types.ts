/** What the reader does not want to be shown any more. Types only. */
import type { Verdict } from '@/lib/match/types'

/** `wrong-match`: the sentence and the claims behind it do not speak of the same; kept to be reported. */
export type MuteKind = 'muted' | 'wrong-match'

export interface MuteDraft {
  kind: MuteKind
  /** The sentence, as it stood on the page. */
  sentence: string
  /** Ids of the claims that stood behind it. */
  claims: string[]
  verdict: Verdict
  reason: string
  dossierVersion: string
  /** Where it was first met. */
  url: string
  title: string
  /** Absent when the reader has said no more than that; so in all that was kept before there was this field. */
  says?: Says | undefined
}

export interface Mute extends MuteDraft {
  id: string
  /** ISO instant. */
  created: string
}

/** What the reader holds to be right, for whoever keeps the dossier. */
export interface Says {
  right: Right
  /** Which of the claims behind the sentence is meant; null: all of them. */
  claim: string | null
  /** Why, in the reader's words; may be empty. */
  comment: string
}

export type Right =
  /** The sentence is not about the claim. */
  | { kind: 'unrelated' }
  /** `wrong`: the words of the sentence that are wrong, or empty; only beside `contradicted`. */
  | { kind: 'verdict'; verdict: Verdict; wrong: string }
  /** `alias` is another name of what the dossier calls `entity`. */
  | { kind: 'alias'; alias: string; entity: string }
  /** Only the comment. */
  | { kind: 'note' }
