import { callBackground } from '@/lib/messaging/call'
import { CodedError } from '@/lib/messaging/envelope'
import { inSteps } from '@/lib/check/in-steps'
import type { TextForModel } from './make-questions'
import { ModelError } from '@/lib/model/model'
import type { PageQuestion } from '@/lib/model/page-question'
import { createPageRun, type NamedModel, type PageRun } from '@/lib/model/page-run'
import { storeAnswer, readStoredAnswer } from './model-answers'

export interface PanelRunHost {
  model: () => Promise<NamedModel>
  /** Returns null if the text no longer exists. */
  text: () => Promise<TextForModel | null>
}

/** Creates a check of a text with a model. The panel asks the model; the background makes the questions. */
export function panelRun({ model, text }: PanelRunHost): PageRun {
  return createPageRun({
    model,
    now: () => performance.now(),
    async *questions(signal, only) {
      const givenText = await text()
      if (givenText === null) throw new ModelError('failed')
      yield* questionsOn(only === undefined ? givenText : { ...givenText, only }, signal)
    },
    // If stored answers cannot be read or written, the model is asked again.
    readStoredAnswer: (question, model) => readStoredAnswer(question, model).catch(() => null),
    storeAnswer: (question, model, answer) => storeAnswer(question, model, answer).catch(() => undefined),
  })
}

async function* questionsOn(
  text: TextForModel,
  signal: AbortSignal,
): AsyncGenerator<readonly PageQuestion[], void, void> {
  let givenCount = 0
  let nextIndex = 0
  try {
    const steps = inSteps(
      {
        begin: () => callBackground('model-questions', text),
        step: (id) => callBackground('model-questions-step', { id }),
        end: (id) => void callBackground('model-questions-end', { id }),
      },
      signal,
    )
    for await (const { questions, isFirst } of steps) {
      if (isFirst) nextIndex = 0
      const fresh = questions.slice(Math.max(0, givenCount - nextIndex))
      nextIndex += questions.length
      givenCount = Math.max(givenCount, nextIndex)
      if (fresh.length > 0) yield fresh
    }
  } catch (error) {
    throw error instanceof CodedError ? new ModelError('failed') : error
  }
}
