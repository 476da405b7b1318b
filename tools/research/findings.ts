import { samePage } from '@/lib/text/same-page'
import { findingsByPart, type PageFinding } from '@/lib/research/page-findings'
import type { PlannedQuestion } from '@/lib/research/questions'
import { plainPage, quotedIn } from '@/lib/research/quotation'
import type { ResearchModel } from './ask-model'
import type { ByHand } from './edited-files'
import type { ResearchPage } from './pages'

/** A statement that may become a claim. */
export interface Candidate extends PageFinding {
  page: ResearchPage
  section: string
}

export interface PageFindings {
  candidates: Candidate[]
  /** Findings that were thrown away, since their quotation is not on the page. */
  thrownAway: string[]
  /** The model has read all of the page. */
  isRead: boolean
}

/** Heading of claims that answer no question. */
export const GENERAL = 'General'

/** Has the model read a page, and keeps the findings whose quotation is there word for word. */
export async function findingsOn(
  page: ResearchPage,
  { subject, questions, model }: { subject: string; questions: readonly PlannedQuestion[]; model: ResearchModel },
): Promise<PageFindings> {
  const found: PageFindings = { candidates: [], thrownAway: [], isRead: true }
  const asked = questions.map(({ asks }) => asks)
  for await (const part of findingsByPart(page, { subject, questions: asked }, model.ask)) {
    found.isRead &&= part.isRead
    found.thrownAway.push(...part.thrownAway)
    for (const finding of part.findings) {
      const section = questions.find(({ asks }) => asks === finding.asks)?.section ?? GENERAL
      found.candidates.push({ ...finding, page, section })
    }
  }
  return found
}

/** Passages of a person: the same rule as for a model. */
export function findingsByHand(
  { passages }: ByHand,
  pages: readonly ResearchPage[],
): Pick<PageFindings, 'candidates' | 'thrownAway'> {
  const candidates: Candidate[] = []
  const thrownAway: string[] = []
  for (const { page: place, claim, quote, section = GENERAL, asks } of passages) {
    const page = pages.find(({ key }) => key === place || key === samePage(place))
    const words = page && quotedIn(plainPage(page.text), quote)
    if (!page) thrownAway.push(`${claim} (${place} was not read)`)
    else if (!words) thrownAway.push(claim)
    else candidates.push({ claim, quote: words, page, section, wordings: [], ...(asks === undefined ? {} : { asks }) })
  }
  return { candidates, thrownAway }
}
