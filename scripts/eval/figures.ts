import type { Scores } from './run-sets'

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

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0)
}
