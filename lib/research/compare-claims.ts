import type { Claim } from '@/lib/dossier/format/schema'
import { groupedBy } from '@/lib/text/lists'
import { stemsOf } from './fit'

export interface ComparedClaims {
  /** Returns the share of the words of one claim that another has, from 0 to 1. Rare words count more. */
  likeness: (one: string, other: string) => number
}

/** Compares claims of a dossier by their words. */
export function compareClaims(claims: readonly Claim[]): ComparedClaims {
  const stems = new Map(claims.map(({ id, text }) => [id, [...stemsOf(text)]]))
  const uses = groupedBy([...stems.values()].flat(), (stem) => stem)
  const usesOf = (stem: string): number => uses.get(stem)?.length ?? 0
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, stem) => sum + Math.log((claims.length + 1) / (usesOf(stem) || 1)), 0)
  return {
    likeness: (id, otherId) => {
      const [one, other] = [stems.get(id) ?? [], stems.get(otherId) ?? []]
      return weigh(one.filter((stem) => other.includes(stem))) / (Math.min(weigh(one), weigh(other)) || 1)
    },
  }
}
