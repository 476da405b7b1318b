import type { Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { DetailKind, Finding } from '@/lib/schema/finding'
import { wordsOf } from '@/lib/text/words'
import type { Objection } from './evidence-question'
import { findDroppedDoubt, findOpposite, findOverstatement } from './overstatement'
import { createPageReader, passagesOf, type PageReader, type SourcePage, type PlacedPassage } from './page-reader'
import { findUnsharedWords } from './unshared-words'
import { findDroppedHedge, findMissingValue } from './values'

/** The name under which the mechanical judges vote. */
export const JUDGE = { by: 'Claimlight', isPerson: false } as const

/**
 * Returns the evidence judge's mechanical votes: whether a claim's passages are on their pages, and have its values and
 * its certainty. There is one vote for each claim with a passage whose page is available.
 */
export function judgeEvidence(dossier: Dossier, pages: readonly SourcePage[], on: string): Review[] {
  const reader = createPageReader(dossier)
  return dossier.claims.flatMap((claim): Review[] => {
    const own = passagesOf(dossier, claim, pages)
    if (own.length === 0) return []
    const { verdict, why } = faultOf(claim, own, reader) ?? PASSED
    return [{ claim: claim.id, judge: 'evidence', verdict, why, on, ...JUDGE }]
  })
}

type Vote = Pick<Review, 'verdict' | 'why'>
const PASSED: Vote = { verdict: 'passed', why: 'The passage stands on its page and has the values of the claim.' }

function faultOf(claim: Claim, own: readonly PlacedPassage[], reader: PageReader): Vote | null {
  const missing = own.find(({ place }) => place === null)
  if (missing) return failedVote(`The quotation does not stand on the page of source ${missing.passage.source}.`)
  const readings = own.flatMap(({ page, place }) => (place ? reader.quoted(page, place) : []))
  const stated = reader.claim(claim)
  const [different] = readings.flatMap(({ findings }) =>
    findings.flatMap((finding) => differenceIn(finding, claim.id, reader)),
  )
  if (different !== undefined) return failedVote(different)
  const absent = findMissingValue(stated, readings, reader.subject)
  if (absent !== null) return failedVote(`The passage does not have “${absent}”.`)
  const more = findOverstatement(claim.text, readings)
  if (more !== null) return doubtfulVote(`The claim says “${more}”; the passage does not.`)
  const opposite = findOpposite(stated, readings)
  if (opposite !== null) return doubtfulVote(`The passage says “${opposite}”; the claim says the opposite.`)
  const hedged = findDroppedHedge(stated, readings)
  if (hedged !== null) return doubtfulVote(`The passage does not say exactly “${hedged}”.`)
  const doubt = findDroppedDoubt(claim.text, stated, readings)
  if (doubt !== null) return doubtfulVote(`The passage says “${doubt}”; the claim has no such doubt.`)
  const unshared = findUnsharedWords(stated, readings, reader.subject)
  return unshared.length === 0 ? null : doubtfulVote(`${UNSHARED}: ${unshared.slice(0, 12).join(', ')}.`)
}

/** Returns the mechanical judge's objection to the evidence of a claim; undefined if it has none. */
export function evidenceObjection(reviews: readonly Review[], claim: string): Objection | undefined {
  const vote = reviews.find((one) => one.claim === claim && one.judge === 'evidence' && one.by === JUDGE.by)
  return vote && vote.verdict !== 'passed' ? { why: vote.why, isFinal: vote.why.startsWith(UNSHARED) } : undefined
}

const UNSHARED = 'The passage and the sentences before it have nothing for these words of the claim'

const failedVote = (why: string): Vote => ({ verdict: 'failed', why })
const doubtfulVote = (why: string): Vote => ({ verdict: 'doubtful', why })

/** Kinds of details whose difference fails a claim. `findMissingValue` compares dates and numbers; others may agree. */
const FAIL_KINDS: ReadonlySet<DetailKind> = new Set<DetailKind>(['name', 'org', 'place', 'work', 'degree', 'negation'])

/** Describes details that the engine finds to differ between page and claim, except names of the subject or in part. */
function differenceIn({ verdict, details }: Finding, claim: string, { subject }: PageReader): string[] {
  if (verdict !== 'contradicted') return []
  const own = new Set(wordsOf(subject).map(({ lower }) => lower))
  return details
    .filter((detail) => detail.verdict === 'differs' && detail.claim === claim && FAIL_KINDS.has(detail.kind))
    .filter(({ article, dossier }) => {
      const name = dossier ?? ''
      return !article.includes(name) && !wordsOf(name).some(({ lower }) => own.has(lower))
    })
    .map(({ article, dossier }) => `The passage has “${article}”, the claim “${dossier ?? ''}”.`)
}
