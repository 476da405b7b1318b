import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { timeSpan } from '@/lib/dossier/browse/timeline-lanes'

/**
 * Returns the claims with a number that changes over time (stars, views, members, money) and is older than a year on
 * `today`.
 *
 * @param today an ISO day
 * @returns `seen`: end of the claim's time, or the dossier's date for a claim without one
 */
export function dueForReview({ claims, asOf }: Dossier, today: string) {
  const now = timeSpan(today, asOf)?.from
  if (now === undefined) return []
  return claims.flatMap((claim) => {
    if (!isTimeBound(claim)) return []
    const seen = claim.time?.split('/').at(-1) ?? asOf
    const until = timeSpan(seen, asOf)?.to
    return until !== undefined && until + YEAR < now ? [{ id: claim.id, text: claim.text, seen }] : []
  })
}

const YEAR = 365 * 86_400_000

/** A number of a growing kind with an as-of date: "had 45,000 stars as of March 2026". */
function isTimeBound({ text, slots }: Claim): boolean {
  return slots.some(({ type }) => type === 'number') && GROWING_QUANTITY.test(text) && AS_OF.test(text)
}

const GROWING_QUANTITY =
  /\b(stars?|forks?|views?|subscribers?|followers?|citations?|cited|members?|employees?|staff|head ?count|downloads?|points|comments|videos|commits|signatures|signatories|funding|raised|valu(?:ed|ation)|records?)\b/i
const AS_OF = /\b(as of|so far|to date|at present|currently|now|has|have|counts?|stands? at|shows?|is at)\b/i
