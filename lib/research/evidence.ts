import type { Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { DetailKind, Finding } from '@/lib/schema/finding'
import { wordsOf } from '@/lib/text/words'
import { doubtDropped, overstatement } from './overstatement'
import { pageReader, passagesOf, type PageReader, type PageText, type PlacedPassage } from './page-reader'
import { hedgeDropped, missingValue } from './values'

/** The name under which the mechanical judges vote. */
export const JUDGE = { by: 'Claimlight', isPerson: false } as const

/**
 * Returns the evidence judge's mechanical votes: whether a claim's passages are on their pages, and have its values and
 * its certainty. There is one vote for each claim with a passage whose page is available.
 */
export function judgeEvidence(dossier: Dossier, pages: readonly PageText[], on: string): Review[] {
  const reader = pageReader(dossier)
  return dossier.claims.flatMap((claim): Review[] => {
    const own = passagesOf(dossier, claim, pages)
    if (own.length === 0) return []
    const { verdict, why } = faultOf(claim, own, reader) ?? PASSED
    return [{ claim: claim.id, judge: 'evidence', verdict, why, on, ...JUDGE }]
  })
}

type Fault = Pick<Review, 'verdict' | 'why'>
const PASSED: Fault = { verdict: 'passed', why: 'The passage stands on its page and has the values of the claim.' }

function faultOf(claim: Claim, own: readonly PlacedPassage[], reader: PageReader): Fault | null {
  const missing = own.find(({ place }) => place === null)
  if (missing) return failed(`The quotation does not stand on the page of source ${missing.passage.source}.`)
  const readings = own.flatMap(({ page, place }) => (place ? reader.quoted(page, place) : []))
  const stated = reader.claim(claim)
  const [different] = readings.flatMap(({ findings }) =>
    findings.flatMap((finding) => differenceIn(finding, claim.id, reader)),
  )
  if (different !== undefined) return failed(different)
  const absent = missingValue(stated, readings, reader.subject)
  if (absent !== null) return failed(`The passage does not have “${absent}”.`)
  const more = overstatement(claim.text, readings)
  if (more !== null) return doubtful(`The claim says “${more}”; the passage does not.`)
  const hedged = hedgeDropped(stated, readings)
  if (hedged !== null) return doubtful(`The passage does not say exactly “${hedged}”.`)
  const doubt = doubtDropped(claim.text, stated, readings)
  return doubt === null ? null : doubtful(`The passage says “${doubt}”; the claim has no such doubt.`)
}

const failed = (why: string): Fault => ({ verdict: 'failed', why })
const doubtful = (why: string): Fault => ({ verdict: 'doubtful', why })

/** Kinds of details whose difference fails a claim. `missingValue` compares dates and numbers; others may agree. */
const NAMES: ReadonlySet<DetailKind> = new Set<DetailKind>(['name', 'org', 'place', 'work', 'degree', 'negation'])

/** Describes details that the engine finds to differ between page and claim, except names of the subject or in part. */
function differenceIn({ verdict, details }: Finding, claim: string, { subject }: PageReader): string[] {
  if (verdict !== 'contradicted') return []
  const own = new Set(wordsOf(subject).map(({ lower }) => lower))
  return details
    .filter((detail) => detail.verdict === 'differs' && detail.claim === claim && NAMES.has(detail.kind))
    .filter(({ article, dossier }) => {
      const name = dossier ?? ''
      return !article.includes(name) && !wordsOf(name).some(({ lower }) => own.has(lower))
    })
    .map(({ article, dossier }) => `The passage has “${article}”, the claim “${dossier ?? ''}”.`)
}
