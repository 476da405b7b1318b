import { ratio } from './labels'
import type { Scores } from './run-sets'
import type { ArticlesScore } from './score-articles'
import type { TriplesScore } from './score-triples'

export interface ArticleFigures {
  sentences: number
  macroF1: number
  accuracy: number
  /** Both of `contradicted`, the label that a reader acts on. Null where nothing was called contradicted. */
  precision: number | null
  recall: number
  falseAlarmsPer1000: number
}

export interface TripleFigures {
  triples: number
  coverage: number
  precision: number | null
  recall: number
  pairs: number
  nearMissesSafe: number
}

/** The few figures by which methods are compared, one group a set. */
export interface Figures {
  articles?: ArticleFigures
  changed?: ArticleFigures
  triples?: TripleFigures
}

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
