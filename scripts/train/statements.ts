import { labelled, type Example, type Set } from './data'

/** 0 covered by the dossier, 1 a statement that it does not cover, 2 none. */
export const STATEMENT_CLASSES = ['covered', 'uncovered', 'none'] as const
/** Uncovered statements are few, and missing them is what the labels punish. */
const classWeights = [1, 1.6, 1]

/** What the labelled articles say of their sentences, changed ones left out; `fold` tells the articles apart, 0 to 4. */
export function statementExamples(set: Set): (Example & { fold: number })[] {
  return set.articles.flatMap((article, i) =>
    [...labelled(set.core, article)].flatMap(({ judged, sentence }) => {
      const { label, also } = sentence
      // Where careful readers differ between the classes, nothing is to be learned.
      if (label === 'contradicted' || (also !== undefined && also !== 'disputed')) return []
      const index = label === 'unverified' ? 1 : label === 'none' ? 2 : 0
      return [{ signals: judged.signals, label: index, weight: set.weight * (classWeights[index] ?? 1), fold: i % 5 }]
    }),
  )
}
