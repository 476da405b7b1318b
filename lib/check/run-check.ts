import type { Article, CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import type { AnswerPart, CheckState } from '@/lib/schema/page-state'
import { runInSlices } from '@/lib/text/run-in-slices'
import type { Span } from '@/lib/text/spans'
import { checkAnswers } from './check-answers'
import { checkTogether, type DossierEngine, type Occasion } from './check-together'

/** A text to check: of a page, a chat, a selection, a file or a user. */
interface Check {
  engines: readonly DossierEngine[]
  article: Article
  occasion: Occasion
  /** The answers of an assistant, where the text is a chat: each is an article of its own. */
  answers?: readonly AnswerPart[] | undefined
  /** The only part to judge, in its context: a selection. */
  part?: Span
}

/** Runs the engines over a text, one sentence a step. All checks of the product are made here. */
export function checkInSteps(check: Check): Generator<CheckProgress, CheckResult, void> {
  const { engines, article, occasion, answers, part } = check
  return answers ? checkAnswers(engines, article, answers, occasion) : checkTogether(engines, article, occasion, part)
}

/** What a check adds to its state: all that was found so far. */
export type Found = Pick<CheckState, 'status' | 'checked' | 'sentences' | 'findings'> &
  Partial<Pick<CheckState, 'nearest' | 'nearestIn'>>

interface RunOptions {
  signal?: AbortSignal
  /** Stores or shows what was found, a few times a second. The next sentence waits for the promise. */
  show?: (found: Found) => Promise<void>
}

/** Checks a text in slices. @returns null if the signal was aborted */
export function runCheck(check: Check): Promise<Found>
export function runCheck(check: Check, options: RunOptions): Promise<Found | null>
export async function runCheck(check: Check, { signal, show }: RunOptions = {}): Promise<Found | null> {
  const findings: Finding[] = []
  let pauseMs = FIRST_PAUSE_MS
  let nextPause = performance.now() + pauseMs
  const done = await runInSlices(checkInSteps(check), {
    signal,
    onStep(step) {
      findings.push(...step.findings)
      const now = performance.now()
      if (!show || now < nextPause) return
      pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)
      nextPause = now + pauseMs
      const { checked, sentences } = step
      return show({ status: 'checking', checked, sentences, findings: [...findings] })
    },
  })
  if (done === null) return null
  const { sentences, nearest, nearestIn } = done.result
  return { status: 'done', checked: sentences, sentences, findings, nearest, nearestIn }
}

/** Ms before the first update; doubled after each, as a message costs the page time and a write renders the panel. */
const FIRST_PAUSE_MS = 30
const LAST_PAUSE_MS = 1000
