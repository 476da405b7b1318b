import type { Term } from './reading'
import type { ClaimView } from './views'

/** Finds the claims that share words of weight with a sentence. */
export interface Index {
  /** How much a shared term tells, 0.2 to 1.5: rare ones tell more. Terms that the dossier does not know weigh as rare ones. */
  weight: (term: Term) => number
  /** The `limit` claims with most weight in common, best first. */
  candidates: (terms: readonly Term[], limit: number) => number[]
  /** Does any claim have the term? */
  knows: (key: string) => boolean
}

/** The subject's name stands everywhere and tells next to nothing. */
export const subjectWeight = 0.15

export function buildIndex(views: readonly ClaimView[], subjectKey: string): Index {
  const postings = new Map<string, number[]>()
  for (const view of views) {
    for (const key of view.vocabulary) {
      const list = postings.get(key)
      if (list) list.push(view.index)
      else postings.set(key, [view.index])
    }
  }
  const n = views.length
  const rarity = new Map<string, number>()
  for (const [key, list] of postings) rarity.set(key, Math.log(1 + n / (1 + list.length)) / Math.log(1 + n))
  const idf = (key: string): number => rarity.get(key) ?? 1
  const weight = (term: Term): number => {
    if (term.key === subjectKey) return subjectWeight
    const base = Math.max(0.2, idf(term.key))
    if (!postings.has(term.key)) return term.kind === 'modifier' ? 0.25 : term.kind === 'item' ? 1 : 0.7
    return term.kind === 'item' ? base * 1.4 : term.kind === 'modifier' ? base * 0.6 : base
  }
  return {
    weight,
    knows: (key) => postings.has(key),
    candidates: (terms, limit) => {
      const scores = new Map<number, number>()
      const seen = new Set<string>()
      const lists = terms
        .filter((t) => t.key !== subjectKey && !seen.has(t.key) && seen.add(t.key))
        .flatMap((t) => {
          const list = postings.get(t.key)
          return list ? [{ list, w: weight(t) }] : []
        })
        .sort((a, b) => a.list.length - b.list.length)
      // Long lists tell little and cost much: they only add to claims that a rarer term has brought up.
      for (const [i, { list, w }] of lists.entries()) {
        const open = i === 0 || list.length <= Math.max(50, n / 10)
        for (const claim of list) {
          const score = scores.get(claim)
          if (score !== undefined || open) scores.set(claim, (score ?? 0) + w)
        }
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit)
        .map(([claim]) => claim)
    },
  }
}
