import type { Trees } from './trees'
import trees from './trees.json'

/** What a sentence is beside the dossier. */
export const STATEMENT_CLASSES = ['contradicted', 'covered', 'unverified', 'none'] as const
export type StatementClass = (typeof STATEMENT_CLASSES)[number]

/** What was learned, by what it decides. Made by `npm run train`. */
export interface Models {
  /** Does a stretch speak of what a claim speaks of, right or wrong? */
  about: Trees
  /** Is what is odd about it a conflict? */
  conflict: Trees
  /** What is the sentence, all in all? */
  statement: Record<StatementClass, Trees>
}

export const learned: Models = trees
