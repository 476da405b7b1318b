import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Core } from '@/lib/match/core'
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

/** How little a claim's example counts beside a sentence of an article: there are many of them, and each stands alone. */
const exampleWeight = 0.01

/**
 * What the claims' own examples say: a phrasing that the index has not is covered, a sentence that contradicts a claim or only
 * looks like it is not. Without them much in common would be enough to bear anything out.
 */
export function claimStatements(core: Core, claims: readonly AuthoredClaim[], subject: string): Example[] {
  const alone = (text: string): number[][] => {
    // Named first, so that a pronoun means the subject as it would in an article.
    const article = `${subject} is the subject.\n${text.replace(/\{\d+\|([^}]*)\}/g, '$1')}`
    return [...core.judgeArticle({ text: article })].slice(1).map((judged) => judged.signals)
  }
  const examples = (texts: readonly string[], label: number): Example[] =>
    texts.flatMap((text) => alone(text).map((signals) => ({ signals, label, weight: exampleWeight })))
  return claims.flatMap((claim) => [
    ...examples(claim.phrasings.filter((_, i) => i % 2 === 1).slice(0, 3), 0),
    ...examples([...claim.examples.contradicts.map((x) => x.text), ...claim.examples.unrelated], 1),
  ])
}
