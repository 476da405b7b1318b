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
}

export interface Mute extends MuteDraft {
  id: string
  /** ISO instant. */
  created: string
}
