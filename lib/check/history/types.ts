import type { FindingState } from '@/lib/schema/verdicts'

export type VerdictCounts = Record<FindingState, number>

/** One checked page or text, as the list of checked pages and texts shows it. The text itself is not stored. */
export interface CheckedItem {
  /** The page's key, or made from the name of an own text: a second check of it replaces the first. */
  id: string
  kind: 'page' | 'file' | 'pasted'
  title: string
  /** Address of the page; null for own texts. */
  address: string | null
  /** ISO time of the last check. */
  checkedAt: string
  sentences: number
  counts: VerdictCounts
  /** Name and version of the dossiers that it was compared with. */
  dossier: string
  /** A number for each sentence with a finding, with its state. The words cannot be made from the numbers. */
  verdicts: SentenceVerdict[]
  /** Differences from the check before; null after the first one. */
  changes: CheckChanges | null
}

export type SentenceVerdict = [sentence: number, state: FindingState]

export interface CheckChanges {
  /** ISO time of the check before. */
  since: string
  before: VerdictCounts
  /** Sentences with another verdict than before. */
  changed: number
  /** Sentences with a finding that had none, or were not there. */
  added: number
  /** Sentences with a finding before that have none now, or are gone. */
  gone: number
  /** Another dossier, or another version of it, was used. */
  isOtherDossier: boolean
}

/** A check that is over. */
export interface FinishedCheck {
  kind: CheckedItem['kind']
  /** The page's key, or the name of an own text. */
  key: string
  title: string
  address: string | null
  sentences: number
  findings: readonly { quote: string; state: FindingState }[]
  dossier: string
}
