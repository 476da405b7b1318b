import type { Article, CheckProgress, Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { runInSlices } from '@/lib/text/run-in-slices'
import { splitMuted } from './muted'
import type { CheckOccasion } from '@/lib/engine'
import type { MergedResult } from './check-together'
import { enginesFor } from './active-dossiers'
import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
import { checkInSteps, runCheck } from './run-check'
import { STEP_MS, SteppedRuns } from './stepped-runs'

export interface DocumentStep {
  checked: number
  sentences: number
  /** Findings of this step alone. */
  findings: Finding[]
  isDone: boolean
  /** Ids of the nearest claims, when the document is short and has no findings. */
  nearest: string[]
}

/** A document that is being checked; the panel asks for each step. */
interface DocumentRun {
  isShort: boolean
  steps: Generator<CheckProgress, MergedResult, void>
  /** Whether any sentence has a finding, also a muted one. */
  hasFindings: boolean
}

/**
 * Begins to check a document of the user. Nothing is checked until the first step is asked for.
 *
 * @param occasion how the text came to be checked; `asked` for text that the user has typed or pasted
 * @returns an id for the steps
 */
export async function beginDocument(article: Article, occasion: CheckOccasion = 'along'): Promise<string> {
  const { engines } = await enginesFor(article.text, 'all')
  const steps = checkInSteps({ engines, article, occasion })
  return documentRuns.begin({ isShort: isShort(article.text), steps, hasFindings: false })
}

export const documentRuns = new SteppedRuns(stepOf)

async function stepOf(run: DocumentRun): Promise<DocumentStep> {
  const found: Finding[] = []
  let counts = { checked: 0, sentences: 0 }
  const done = await runInSlices(run.steps, {
    limitMs: STEP_MS,
    onStep({ findings, checked, sentences }) {
      found.push(...findings)
      counts = { checked, sentences }
    },
  })
  run.hasFindings ||= found.length > 0
  const { findings } = await splitMuted(found)
  if (done === null) return { ...counts, findings, isDone: false, nearest: [] }
  const { sentences, nearest } = done.result
  const isOpen = run.isShort && !run.hasFindings
  return { checked: sentences, sentences, findings, isDone: true, nearest: isOpen ? nearest : [] }
}

/** Checks a text in one call. A short text without findings is checked again, as one that the user asks about. */
export async function checkText(text: string): Promise<{ findings: Finding[]; dossiers: NamedDossier[] }> {
  const { engines, dossiers } = await enginesFor(text, 'all')
  const article = { text }
  const { findings } = await runCheck({ engines, article, occasion: 'along' })
  if (findings.length > 0 || !isShort(text)) return { findings, dossiers }
  // It need not name the subject, which the user means.
  const asked = await runCheck({ engines, article, occasion: 'asked', part: { start: 0, end: text.length } })
  return { findings: asked.findings, dossiers }
}

const isShort = (text: string): boolean => text.length <= LONGEST_SHORT_TEXT
