import type { Article, CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { runInSlices } from '@/lib/text/run-in-slices'
import { splitMuted } from './muted'
import type { CheckOccasion } from '@/lib/engine'
import { checkSelectionTogether, checkTogether, type DossierEngine } from '@/lib/check/check-together'
import { enginesFor } from './active-dossiers'
import { LONGEST_SHORT_TEXT } from '@/lib/schema/limits'
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
  article: Article
  engines: readonly DossierEngine[]
  steps: Generator<CheckProgress, CheckResult, void>
  /** Whether any sentence has a finding, also a muted one. */
  hasFindings: boolean
}

/**
 * Begins to check a document of the user. Nothing is checked until the first step is asked for.
 *
 * @param prior how the text came to be checked; `asked` for text that the user has typed or pasted
 * @returns an id for the steps
 */
export async function beginDocument(article: Article, prior: CheckOccasion = 'along'): Promise<string> {
  const { engines } = await enginesFor(article.text, 'all')
  return documentRuns.begin({ article, engines, steps: checkTogether(engines, article, prior), hasFindings: false })
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
  const { sentences } = done.result
  return { checked: sentences, sentences, findings, isDone: true, nearest: run.hasFindings ? [] : nearestTo(run) }
}

/** Returns the claims nearest to a short text, on which the evidence has nothing. */
const nearestTo = ({ engines, article }: DocumentRun): string[] => checkAsAsked(engines, article)?.nearest ?? []

/** Checks a text in one call. A short text without findings is checked again, as one that the user asks about. */
export async function checkText(text: string): Promise<{ findings: Finding[]; dossiers: NamedDossier[] }> {
  const { engines, dossiers } = await enginesFor(text, 'all')
  const { findings } = (await runInSlices(checkTogether(engines, { text }))).result
  const asked = findings.length > 0 ? null : checkAsAsked(engines, { text })
  return { findings: asked?.findings ?? findings, dossiers }
}

/** Checks a short text even if it does not name the subject, which the user means. @returns null for a longer text */
function checkAsAsked(engines: readonly DossierEngine[], article: Article) {
  const { length } = article.text
  return length > LONGEST_SHORT_TEXT ? null : checkSelectionTogether(engines, article, { start: 0, end: length })
}
