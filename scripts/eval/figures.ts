import { z } from 'zod'
import { ratio } from './labels'
import type { Scores } from './run-sets'
import type { ArticlesScore } from './score-articles'
import type { TriplesScore } from './score-triples'

/** Null where nothing was called contradicted: there is nothing that could be right or wrong. */
const precision = z.number().nullable()
const articleFigures = z.object({
  sentences: z.number(),
  macroF1: z.number(),
  accuracy: z.number(),
  /** Both of `contradicted`, the label that a reader acts on. */
  precision,
  recall: z.number(),
  falseAlarmsPer1000: z.number(),
})
const tripleFigures = z.object({
  triples: z.number(),
  coverage: z.number(),
  precision,
  recall: z.number(),
  pairs: z.number(),
  nearMissesSafe: z.number(),
})

/** The few figures by which methods are compared, one group a set. */
export const figuresSchema = z.object({
  articles: articleFigures.optional(),
  changed: articleFigures.optional(),
  triples: tripleFigures.optional(),
})
export type Figures = z.infer<typeof figuresSchema>
export type ArticleFigures = z.infer<typeof articleFigures>
export type TripleFigures = z.infer<typeof tripleFigures>

export function figuresOf({ articles, changed, triples }: Scores): Figures {
  return {
    ...(articles && { articles: ofArticles(articles) }),
    ...(changed && { changed: ofArticles(changed) }),
    ...(triples && { triples: ofTriples(triples) }),
  }
}

/** How many sentences of these sets were called contradicted, and how many of them are. */
export function contradictedIn({ articles, changed, triples }: Scores): { right: number; called: number } {
  const both = [articles, changed].flatMap((score) => (score ? [score] : []))
  const right = both.map(({ confusion }) => confusion.contradicted.contradicted)
  const called = both.map(({ perLabel }) => perLabel.contradicted.got)
  if (triples) {
    right.push(triples.contradicted.right)
    called.push(triples.contradicted.called)
  }
  return { right: sum(right), called: sum(called) }
}

function ofArticles(score: ArticlesScore): ArticleFigures {
  const { precision, recall, got } = score.perLabel.contradicted
  return {
    sentences: score.sentences,
    macroF1: rounded(score.macroF1),
    accuracy: rounded(score.accuracy),
    precision: got === 0 ? null : rounded(precision),
    recall: rounded(recall),
    falseAlarmsPer1000: rounded(score.falseAlarmsPer1000),
  }
}

function ofTriples(score: TriplesScore): TripleFigures {
  const { right, called } = score.contradicted
  return {
    triples: score.triples,
    coverage: rounded(score.coverage),
    precision: called === 0 ? null : rounded(ratio(right, called)),
    recall: rounded(score.recall),
    pairs: rounded(score.pairs),
    nearMissesSafe: rounded(score.trap),
  }
}

function rounded(n: number): number {
  return Number(n.toFixed(3))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}
