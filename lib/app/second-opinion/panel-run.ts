import { call } from '@/lib/messaging/call'
import type { ModelAnswers } from '@/lib/second-opinion/page/page-answer'
import type { TextForModel } from '@/lib/messaging/to-background'
import { ModelError } from '@/lib/second-opinion/model'
import { pagePromptOf } from '@/lib/second-opinion/page/page-prompt'
import type { PageQuestion } from '@/lib/second-opinion/page/page-question'
import { createPageRun, type NamedModel, type PageRun } from '@/lib/second-opinion/page/page-run'
import { hexOf } from '@/lib/text/hex'

/** Where answers are kept: with the tab for a page, in memory for a text of the user. */
export interface AnswerStore {
  read: () => Promise<ModelAnswers['answers']>
  write: (answers: ModelAnswers['answers']) => Promise<void>
}

export interface PanelRunHost {
  model: () => Promise<NamedModel>
  /** Null where the text is not there any more. */
  text: () => Promise<TextForModel | null>
  inView: () => { start: number; end: number } | null
  store: AnswerStore
}

/** A check of a text with a model, run by the panel. The background makes the questions. */
export function panelRun({ model, text, inView, store }: PanelRunHost): PageRun {
  let answers: Promise<ModelAnswers['answers']> | null = null
  const all = () => (answers ??= store.read())
  return createPageRun({
    model,
    inView,
    now: () => performance.now(),
    async *questions(signal, only) {
      const asked = await text()
      if (asked === null) throw new ModelError('failed')
      yield* questionsOn(only === undefined ? asked : { ...asked, only }, signal)
    },
    known: async (question, name) => (await all())[await keyOf(question, name)] ?? null,
    async keep(question, name, answer) {
      const kept = await all()
      kept[await keyOf(question, name)] = answer
      // A full session store costs the answers after the panel is closed, not the check.
      await store.write(kept).catch(() => undefined)
    },
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

/** Hash of the question as the model gets it, and of the model. */
async function keyOf(question: PageQuestion, model: string): Promise<string> {
  const text = `${model}\n${question.dossier ?? ''}\n${pagePromptOf(question, '')}`
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  // Half of the hash: there are a few hundred questions, and the store is small.
  return hexOf(digest.subarray(0, 16))
}
