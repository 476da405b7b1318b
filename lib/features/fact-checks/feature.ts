import type { PlainClaim } from '../evidence-feature'
import { findRatedClaims } from './found-claims'
import { ratingBy, ratingOf, ratingSchema } from './rating'
import { sayRatings } from './said-claims'

/** Fact checks: claims that somebody has rated show the rating, and are no evidence. */
export const factChecks = {
  claimFields: { rated: ratingSchema.optional() },
  findOpinions: findRatedClaims,
  opinionOf: ratingBy,
  hasOpinion: (claim: PlainClaim) => ratingOf(claim) !== undefined,
  sayOpinion: sayRatings,
}
