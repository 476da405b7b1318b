import { call } from '@/lib/messaging/call'
import type { TextForModel } from './make-questions'
import { ModelError } from '@/lib/model/model'
import type { PageQuestion } from '@/lib/model/page-question'
import { createPageRun, type NamedModel, type PageRun } from '@/lib/model/page-run'
import { keepAnswer, keptAnswer } from '@/lib/check/history/model-answers'

export interface PanelRunHost {
  model: () => Promise<NamedModel>
  /** Null where the text is not there any more. */
  text: () => Promise<TextForModel | null>
}

/** A check of a text with a model, run by the panel. The background makes the questions. */
export function panelRun({ model, text }: PanelRunHost): PageRun {
  return createPageRun({
    model,
    now: () => performance.now(),
    async *questions(signal, only) {
      const asked = await text()
      if (asked === null) throw new ModelError('failed')
      yield* questionsOn(only === undefined ? asked : { ...asked, only }, signal)
    },
    // Errors of the store are ignored: the question is asked again.
    known: (question, model) => keptAnswer(question, model).catch(() => null),
    keep: (question, model, answer) => keepAnswer(question, model, answer).catch(() => undefined),
  })
}

async function* questionsOn(
  text: TextForModel,
  signal: AbortSignal,
): AsyncGenerator<readonly PageQuestion[], void, void> {
  const given = new Set<number>()
  // The browser may stop the background at any time; it then has forgotten the text.
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const begun = await call('model-questions', text)
    if (!begun.ok) throw new ModelError('failed')
    const { id } = begun.value
    let at = 0
    for (;;) {
      if (signal.aborted) {
        void call('model-questions-end', { id })
        return
      }
      const step = await call('model-questions-step', { id })
      if (!step.ok) break
      const { questions, isDone } = step.value
      const fresh = questions.filter(() => !given.has(at++))
      for (let i = at - questions.length; i < at; i++) given.add(i)
      if (fresh.length > 0) yield fresh
      if (isDone) return
    }
  }
  throw new ModelError('failed')
}

const MOST_TRIES = 3
