import { pageKeyOf } from '@/lib/text/same-page'
import { findingsByPart, type PageFinding } from '@/lib/research/page-findings'
import type { PlannedQuestion } from '@/lib/research/questions'
import { toPlainText, quotedIn } from '@/lib/research/quotation'
import type { ResearchPage } from './pages'
import type { Pass } from './state'

/** A page of a pass, with the number of its source. */
export interface SourcePage extends ResearchPage {
  source: number
  /** Whether the model read all parts of the page; true without a model if the page has a text. */
  isRead: boolean
}

/** A statement that may become a claim. */
export interface Candidate extends PageFinding {
  page: SourcePage
  section: string
}

/** Section of claims that answer no question. */
export const GENERAL = 'General'

/**
 * Collects the findings of the model, and of a person, whose quotation is on its page word for word.
 *
 * @returns the findings, and the number of other findings, which were discarded
 */
export async function findingsOn(
  { settings, model, byHand, print }: Pass,
  pages: readonly SourcePage[],
  questions: readonly PlannedQuestion[],
): Promise<{ candidates: Candidate[]; thrownAway: number }> {
  const candidates: Candidate[] = []
  let thrownAway = 0
  const asked = questions.map(({ asks }) => asks)
  const readable = pages.filter(({ text }) => text.trim() !== '')
  for (const [at, page] of readable.entries()) {
    const before = candidates.length
    page.isRead = true
    for await (const part of findingsByPart(page, { subject: settings.subject, questions: asked }, model.ask)) {
      page.isRead &&= part.isRead || model.name === ''
      thrownAway += part.discarded.length
      for (const finding of part.findings) {
        const section = questions.find(({ asks }) => asks === finding.asks)?.section ?? GENERAL
        candidates.push({ ...finding, page, section })
      }
    }
    const left = Math.max(0, settings.tokens - model.used())
    const found = candidates.length - before
    if (model.name !== '') print(`findings: page ${at + 1} of ${readable.length}, ${found} found; ${left} tokens left`)
  }
  if (model.name !== '' && model.unasked() > 0)
    print(
      `${model.unasked()} questions were not asked: the tokens are used up. \`continue FOLDER --tokens N --passes N\` asks them`,
    )
  for (const { page: place, claim, quote, section = GENERAL, asks } of byHand.passages) {
    const keys = [place, pageKeyOf(place)]
    const page = pages.find(({ key, asked }) => keys.includes(key) || keys.includes(pageKeyOf(asked ?? '')))
    const words = page && quotedIn(toPlainText(page.text), quote)
    if (page && words) {
      candidates.push({ claim, quote: words, page, section, wordings: [], ...(asks === undefined ? {} : { asks }) })
      continue
    }
    thrownAway += 1
    print(`by-hand.yaml: not word for word on its page: ${claim}${page ? '' : ` (${place} was not read)`}`)
  }
  return { candidates, thrownAway }
}
