import { dayMs } from '@/lib/text/date-value'
import type { Dossier, Claim } from '@/lib/dossier/format/schema'
import type { Reliability } from '@/lib/dossier/browse/dossier-book'
import { conflictingClaims } from '@/packages/judges/claim-pairs'
import { timeSpan } from '@/lib/dossier/browse/timeline-lanes'

export function countDossier({ claims, sources, entities }: Dossier) {
  const slots = claims.flatMap((claim) => claim.slots)
  return {
    claims: claims.length,
    corrected: claims.filter((claim) => claim.correction).length,
    inDoubt: claims.filter((claim) => claim.status !== 'established').length,
    sections: new Set(claims.map((claim) => claim.section)).size,
    phrasings: claims.reduce((sum, claim) => sum + claim.phrasings.length, 0),
    slots: slots.length,
    singleSlots: slots.filter((slot) => slot.single).length,
    sources: sources.length,
    entities: entities.length,
  }
}

export function statsText(stats: ReturnType<typeof countDossier>): string {
  return [
    `${stats.claims} claims (${stats.inDoubt} in doubt, ${stats.corrected} corrected) in ${stats.sections} sections`,
    `${stats.phrasings} phrasings, ${stats.slots} slots (${stats.singleSlots} with one value only)`,
    `${stats.sources} sources, ${stats.entities} entities`,
  ].join('\n')
}

/** An audit for people: headings with their lines. @param today an ISO day, for counts that are out of date */
export function auditLines(audit: Reliability, dossier: Dossier, today: string): [heading: string, lines: string[]][] {
  const { byTier, unsourced, oneSource, unread, sureUnread, openQuestions, openConflicts, sectionsWithoutReason } =
    audit
  const claimCount = dossier.claims.length
  const row = (name: string, n: number) =>
    `  ${String(n).padStart(5)}  ${`${Math.round((100 * n) / claimCount)}%`.padStart(4)}  ${name}`
  return [
    [
      `what the ${claimCount} claims rest on`,
      [
        ...byTier.map(({ tier, claims }) =>
          row(tier === null ? 'best source not rated' : `best source of tier ${tier}`, claims),
        ),
        row('one source only', oneSource.length),
        row('no source', unsourced.length),
        row('only sources that were not opened, or that a machine wrote', unread.length),
        row('of these, established with high confidence', sureUnread.length),
      ],
    ],
    ['open in the research', [`  ${openQuestions} questions, ${openConflicts} conflicts between sources`]],
    ['sections below high confidence without a reason', sectionsWithoutReason.map((section) => `  ${section}`)],
    ['claims on sources that were not opened', unread.map(claimTextLine)],
    ['claims without a source', unsourced.map(claimTextLine)],
    [
      'claims with different values for one thing',
      conflictingClaims(dossier).flatMap((pair) => pair.map(({ claim }) => claimTextLine(claim))),
    ],
    [`numbers that change, seen more than a year before ${today}`, dueLines(dossier, today)],
  ]
}

/** Returns a line for each claim of `dueForReview`. */
export function dueLines(dossier: Dossier, today: string): string[] {
  return dueForReview(dossier, today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`)
}

function claimTextLine({ id, text }: Claim): string {
  return `  ${id}: ${text}`
}

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
    return until !== undefined && until + YEAR_MS < now ? [{ id: claim.id, text: claim.text, seen }] : []
  })
}

const YEAR_MS = 365 * dayMs

/** A number of a growing kind with an as-of date: "had 45,000 stars as of March 2026". */
function isTimeBound({ text, slots }: Claim): boolean {
  return slots.some(({ type }) => type === 'number') && GROWING_QUANTITY.test(text) && AS_OF_WORDS.test(text)
}

const GROWING_QUANTITY =
  /\b(stars?|forks?|views?|subscribers?|followers?|citations?|cited|members?|employees?|staff|head ?count|downloads?|points|comments|videos|commits|signatures|signatories|funding|raised|valu(?:ed|ation)|records?)\b/i
const AS_OF_WORDS = /\b(as of|so far|to date|at present|currently|now|has|have|counts?|stands? at|shows?|is at)\b/i
