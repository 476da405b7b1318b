import type { Dossier } from '@/lib/dossier/format/schema'
import type { DossierEngine } from '@/lib/dossiers/data/check-together'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import { CodedError } from '@/lib/messaging/envelope'
import type { TextForModel } from '@/lib/messaging/to-background'
import { indexWordsInSteps, type WordIndex } from '@/lib/model/claims/word-index'
import type { PageQuestion } from '@/lib/model/page-question'
import { questionsOfText } from '@/lib/model/questions-of-text'
import { dossierOf, enginesFor } from '@/lib/check/active-dossiers'
import { runInSlices } from '@/lib/text/run-in-slices'

interface Run {
  steps: Generator<PageQuestion | null, void, void>
  /** A step is running: the next one waits for it. */
  last: Promise<unknown>
}

/** Runs are lost with the worker; the panel then begins again. */
const runs = new Map<string, Run>()
const MOST_RUNS = 4
/** How long one step takes: the first questions are asked while the others are made. */
const STEP_MS = 200

/** Begins to make the questions on a text. @returns an id for the steps */
export async function beginQuestions({ date, compared, only, blocks, ...text }: TextForModel): Promise<string> {
  const id = crypto.randomUUID()
  const { engines } = await enginesFor(`${text.title}\n${text.text}`, 'all')
  const article = {
    ...text,
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(date === undefined ? {} : { date }),
    ...(only === undefined ? {} : { only }),
  }
  const open = await Promise.all(
    engines.map(async (one) => ({ ...one, name: one.dossier, dossier: await dataOf(one) })),
  )
  function* steps(): Run['steps'] {
    for (const { name, engine, dossier } of open) {
      if (dossier === null) continue
      const words = yield* wordsOf(dossier)
      yield* questionsOfText({ id: name, dossier, engine, words }, article, compared)
    }
  }
  runs.set(id, { steps: steps(), last: Promise.resolve() })
  // A panel that was closed does not end its run.
  for (const old of [...runs.keys()].slice(0, -MOST_RUNS)) runs.delete(old)
  return id
}

/** The next questions. Throws `gone` when the run is not known: the background was stopped since. */
export function stepQuestions(id: string): Promise<{ questions: PageQuestion[]; isDone: boolean }> {
  const run = runs.get(id)
  if (!run) return Promise.reject(new CodedError('gone'))
  const step = run.last.then(() => stepOf(id, run))
  run.last = step.catch(() => undefined)
  return step
}

export function endQuestions(id: string): void {
  runs.delete(id)
}

async function stepOf(id: string, { steps }: Run): Promise<{ questions: PageQuestion[]; isDone: boolean }> {
  const questions: PageQuestion[] = []
  const done = await runInSlices(steps, {
    limitMs: STEP_MS,
    onStep: (question) => {
      if (question !== null) questions.push(question)
    },
  })
  if (done !== null) runs.delete(id)
  return { questions, isDone: done !== null }
}

function dataOf({ dossier }: DossierEngine): Promise<Dossier | null> {
  return dossierOf(dossier ?? BUNDLED_ID)
}

/** Kept as long as the dossier is: making an index of thousands of wordings takes a second. */
const known = new WeakMap<Dossier, WordIndex>()

function* wordsOf(dossier: Dossier): Generator<null, WordIndex, void> {
  const index = known.get(dossier) ?? (yield* indexWordsInSteps(dossier.claims))
  known.set(dossier, index)
  return index
}
