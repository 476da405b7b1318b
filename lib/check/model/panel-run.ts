import { callUntilDone } from '@/lib/messaging/call'
import type { TextForModel } from './make-questions'
import { ModelError } from '@/lib/model/model'
import { createPageRun, type NamedModel, type PageRun } from '@/lib/model/page-run'
import { storeAnswer, readStoredAnswer } from './model-answers'

interface PanelRunHost {
  model: () => Promise<NamedModel>
  /** Returns null if the text no longer exists. */
  text: () => Promise<TextForModel | null>
}

/** Creates a check of a text with a model. The panel asks the model; the background makes the questions. */
export function panelRun({ model, text }: PanelRunHost): PageRun {
  return createPageRun({
    model,
    now: () => performance.now(),
    async questions(signal, only) {
      const givenText = await text()
      if (givenText === null) throw new ModelError('failed')
      const asked = only === undefined ? givenText : { ...givenText, only }
      const questions = await callUntilDone('model-questions', asked, () => true, signal).catch(() => {
        throw new ModelError('failed')
      })
      return questions ?? []
    },
    // If stored answers cannot be read or written, the model is asked again.
    readStoredAnswer: (question, model) => readStoredAnswer(question, model).catch(() => null),
    storeAnswer: (question, model, answer) => storeAnswer(question, model, answer).catch(() => undefined),
  })
}
