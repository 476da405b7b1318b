import type { Review } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import type { DetailKind } from '@/lib/schema/finding'
import { wordsOf } from '@/lib/text/words'
import { findDroppedDoubt, findOverstatement } from './overstatement'
import { createPageReader, passagesOf, type Comparison, type SourcePage } from './page-reader'
import { findDroppedHedge, findMissingValue } from './values'

/** The reason of a vote on a claim that a model has compared with its passage, and the engine cannot. */
export const UNCOMPARED = 'Nobody but a model has compared it with its passage.'

/** The name under which the mechanical judges vote. */
export const OWN_JUDGE = { by: 'Claimlight', isPerson: false } as const

/** Returns the mechanical votes on the claims whose pages are available: do their passages have their values? */
export function judgeEvidence(dossier: Dossier, pages: readonly SourcePage[], on: string): Review[] {
  const compare = createPageReader(dossier)
  return dossier.claims.flatMap((claim): Review[] => {
    const own = passagesOf(dossier, claim, pages)
    if (own.length === 0) return []
    const missing = own.find(({ place }) => place === null)
    const vote: Vote = missing
      ? { verdict: 'failed', why: `The quotation does not stand on the page of source ${missing.passage.source}.` }
      : voteOn(compare(claim, own))
    return [{ claim: claim.id, judge: 'evidence', ...vote, on, ...OWN_JUDGE }]
  })
}

type Vote = Pick<Review, 'verdict' | 'why'>

function voteOn(comparison: Comparison): Vote {
  for (const [find, verdict, why] of RULES) {
    const found = find(comparison)
    if (found !== null) return { verdict, why: why.replace('…', () => found) }
  }
  return { verdict: 'passed', why: 'The passage stands on its page and has the values of the claim.' }
}

/** Rules against a claim; the first one that finds words decides. `…` in its reason stands for these words. */
const RULES: readonly [find: (comparison: Comparison) => string | null, verdict: Vote['verdict'], why: string][] = [
  [findDifference, 'failed', '…'],
  [findMissingValue, 'failed', 'The passage does not have “…”.'],
  [findOverstatement, 'doubtful', 'The claim says “…”; the passage does not.'],
  [findDroppedHedge, 'doubtful', 'The passage does not say exactly “…”.'],
  [findDroppedDoubt, 'doubtful', 'The passage says “…”; the claim has no such doubt.'],
]

/** Kinds of details whose difference fails a claim. `findMissingValue` compares dates and numbers; others may agree. */
const FAIL_KINDS: ReadonlySet<DetailKind> = new Set<DetailKind>(['name', 'org', 'place', 'work', 'degree', 'negation'])

/** Describes a detail that the engine finds to differ between page and claim, except names of the subject or in part. */
function findDifference({ claim, readings, subjectWords }: Comparison): string | null {
  const contradicted = readings
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.verdict === 'contradicted')
  const details = contradicted.flatMap((finding) => finding.details)
  const differing = details.find(
    ({ verdict, kind, article, dossier: name, claim: of }) =>
      verdict === 'differs' &&
      of === claim.id &&
      FAIL_KINDS.has(kind) &&
      name !== null &&
      !article.includes(name) &&
      !wordsOf(name).some(({ lower }) => subjectWords.has(lower)),
  )
  return differing ? `The passage has “${differing.article}”, the claim “${differing.dossier ?? ''}”.` : null
}
