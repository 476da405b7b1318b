import type { Dossier } from '@/lib/dossier/schema'
import type { LabelledArticle } from '../labels'
import type { Scores, Sets } from '../run-sets'
import { scoreArticles, type ArticlesScore } from '../score-articles'
import { scoreTriples, type TriplesScore } from '../score-triples'
import type { FindNearest, Nearest } from './nearest'
import { judge, type Answer } from './rule'

export interface Measured {
  /** The similarity from which on the nearest claim decides. */
  bar: number
  scores: Required<Scores>
}

/** Measures a method on the labelled sets. The method gets the labelled sentences; the engine finds its own. */
export function measure(find: FindNearest, subject: Dossier['subject'], sets: Sets): Measured {
  const nearest = remembering(find)
  const answer = (sentence: string, bar: number) => judge(sentence, nearest(sentence), bar, subject)
  const bar = chooseBar([...everyThird(sets.articles), ...everyThird(sets.changed)], nearest, answer)
  return {
    bar,
    scores: {
      articles: onArticles(sets.articles, (sentence) => answer(sentence, bar)),
      changed: onArticles(sets.changed, (sentence) => answer(sentence, bar)),
      triples: onTriples(sets.triples, (sentence) => answer(sentence, bar)),
    },
  }
}

/**
 * The bar with the best macro-F1 on every third article, published and changed. The figures are then taken on all of
 * them, these included: that is in the method's favour. The engine has learned from none of them.
 */
export function chooseBar(
  articles: readonly LabelledArticle[],
  nearest: FindNearest,
  answer: (sentence: string, bar: number) => Answer | undefined,
): number {
  const similarities = articles
    .flatMap(({ text, sentences }) =>
      sentences.map(({ start, end }) => nearest(text.slice(start, end))?.similarity ?? 0),
    )
    .sort((a, b) => a - b)
  // Fifty bars, with as many sentences between each two, fit any scale.
  const bars = Array.from({ length: 50 }, (_, i) => similarities[Math.floor((i * similarities.length) / 50)] ?? 0)
  const tried = bars.map((bar) => ({ bar, f1: onArticles(articles, (sentence) => answer(sentence, bar)).macroF1 }))
  return tried.reduce((best, next) => (next.f1 > best.f1 ? next : best), { bar: Infinity, f1: -1 }).bar
}

function onArticles(
  articles: readonly LabelledArticle[],
  answer: (sentence: string) => Answer | undefined,
): ArticlesScore {
  const byId = new Map(articles.map((article) => [article.id, article]))
  return scoreArticles(articles, (id) => {
    const { text, sentences } = byId.get(id) ?? { text: '', sentences: [] }
    return sentences.flatMap(({ start, end }) => {
      const found = answer(text.slice(start, end))
      return found ? [{ ...found, start, end }] : []
    })
  })
}

function onTriples(triples: Sets['triples'], answer: (sentence: string) => Answer | undefined): TriplesScore {
  const byId = new Map(triples.map((triple) => [triple.id, triple]))
  return scoreTriples(triples, (id, part) => {
    const found = answer(byId.get(id)?.[part] ?? '')
    return found ? [found] : []
  })
}

function everyThird<T>(items: readonly T[]): T[] {
  return items.filter((_, i) => i % 3 === 0)
}

/** Changed articles repeat most sentences, and each bar asks for all of them. */
function remembering(find: FindNearest): FindNearest {
  const known = new Map<string, Nearest | undefined>()
  return (sentence) => {
    if (!known.has(sentence)) known.set(sentence, find(sentence))
    return known.get(sentence)
  }
}
