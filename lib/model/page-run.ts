import { createStore } from '@/lib/text/store'
import { ANSWER_FAULTS, askAndConfirm } from './ask'
import { ModelError, type ModelFault, type ModelSession } from './model'
import type { PageAnswer } from './page-answer'
import { PAGE_SYSTEM_PROMPT, splitBySentence, type PageQuestion } from './page-question'
import { sentencesOf, type DossierPair, type ReadSentence } from './model-reading'
import { spansOverlap, type Span } from '@/lib/text/spans'

export interface NamedModel {
  name: string
  /** Address and name of the model, because several servers may have a model of the same name. */
  id: string
  /** Whether the model passed the built-in test. */
  isTrusted: boolean
  session: ModelSession
}

export interface PageRunState {
  status: 'idle' | 'asking' | 'stopped' | 'done' | 'failed'
  /** Questions to ask, and (`answered`) those answered or given up; 0 until all questions are made. */
  questions: number
  answered: number
  /** Median time of an answer, in ms, without stored answers; null before the first. */
  paceMs: number | null
  /** Differences in reading order. */
  differs: readonly DossierPair[]
  askedSentences: readonly ReadSentence[]
  /** Discarded entries of answers, and (`unanswered`) questions without a usable answer. */
  discarded: number
  unanswered: number
  model: string
  isTrusted: boolean
  fault: ModelFault | null
}

interface PageRunHost {
  /** Makes the model ready. @throws ModelError */
  model: () => Promise<NamedModel>
  /**
   * Makes the questions, unless the signal is aborted.
   * @param only range of the text to ask about; absent: all of it
   * @throws ModelError
   */
  questions: (signal: AbortSignal, only?: Span) => Promise<readonly PageQuestion[]>
  /** Returns the stored answer to a question by the model with this id; null where there is none. */
  readStoredAnswer: (question: PageQuestion, model: string) => Promise<PageAnswer | null>
  storeAnswer: (question: PageQuestion, model: string, answer: PageAnswer) => Promise<void>
  now: () => number
}

export type PageRun = ReturnType<typeof createPageRun>

export const IDLE_RUN: PageRunState = {
  status: 'idle',
  questions: 0,
  answered: 0,
  paceMs: null,
  differs: [],
  askedSentences: [],
  discarded: 0,
  unanswered: 0,
  model: '',
  isTrusted: false,
  fault: null,
}

/**
 * Creates a run that asks a model about a text, one question at a time, the most promising first. `cancel` takes effect
 * at once, even where the model ignores its signal.
 */
export function createPageRun(host: PageRunHost) {
  const store = createStore(IDLE_RUN)
  let running: AbortController | null = null
  const changeState = (change: Partial<PageRunState>): void => store.set({ ...store.state, ...change })

  async function run(signal: AbortSignal, only: Span | undefined): Promise<void> {
    const model = await host.model()
    if (isStopped(signal)) return
    changeState({ model: model.name, isTrusted: model.isTrusted })
    const waiting = mostPromisingFirst(await host.questions(signal, only))
    if (isStopped(signal)) return
    changeState({ questions: waiting.length })
    const paces: number[] = []
    for (let question = waiting.shift(); question && !isStopped(signal); question = waiting.shift())
      await answer(question, model, signal, { waiting, paces })
    if (!isStopped(signal)) changeState({ status: 'done' })
  }

  async function answer(
    question: PageQuestion,
    { id, session }: NamedModel,
    signal: AbortSignal,
    { waiting, paces }: { waiting: PageQuestion[]; paces: number[] },
  ): Promise<void> {
    const storedAnswer = await host.readStoredAnswer(question, id)
    if (isStopped(signal)) return
    if (storedAnswer) {
      addAnswer(question, storedAnswer)
      return
    }
    const from = host.now()
    try {
      const said = await askAndConfirm(session, question, { signal })
      if (isStopped(signal)) return
      paces.push(host.now() - from)
      changeState({ paceMs: [...paces].sort((a, b) => a - b)[Math.floor(paces.length / 2)] ?? null })
      addAnswer(question, said)
      await host.storeAnswer(question, id, said)
    } catch (error) {
      // Such a fault ends the run, because the next question would fail too; an unknown fault does not.
      if (!(error instanceof ModelError) || (error.fault !== 'failed' && !ANSWER_FAULTS.has(error.fault))) throw error
      const smaller = error.fault === 'tooLong' ? splitBySentence(question) : []
      if (smaller.length > 0) {
        waiting.unshift(...smaller)
        changeState({ questions: store.state.questions + smaller.length - 1 })
        return
      }
      changeState({ answered: store.state.answered + 1, unanswered: store.state.unanswered + 1 })
    }
  }

  function addAnswer(question: PageQuestion, answer: PageAnswer): void {
    const { state } = store
    const { differs, discarded } = answer
    const pairs = differs.map((pair) => ({ ...pair, dossier: question.dossier }))
    changeState({
      answered: state.answered + 1,
      differs: [...state.differs, ...pairs].sort((a, b) => a.start - b.start),
      askedSentences: [...state.askedSentences, ...sentencesOf(question)],
      discarded: state.discarded + discarded.length,
    })
  }

  function begin(only?: Span): void {
    if (running !== null) return
    const own = (running = new AbortController())
    const { state } = store
    const isOther = (range: Span): boolean => only !== undefined && !spansOverlap(range, only)
    const before = { differs: state.differs.filter(isOther), askedSentences: state.askedSentences.filter(isOther) }
    changeState({ ...IDLE_RUN, ...before, status: 'asking' })
    run(own.signal, only)
      .catch((error: unknown) => {
        if (own.signal.aborted) return
        changeState({ status: 'failed', fault: error instanceof ModelError ? error.fault : 'failed' })
      })
      .finally(() => {
        own.abort()
        if (running === own) running = null
      })
  }

  return {
    state: () => store.state,
    subscribe: store.subscribe,
    /** Starts a reading of the whole text. Stored answers, also of a stopped run, are used again. */
    start: () => begin(),
    /** Asks about one sentence only. The results on the others stay. */
    ask: (sentence: Span) => begin(sentence),
    cancel() {
      if (running === null) return
      running.abort()
      running = null
      changeState({ status: 'stopped' })
    },
  }
}

/**
 * Sorts questions by the sum of their sentences' nearness per length, highest first. Orders by the engine's verdicts
 * found fewer differences (docs/second-opinion.md).
 */
export function mostPromisingFirst(questions: readonly PageQuestion[]): PageQuestion[] {
  const priorityOf = (question: PageQuestion): number =>
    question.sentences.reduce((sum, { isAsked, nearness }) => sum + (isAsked ? nearness : 0), 0) /
    lengthOfQuestion(question)
  return questions.toSorted((a, b) => priorityOf(b) - priorityOf(a))
}

/** Returns the length of a question for the model, with the instructions, in UTF-16 units. */
function lengthOfQuestion({ sentences, claims }: PageQuestion): number {
  const lengths = [...sentences, ...claims].map(({ text }) => text.length)
  return PAGE_SYSTEM_PROMPT.length + lengths.reduce((sum, length) => sum + length, 0)
}

/** A function, because TypeScript would otherwise assume that `aborted` does not change during an `await`. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted
}
