import type { Audit } from '@/lib/dossier/browse/dossier-book'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { conflictingClaims } from '@/lib/research/claim-pairs'
import { dueForReview } from './checks/due'

/** An audit for people: headings with their lines. @param today an ISO day, for counts that are out of date */
export function auditLines(audit: Audit, dossier: Dossier, today: string): [heading: string, lines: string[]][] {
  const { byTier, unsourced, oneSource, unread, sureUnread, openQuestions, openConflicts, sectionsWithoutReason } =
    audit
  const of = dossier.claims.length
  const row = (name: string, n: number) =>
    `  ${String(n).padStart(5)}  ${`${Math.round((100 * n) / of)}%`.padStart(4)}  ${name}`
  return [
    [
      `what the ${of} claims rest on`,
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
    ['claims on sources that were not opened', unread.map(line)],
    ['claims without a source', unsourced.map(line)],
    [
      'claims with different values for one thing',
      conflictingClaims(dossier).flatMap((pair) => pair.map(({ claim }) => line(claim))),
    ],
    [
      `numbers that change, seen more than a year before ${today}`,
      dueForReview(dossier, today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`),
    ],
  ]
}

function line({ id, text }: Claim): string {
  return `  ${id}: ${text}`
}
