import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Core } from '@/lib/match/core'
import type { Candidate } from '@/lib/match/conflicts'
import { labelled, type Example, type Set } from './data'

/** 0 a contradiction, 1 none. */
export interface ConflictExample extends Example {
  text: string
}

/** Possible conflicts in articles and triples: right where the sentence was changed in that very word. */
export function conflictExamples(set: Set): ConflictExample[] {
  const { core, weight } = set
  const examples: ConflictExample[] = []
  for (const article of [...set.articles, ...set.changed]) {
    for (const { judged, sentence } of labelled(core, article)) {
      for (const candidate of judged.wording.candidates) {
        const wrong = sentence.label === 'contradicted'
        if ((wrong && !shares(candidate.conflict.article, sentence.article ?? '')) || sentence.also === 'contradicted')
          continue
        examples.push(example(candidate, wrong, weight * 1.5, judged.reading.text))
      }
    }
  }
  for (const triple of set.triples) {
    for (const candidate of alone(core, triple.base)) examples.push(example(candidate, false, weight, triple.base))
    for (const candidate of alone(core, triple.trap ?? ''))
      examples.push(example(candidate, false, weight, triple.trap ?? ''))
    for (const candidate of alone(core, triple.edited)) {
      if (shares(candidate.conflict.article, triple.slots.article))
        examples.push(example(candidate, true, weight, triple.edited))
    }
  }
  return examples
}

/** Possible conflicts in the claims' own examples: right in a sentence that contradicts the claim, in the words that are wrong. */
export function claimExamples(
  core: Core,
  claims: readonly AuthoredClaim[],
  weight: number,
  allPhrasings: boolean,
): ConflictExample[] {
  return claims.flatMap((claim) => {
    const near = [...claim.phrasings.filter((_, i) => allPhrasings || i % 2 === 1), ...claim.examples.unrelated].map(
      plain,
    )
    return [
      ...near.flatMap((text) => alone(core, text).map((c) => example(c, false, weight, text))),
      ...claim.examples.contradicts.flatMap((x) =>
        alone(core, x.text)
          .filter(
            ({ conflict }) =>
              conflict.view.claim.id === claim.id &&
              (conflict.slot === 'polarity' ? x.kind === 'polarity' : shares(conflict.article, x.wrong)),
          )
          .map((c) => example(c, true, weight, x.text)),
      ),
    ]
  })
}

const plain = (text: string): string => text.replace(/\{\d+\|([^}]*)\}/g, '$1')
const alone = (core: Core, text: string): Candidate[] =>
  [...core.judgeArticle({ text })].flatMap((judged) => judged.wording.candidates)
const example = ({ signals }: Candidate, wrong: boolean, weight: number, text: string): ConflictExample => ({
  signals,
  label: wrong ? 0 : 1,
  weight,
  text,
})

function shares(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return (b.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.has(word))
}
