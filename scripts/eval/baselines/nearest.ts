import type { Claim } from '@/lib/dossier/schema'

/** The claim nearest to a sentence. How near is a number that can only be compared with others of the same method. */
export interface Nearest {
  claim: Claim
  similarity: number
}

export type FindNearest = (sentence: string) => Nearest | undefined

/** The texts for comparing: each phrasing of a claim is a text of its own. */
export function claimTexts(claims: readonly Claim[]): { claim: Claim; text: string }[] {
  return claims.flatMap((claim) => [claim, ...claim.phrasings].map(({ text }) => ({ claim, text })))
}
