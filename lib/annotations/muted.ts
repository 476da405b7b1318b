import type { Finding } from '@/lib/match/types'
import type { Mute } from './mute-types'

/**
 * Says whether a finding is one of those that the reader does not want to see: the same words, on whatever page, with at
 * least one claim in common. With other claims behind it the sentence is another matter, and is shown again.
 */
export function muteFilter(mutes: readonly Mute[]): (finding: Finding) => boolean {
  if (mutes.length === 0) return () => false
  const bySentence = new Map<string, Mute[]>()
  for (const mute of mutes) {
    const key = keyOf(mute.sentence)
    bySentence.set(key, [...(bySentence.get(key) ?? []), mute])
  }
  return ({ quote, claims }) =>
    bySentence
      .get(keyOf(quote))
      ?.some((mute) => mute.claims.length + claims.length === 0 || mute.claims.some((id) => claims.includes(id))) ??
    false
}

/** The words, whatever case, spaces and kind of quotation mark they stand in. */
function keyOf(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛“”„‟«»"']/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
