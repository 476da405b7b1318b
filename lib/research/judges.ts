import type { Conflict, ResearchQuestion, Review } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { judgeCompleteness } from './completeness'
import { judgeConsistency, type Duplicate } from './consistency'
import { judgeEvidence } from './evidence'
import type { PageText } from './page-reader'

/** Results of the judges. Nothing of it is in the dossier yet. */
export interface Judgement {
  /** Votes on the claims whose page is at hand (evidence), on all (consistency), and on what lacks something (completeness). */
  reviews: Review[]
  /** Claims that answer one question with different values, without those that the research already names. */
  conflicts: Conflict[]
  /** Claims that say the same: the first stays. */
  duplicates: Duplicate[]
  /** Next questions: sections on one source, claims on unopened sources. */
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
