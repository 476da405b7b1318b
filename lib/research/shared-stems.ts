import type { ResearchTable } from '@/lib/dossier/format/research'
import type { Claim } from '@/lib/dossier/format/schema'
import { fold } from '@/lib/text/fold'
import { groupedBy } from '@/lib/text/lists'
import { wordsOf } from '@/lib/text/words'
import { contentStems } from './values'

// How much of the words of one text another text has.

/** Returns a function that gives the greatest share of the words of one question that a text has, from 0 to 1. */
export function createQuestionFit(questions: readonly string[], subject: string): (text: string) => number {
  const own = stemsOf(subject)
  const asked = questions.map((asks) => [...stemsOf(asks)].filter((stem) => !own.has(stem)))
  return (text) => {
    const there = stemsOf(text)
    return Math.max(0, ...asked.map((stems) => stems.filter((stem) => there.has(stem)).length / (stems.length || 1)))
  }
}

/** Returns the stems of the words of a text that say something. */
export const stemsOf = (text: string): Set<string> =>
  contentStems([{ words: wordsOf(fold(text)).filter(({ lower }) => lower.length > 1) }])

/** Returns a function that gives the share of the words of one claim that another has, from 0 to 1. Rare words count more. */
export function compareClaims(claims: readonly Claim[]): (id: string, otherId: string) => number {
  const stems = new Map(claims.map(({ id, text }) => [id, [...stemsOf(text)]]))
  const uses = groupedBy([...stems.values()].flat(), (stem) => stem)
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, stem) => sum + Math.log((claims.length + 1) / (uses.get(stem)?.length ?? 1)), 0)
  return (id, otherId) => {
    const [one, other] = [stems.get(id) ?? [], stems.get(otherId) ?? []]
    return weigh(one.filter((stem) => other.includes(stem))) / (Math.min(weigh(one), weigh(other)) || 1)
  }
}

/** Returns the cells of a row that its claims do not say. @param texts the claims' texts by id */
export function unprovenCells(
  { cells, claims }: ResearchTable['rows'][number],
  texts: ReadonlyMap<string, string>,
): string[] {
  const said = new Set(claims.flatMap((id) => [...stemsOf(texts.get(id) ?? '')]))
  return claims.length === 0 ? [] : cells.filter((cell) => [...stemsOf(cell)].some((stem) => !said.has(stem)))
}
