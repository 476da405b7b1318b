import { align } from '@/lib/match/align'
import { aboutFeatures } from '@/lib/match/compare/about'
import { createCore, type Core } from '@/lib/match/core'
import { wholeClause } from '@/lib/match/relation'
import type { Trees } from '@/lib/match/trees'
import type { Graded } from './boost'
import { compositesOf } from './composites'
import { partOf } from '@/scripts/eval/aside'
import { oddPhrasings, unmarked, type Material } from './data'
import { PARTS } from './cases'

const none: Trees = { base: 0, trees: [] }

/**
 * What teaches which claim a sentence is about: phrasings that the index does not have, sentences that contradict a claim and
 * pairs of facts are about their own claims, whether right or wrong; claims that say nearly the same are left out.
 */
export function aboutExamples({ half, plain, claims }: Material): (Graded & { part: number })[] {
  const examples: (Graded & { part: number })[] = []
  for (const dossier of [half, plain]) {
    const core = createCore(dossier, { about: none })
    const twins = twinsIn(core)
    const emit = (text: string, ids: readonly string[], part: number): void => {
      for (const { reading, wording } of core.judgeArticle({ text })) {
        // Beyond the first thirty nothing is to be learned but that they are not meant.
        for (const [i, features] of aboutFeatures(reading, wording.near).slice(0, 30).entries()) {
          const id = wording.near[i]?.alignment.view.claim.id ?? ''
          const own = ids.includes(id)
          if (!own && ids.some((other) => twins.has(`${other} ${id}`))) continue
          examples.push({ features, label: own ? 1 : 0, weight: 1, part })
        }
      }
    }
    for (const claim of claims) {
      const part = partOf(claim.id, PARTS)
      for (const text of oddPhrasings(claim).slice(0, 2)) emit(text, [claim.id], part)
      for (const { text } of claim.examples.contradicts.slice(0, 3)) emit(text, [claim.id], part)
      for (const text of claim.examples.unrelated.slice(0, 1)) emit(unmarked(text), [], part)
    }
    for (const { text, claims: pair, part } of compositesOf(claims, PARTS)) emit(text, pair, part)
  }
  return examples
}

/** Pairs of claims of which the one holds most of what the other says. */
function twinsIn({ views, index }: Core): Set<string> {
  const twins = new Set<string>()
  for (const view of views) {
    const [text] = view.readings
    if (!text) continue
    const { terms } = wholeClause(text)
    for (const at of index.candidates(terms, 12)) {
      const other = views[at]
      const alignment = other && other !== view ? align(terms, other, index) : null
      if (!other || !alignment || alignment.coverage < 0.7 || alignment.recall < 0.5) continue
      twins.add(`${view.claim.id} ${other.claim.id}`).add(`${other.claim.id} ${view.claim.id}`)
    }
  }
  return twins
}
