import type { Candidate } from '@/lib/match/compare'

/** What is wrong with a sentence: the words, what they stand for, and, where it is known, in which claim and slot. */
export interface Wrong {
  words: string
  /** The dossier's value in a few words. */
  dossier?: string
  claim?: string
  slot?: number | null
  denies: boolean
}

/**
 * Is a possible conflict the one that the sentence has? 1 it is, 0 it is not; null where that cannot be told: the right words
 * beside the wrong value of the right claim, or another claim that may say the same.
 */
export function grade({ conflict, kind, near }: Candidate, wrong: Wrong | null): 0 | 1 | null {
  if (!wrong) return 0
  const denial = conflict.slot === 'polarity'
  const hit = denial
    ? wrong.denies || /\b(not|never|no|none|without)\b|n't/i.test(wrong.words)
    : share(conflict.article, wrong.words)
  if (!hit) return denial && share(conflict.article, wrong.words) ? null : 0
  const { claim } = conflict.view
  const bare = denial || kind === 'opposite' || kind === 'logic' || kind === 'order' || conflict.dossier === claim.text
  if (wrong.claim !== undefined) {
    if (claim.id !== wrong.claim) return near.about > 0.3 ? null : 0
    return bare || conflict.slotIndex === null || conflict.slotIndex === wrong.slot ? 1 : null
  }
  if (wrong.dossier === undefined) return 1
  if (!bare && share(conflict.dossier, wrong.dossier)) return 1
  const telling = wordsOf(wrong.dossier).filter((w) => !common.has(w) && w.length > 1)
  const said = new Set(wordsOf([claim.text, ...claim.phrasings.map((p) => p.text)].join(' ')))
  const isOfClaim = telling.filter((w) => said.has(w)).length * 2 >= telling.length
  if (isOfClaim) return bare ? 1 : null
  return near.about > 0.5 ? null : 0
}

const common = new Set('the a an of to in and for by on his her it is was that with as at'.split(' '))
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Do two texts have a word in common? Small words count where the second has no others. */
function share(a: string, b: string): boolean {
  const words = new Set(wordsOf(a))
  const both = wordsOf(b).filter((w) => words.has(w))
  return both.some((w) => !common.has(w)) || (both.length > 0 && wordsOf(b).every((w) => common.has(w)))
}
