import { samePage } from '@/lib/text/same-page'
import { findingsIn, findingsPrompt, type PlannedQuestion } from '@/lib/research/questions'
import { plainPage, quotedIn } from '@/lib/research/quotation'
import type { ResearchModel } from './ask-model'
import type { ByHand } from './by-hand'
import type { ResearchPage } from './pages'

/** A statement whose quotation is on its page. */
export interface Candidate {
  claim: string
  /** The words as the page has them. */
  quote: string
  page: ResearchPage
  section: string
  /** The question that it answers. */
  asks?: string
  wordings: string[]
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

/** Has the model read a page, part by part, and keeps the findings whose quotation is there word for word. */
export async function findingsOn(
  page: ResearchPage,
  { subject, questions, model }: { subject: string; questions: readonly PlannedQuestion[]; model: ResearchModel },
): Promise<PageFindings> {
  const found: PageFindings = { candidates: [], thrownAway: [], isRead: true }
  const plain = plainPage(page.text)
  for (const text of partsOf(page.text)) {
    const answer = await model.ask(
      findingsPrompt({
        ...{ subject, text, title: page.title ?? '', published: page.published ?? '' },
        questions: questions.map(({ asks }) => asks),
      }),
    )
    const raw = answer === null ? null : findingsIn(answer)
    if (raw === null) found.isRead = false
    for (const { claim, quote, question, wordings } of raw ?? []) {
      const words = quotedIn(plain, quote)
      const { section = GENERAL, asks } = questions[question - 1] ?? {}
      if (words === null) found.thrownAway.push(claim)
      else
        found.candidates.push({ claim, quote: words, page, section, wordings, ...(asks === undefined ? {} : { asks }) })
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

/** Units of text in one question: small models read no more with care. */
const PART = 6000

/** A text in parts that end between two blocks where they can. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const whole = text.slice(at, at + PART)
    const end = whole.length < PART ? whole.length : endOf(whole, '\n\n') || endOf(whole, '. ') || PART
    parts.push(whole.slice(0, end))
    at += end
  }
  return parts.map((part) => part.trim()).filter((part) => part.length > 0)
}

/** The last place to cut at that leaves half of a part; 0 where there is none. */
function endOf(part: string, sign: string): number {
  const at = part.lastIndexOf(sign)
  return at < PART / 2 ? 0 : at + sign.length
}
