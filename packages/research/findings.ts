import { pageKeyOf } from '@/lib/text/same-page'
import { stemsOf } from '@/lib/research/shared-stems'
import { partFindingsIn, pagePartsOf, type PageFinding } from '@/packages/research/page-findings'
import { findingsPrompt, type PagePartRequest } from '@/packages/judges/questions'
import type { PlannedQuestion } from './questions'
import { toPlainText, quotedIn } from '@/packages/judges/quotation'
import { inParallel } from './in-parallel'
import type { ResearchPage } from './pages'
import type { Pass } from './state'

export interface SourcePage extends ResearchPage {
  source: number
  /** Whether the model read all parts of the page; true without a model if the page has a text. */
  isRead: boolean
}

export interface CandidateFinding extends PageFinding {
  page: SourcePage
  section: string
}

export interface AskedQuestion extends PlannedQuestion {
  pass: number
}

/** Section of claims that answer no question. */
export const GENERAL_SECTION = 'General'

/**
 * Collects the findings whose quotation is on its page, and counts the others. Parts of pages that fit an `open`
 * question are read first; one that was read before is asked only the questions since.
 */
export async function collectFindings(
  pass: Pass,
  pages: readonly SourcePage[],
  questions: readonly AskedQuestion[],
  open: readonly string[],
): Promise<{ candidates: CandidateFinding[]; thrownAway: number }> {
  const { settings, model, byHand, print } = pass
  const candidates: CandidateFinding[] = []
  let thrownAway = 0
  const readings = pages.flatMap((page) => readingsOf(pass, page, questions))
  for (const page of pages) page.isRead = page.text.trim() !== ''
  const fitToQuestions = createQuestionFit(open, settings.subject)
  const byFit = readings
    .map((reading) => ({ reading, fit: fitToQuestions(reading.text) }))
    .sort((a, b) => b.fit - a.fit)
  const answers = new Map<PageReading, string | null>()
  const ask = async ({ reading }: (typeof byFit)[number]): Promise<void> => {
    const { page, text, asked } = reading
    answers.set(reading, await model.ask(findingsPrompt(page, text, asked)))
  }
  await inParallel(byFit, ask, progressOptions(pass, `findings, ${readings.length} parts of pages`))
  for (const reading of readings) {
    const { page, asked } = reading
    const { findings, discarded, isRead } = partFindingsIn(answers.get(reading) ?? null, page, asked)
    page.isRead &&= isRead || model.name === '' || asked.isOnlyAnswers
    thrownAway += discarded.length
    for (const finding of findings) {
      const section = questions.find(({ asks }) => asks === finding.asks)?.section ?? GENERAL_SECTION
      candidates.push({ ...finding, page, section })
    }
  }
  if (model.name !== '' && model.unasked() > 0)
    print(
      `${model.unasked()} questions were not asked: the tokens are used up. \`continue FOLDER --tokens N --passes N\` asks them`,
    )
  for (const { page: place, claim, quote, section = GENERAL_SECTION, asks } of byHand.passages) {
    const keys = [place, pageKeyOf(place)]
    const page = pages.find(({ key, asked }) => keys.includes(key) || keys.includes(pageKeyOf(asked ?? '')))
    const words = page && quotedIn(toPlainText(page.text), quote)
    if (page && words) {
      candidates.push({ claim, quote: words, page, section, wordings: [], asks })
      continue
    }
    thrownAway += 1
    print(`by-hand.yaml: not word for word on its page: ${claim}${page ? '' : ` (${place} was not read)`}`)
  }
  return { candidates, thrownAway }
}

interface PageReading {
  page: SourcePage
  text: string
  asked: Required<PagePartRequest>
}

/** Returns what is asked about each part of a page: all questions at first, later only newer ones that it fits. */
function readingsOf(
  { settings, model, number }: Pass,
  page: SourcePage,
  questions: readonly AskedQuestion[],
): PageReading[] {
  const { subject } = settings
  const upTo = (pass: number): string[] => questions.filter((question) => question.pass <= pass).map(({ asks }) => asks)
  const passes = Array.from({ length: number }, (_, at) => at + 1)
  const additions = passes.map((pass) => {
    const own = questions.filter((question) => question.pass === pass)
    const fit = createQuestionFit(
      own.flatMap(({ asks, query }) => [asks, query]),
      subject,
    )
    return { fit, asked: { subject, questions: own.map(({ asks }) => asks), isOnlyAnswers: true } }
  })
  return pagePartsOf(page.text).flatMap((text) => {
    const all = (pass: number) => ({ subject, questions: upTo(pass), isOnlyAnswers: false })
    const first = passes.find((pass) => model.hasAnswered(findingsPrompt(page, text, all(pass)))) ?? number
    const later = additions
      .slice(first)
      .filter(({ fit }) => fit(text) >= LEAST_FIT)
      .map(({ asked }) => ({ page, text, asked }))
    return [{ page, text, asked: all(first) }, ...later]
  })
}

/** Least share of the words of a question in a part of a page that is read again for it. */
const LEAST_FIT = 0.5

/** Returns how tasks of a pass run beside each other, and report. */
export const progressOptions = ({ settings: { parallel }, model, print }: Pass, name: string) => ({
  parallel,
  name,
  print: (line: string) => (model.name === '' ? undefined : print(`${line}; ${model.left()} tokens left`)),
})

/** Returns a function that gives the greatest share of the words of one question that a text has, from 0 to 1. */
export function createQuestionFit(questions: readonly string[], subject: string): (text: string) => number {
  const own = stemsOf(subject)
  const asked = questions.map((asks) => [...stemsOf(asks)].filter((stem) => !own.has(stem)))
  return (text) => {
    const there = stemsOf(text)
    return Math.max(0, ...asked.map((stems) => stems.filter((stem) => there.has(stem)).length / (stems.length || 1)))
  }
}
