import type { Claim, Dossier } from './schema'
import { timeSpan } from './browse/time-span'

/** A claim with a number that changes with time, and the date at which it was seen. */
export interface DueClaim {
  id: string
  text: string
  /** ISO, as the claim has it. */
  seen: string
}

/**
 * The claims that somebody should look up again: numbers that change with time (stars, views, members, money) and that were
 * seen more than a year before `today`.
 *
 * @param today an ISO day
 */
export function dueForReview({ claims, asOf }: Dossier, today: string): DueClaim[] {
  const now = timeSpan(today, asOf)?.from
  if (now === undefined) return []
  return claims.flatMap((claim): DueClaim[] => {
    if (!isTimeBound(claim)) return []
    const seen = claim.time?.split('/').at(-1) ?? asOf
    const until = timeSpan(seen, asOf)?.to
    return until !== undefined && until + YEAR < now ? [{ id: claim.id, text: claim.text, seen }] : []
  })
}

const YEAR = 365 * 86_400_000

/** A number of a kind that grows, said as of a date: "had 45,000 stars as of March 2026". */
function isTimeBound({ text, slots }: Claim): boolean {
  return slots.some(({ type }) => type === 'number') && GROWS.test(text) && AS_OF.test(text)
}

const GROWS =
  /\b(stars?|forks?|views?|subscribers?|followers?|citations?|cited|members?|employees?|staff|head ?count|downloads?|points|comments|videos|commits|signatures|signatories|funding|raised|valu(?:ed|ation)|records?)\b/i
const AS_OF = /\b(as of|so far|to date|at present|currently|now|has|have|counts?|stands? at|shows?|is at)\b/i
