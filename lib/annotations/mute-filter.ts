import type { Finding } from '@/lib/schema/finding'
import type { Mute } from '@/lib/schema/mute'

/**
 * Whether a finding is muted: the same text, on any page, with at least one claim in common. With other claims the
 * sentence is shown again.
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

/** The text without case, spacing and kinds of quotation marks. */
function keyOf(sentence: string): string {
  return sentence
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛“”„‟«»"']/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
