import { mapDefined } from '@/lib/text/lists'
import type { PlainClaim, Opinion, ReadPair } from '../evidence-feature'
import { ratingOf, sayRating } from './rating'

/** Says the ratings of those of the nearest rated claims that a sentence says. */
export function sayRatings(sentence: string, claims: readonly PlainClaim[], read: ReadPair): Opinion | undefined {
  const said = claims.slice(0, MOST_READ).filter(({ text }) => isSaidIn(sentence, text, read))
  const [first] = said
  const words = mapDefined(said, (claim) => {
    const rating = ratingOf(claim)
    return rating && sayRating(rating)
  })
  return first && { words: words.join('; '), claim: first.id }
}
const MOST_READ = 4

/** Whether a sentence says a claim, by the reader in both directions: a sentence may say more, and not less. */
function isSaidIn(sentence: string, claim: string, read: ReadPair): boolean {
  const { says, contradicts } = read(sentence, claim)
  return says >= SAID && contradicts < DENIED && read(claim, sentence).contradicts < DENIED
}
const SAID = 0.8
const DENIED = 0.2
