import type { Article, CheckProgress, CheckResult, Finding } from '@/lib/schema/finding'
import { CodedError } from '@/lib/messaging/envelope'
import type { DocumentStep } from '@/lib/messaging/to-background'
import { runInSlices } from '@/lib/text/run-in-slices'
import { splitMuted } from './muted'
import { SHORT } from './check-text'
import type { Prior } from '@/lib/engine'
import { checkSelectionTogether, checkTogether, type DossierEngine } from '@/lib/dossiers/data/check-together'
import { enginesFor } from './active-dossiers'

/** A document that is being checked, step by step, as the panel asks for it. */
interface Run {
  article: Article
  engines: readonly DossierEngine[]
  steps: Generator<CheckProgress, CheckResult, void>
  /** Whether any sentence has a finding, also a muted one. */
  hasFindings: boolean
  /** A step is running: the next one waits for it. */
  last: Promise<unknown>
}

/**
 * Begins to check a document of the user. Nothing is checked until the first step is asked for.
 *
 * @param prior `asked` for text that the user has typed or pasted
 * @returns an id for the steps
 */
export async function beginDocument(article: Article, prior: Prior = 'along'): Promise<string> {
  const id = crypto.randomUUID()
  const { engines } = await enginesFor(article.text, 'all')
  const steps = checkTogether(engines, article, prior)
  runs.set(id, { article, engines, steps, hasFindings: false, last: Promise.resolve() })
  // A panel that was closed does not end its run.
  for (const old of [...runs.keys()].slice(0, -MOST_RUNS)) runs.delete(old)
  return id
}

/**
 * Checks the next sentences of a document, for a fraction of a second. Throws `gone` when the run is not known: the
 * background was stopped since, and the document has to be begun again.
 */
export function stepDocument(id: string): Promise<DocumentStep> {
  const run = runs.get(id)
  if (!run) return Promise.reject(new CodedError('gone'))
  const step = run.last.then(() => stepOf(id, run))
  run.last = step.catch(() => undefined)
  return step
}

export function endDocument(id: string): void {
  runs.delete(id)
}

async function stepOf(id: string, run: Run): Promise<DocumentStep> {
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
  runs.delete(id)
  const { sentences } = done.result
  const { text } = run.article
  if (run.hasFindings || text.length > SHORT)
    return { checked: sentences, sentences, findings, isDone: true, nearest: [] }
  // A sentence without the subject's name is checked all the same: in a short text, the user means the subject.
  const asked = checkSelectionTogether(run.engines, run.article, 0, text.length)
  const all = Math.max(sentences, asked.findings.length)
  return { checked: all, sentences: all, findings: asked.findings, isDone: true, nearest: asked.nearest }
}

/** How long one step takes: the panel shows the progress after each. */
const STEP_MS = 200
const MOST_RUNS = 4

/** Runs are lost with the worker; the panel then begins again. */
const runs = new Map<string, Run>()
