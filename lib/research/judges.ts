import type { Conflict, Research, ResearchQuestion } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { judgeCompleteness } from './completeness'
import { judgeConsistency } from './consistency'
import { judgeEvidence } from './evidence'

/** A judge's vote on a claim or on a section. */
export type Review = Research['reviews'][number]

/** The text of a page as it was read. */
export interface PageText {
  /** Number of the source. */
  source: number
  /** The page, where it is another than the source's own address. */
  url?: string
  text: string
  /** ISO date of publication. */
  published?: string
}

/** What the judges found. Nothing of it is in the dossier yet. */
export interface Judgement {
  /** A vote of the evidence and the consistency judge on each claim that has a passage, and of the completeness judge on what lacks something. */
  reviews: Review[]
  /** Claims that answer one question with different values, without those that the research already names. */
  conflicts: Conflict[]
  /** Claims that say the same: the first stays. */
  duplicates: { claim: string; repeats: string }[]
  /** What to ask next: sections on one source, claims on unopened sources. */
  questions: ResearchQuestion[]
}

/**
 * The votes of the three judges as far as they need no model.
 *
 * @param dossier compiled, with passages in `dossier.research`
 * @param pages the texts that the passages quote
 * @param on ISO date of the votes
 */
export function judgeMechanically(dossier: Dossier, pages: readonly PageText[], on: string): Judgement {
  const { conflicts, duplicates, reviews } = judgeConsistency(dossier, on)
  const { questions, reviews: gaps } = judgeCompleteness(dossier, on)
  return { reviews: [...judgeEvidence(dossier, pages, on), ...reviews, ...gaps], conflicts, duplicates, questions }
}
