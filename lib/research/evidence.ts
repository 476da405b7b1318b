import type { Passage, Review } from '@/lib/dossier/format/research'
import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import type { Finding } from '@/lib/schema/finding'
import { groupedBy } from '@/lib/text/grouped-by'
import { doubtDropped, overstatement } from './overstatement'
import { pageReader, type PageReader, type PageText } from './page-reader'
import { plainPage, quotedIn } from './quotation'
import { missingValue, sharedWords } from './values'

/** The name under which the mechanical judges vote. */
export const JUDGE = { by: 'Claimlight', isPerson: false } as const

/**
 * The evidence judge's mechanical votes: whether a claim's passages are on their pages, and carry its values and its certainty. One
 * vote for each claim with a passage whose page is at hand.
 */
export function judgeEvidence(dossier: Dossier, pages: readonly PageText[], on: string): Review[] {
  const reader = pageReader(dossier)
  const byClaim = groupedBy(dossier.research?.passages ?? [], ({ claim }) => claim)
  return dossier.claims.flatMap((claim): Review[] => {
    const own = (byClaim.get(claim.id) ?? []).flatMap((passage) => {
      const page = pages.find(({ source, url }) => source === passage.source && url === passage.url)
      return page ? [{ passage, page }] : []
    })
    if (own.length === 0) return []
    const vote = { claim: claim.id, judge: 'evidence' as const, on, ...JUDGE }
    const fault = faultOf(claim, own, reader)
    return fault
      ? [{ ...vote, ...fault }]
      : [{ ...vote, verdict: 'passed', why: 'The passage stands on its page and has the values of the claim.' }]
  })
}

type Fault = Pick<Review, 'verdict' | 'why'>
interface OwnPassage {
  passage: Passage
  page: PageText
}

function faultOf(claim: Claim, own: readonly OwnPassage[], reader: PageReader): Fault | null {
  const missing = own.find(({ passage, page }) => quotedIn(plainPage(page.text), passage.quote) === null)
  if (missing) return failed(`The quotation does not stand on the page of source ${missing.passage.source}.`)
  const readings = own.map(({ passage, page }) => reader.quoted(page, passage.quote))
  const stated = reader.claim(claim)
  const different = readings.flatMap(({ findings }) =>
    findings.flatMap((finding) => differenceIn(finding, claim.id)),
  )[0]
  if (different !== undefined) return failed(different)
  const absent = missingValue(stated, readings)
  if (absent !== null) return failed(`The passage does not have “${absent}”.`)
  if (sharedWords(stated, readings) < LEAST_SHARED) return failed('The passage speaks of something else.')
  const more = overstatement(claim.text, readings)
  if (more !== null) return doubtful(`The claim says “${more}”; the passage does not.`)
  const doubt = doubtDropped(claim.text, stated, readings)
  return doubt === null ? null : doubtful(`The passage says “${doubt}”; the claim has no such doubt.`)
}

/** Share of the claim's words that its passages have at least. */
const LEAST_SHARED = 0.2

const failed = (why: string): Fault => ({ verdict: 'failed', why })
const doubtful = (why: string): Fault => ({ verdict: 'doubtful', why })

/** Values that differ between a sentence of a page and a claim, by the engine. */
function differenceIn({ verdict, details }: Finding, claim: string): string[] {
  if (verdict !== 'contradicted') return []
  return details
    .filter((detail) => detail.verdict === 'differs' && detail.claim === claim)
    .map(({ article, dossier }) => `The passage has “${article}”, the claim “${dossier ?? ''}”.`)
}
