import type { Claim } from '@/lib/dossier/schema'

/** The claim nearest to a sentence. How near is a number that can only be compared with others of the same method. */
export interface Nearest {
  claim: Claim
  similarity: number
}

export type FindNearest = (sentence: string) => Nearest | undefined

/** What a sentence is compared with: each phrasing stands for its claim, so that every way to say it has a chance. */
export function claimTexts(claims: readonly Claim[]): { claim: Claim; text: string }[] {
  return claims.flatMap((claim) => [claim, ...claim.phrasings].map(({ text }) => ({ claim, text })))
}
