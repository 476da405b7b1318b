import { createStore } from '@/lib/text/store'
import { askAboutPage } from '../ask'
import { ModelError, type ModelFault, type ModelSession } from '../model'
import { bySentence } from './by-sentence'
import type { TextRange } from './compared'
import type { ModelPair, PageAnswer } from './page-answer'
import type { PageQuestion } from './page-question'

/** A model that is ready, with the name that the user knows. */
export interface NamedModel {
  name: string
  session: ModelSession
}

export interface PageRunState {
  status: 'idle' | 'asking' | 'stopped' | 'done' | 'failed'
  /** Paragraphs with questions so far, and those that are answered or given up. */
  questions: number
  answered: number
  /** Median time of an answer, in ms; null before the first. Answers that were kept from before do not count. */
  paceMs: number | null
  /** In reading order. */
  differs: readonly (ModelPair & { dossier: string | null })[]
  agrees: readonly (ModelPair & { dossier: string | null })[]
  /** Entries that were thrown away, and paragraphs without a usable answer. */
  discarded: number
  unanswered: number
  model: string
  fault: ModelFault | null
}

export interface PageRunHost {
  /** Makes the model ready. @throws ModelError */
  model: () => Promise<NamedModel>
  /**
   * The questions, in batches; ends when all are made or the signal is aborted.
   *
   * @param only the only part of the text to ask about
   * @throws ModelError
   */
  questions: (signal: AbortSignal, only?: TextRange) => AsyncGenerator<readonly PageQuestion[], void, void>
  /** The part of the text that is on screen now. */
  inView: () => { start: number; end: number } | null
  /** Answers from before, by question and model. */
  known: (question: PageQuestion, model: string) => Promise<PageAnswer | null>
  keep: (question: PageQuestion, model: string, answer: PageAnswer) => Promise<void>
  now: () => number
}

export interface PageRun {
  state: () => PageRunState
  subscribe: (changed: () => void) => () => void
  /**
   * Starts, or goes on where it was stopped.
   *
   * @param only one sentence: the answers on the others stay
   */
  start: (only?: TextRange) => void
  cancel: () => void
}

export const IDLE_RUN: PageRunState = {
  ...{ status: 'idle', questions: 0, answered: 0, paceMs: null, differs: [], agrees: [] },
  ...{ discarded: 0, unanswered: 0, model: '', fault: null },
}

/**
 * Asks a model about a text, one question at a time: first those on what is on screen, then in reading order. Cancel
 * ends at once, also where the model does not listen.
 */
export function createPageRun(host: PageRunHost): PageRun {
  const store = createStore(IDLE_RUN)
  let running: AbortController | null = null
  const set = (change: Partial<PageRunState>): void => store.set({ ...store.state, ...change })

  async function run(signal: AbortSignal, only: TextRange | undefined): Promise<void> {
    const waiting: PageQuestion[] = []
    const paces: number[] = []
    const questions = { areMade: false }
    let wake = (): void => undefined
    const making = (async () => {
      for await (const batch of host.questions(signal, only)) {
        waiting.push(...batch)
        set({ questions: store.state.questions + batch.length })
        wake()
      }
    })().finally(() => {
      questions.areMade = true
      wake()
    })
    making.catch(() => undefined)
    const { name, session } = await host.model()
    if (signal.aborted) return
    set({ model: name })
    while (!isStopped(signal)) {
      const question = takeNext(waiting, host.inView())
      if (question === null) {
        if (questions.areMade) break
        await new Promise<void>((go) => {
          wake = go
          signal.addEventListener('abort', () => go(), { once: true })
        })
        continue
      }
      await answer(question, { name, session }, signal, { waiting, paces })
    }
    await making
    if (!isStopped(signal)) set({ status: 'done' })
  }

  async function answer(
    question: PageQuestion,
    { name, session }: NamedModel,
    signal: AbortSignal,
    { waiting, paces }: { waiting: PageQuestion[]; paces: number[] },
  ): Promise<void> {
    const kept = await host.known(question, name)
    if (isStopped(signal)) return
    if (kept) {
      add(question, kept)
      return
    }
    const from = host.now()
    try {
      const said = await askAboutPage(session, question, { signal })
      if (isStopped(signal)) return
      paces.push(host.now() - from)
      set({ paceMs: [...paces].sort((a, b) => a - b)[Math.floor(paces.length / 2)] ?? null })
      add(question, said)
      await host.keep(question, name, said)
    } catch (error) {
      if (!(error instanceof ModelError) || ENDING.has(error.fault)) throw error
      const smaller = error.fault === 'tooLong' ? bySentence(question) : []
      if (smaller.length > 0) {
        waiting.unshift(...smaller)
        set({ questions: store.state.questions + smaller.length - 1 })
        return
      }
      set({ answered: store.state.answered + 1, unanswered: store.state.unanswered + 1 })
    }
  }

  function add({ dossier }: PageQuestion, { differs, agrees, discarded }: PageAnswer): void {
    const all = <P extends ModelPair>(before: readonly P[], more: readonly ModelPair[]) =>
      [...before, ...more.map((pair) => ({ ...pair, dossier }))].sort((a, b) => a.start - b.start)
    set({
      answered: store.state.answered + 1,
      differs: all(store.state.differs, differs),
      agrees: all(store.state.agrees, agrees),
      discarded: store.state.discarded + discarded.length,
    })
  }

  return {
    state: () => store.state,
    subscribe: store.subscribe,
    start(only) {
      if (running !== null) return
      const own = (running = new AbortController())
      const others = <P extends ModelPair>(pairs: readonly P[]): readonly P[] =>
        only === undefined ? [] : pairs.filter(({ start, end }) => start >= only.end || end <= only.start)
      const { differs, agrees } = store.state
      set({ ...IDLE_RUN, status: 'asking', differs: others(differs), agrees: others(agrees) })
      run(own.signal, only)
        .catch((error: unknown) => {
          if (own.signal.aborted) return
          set({ status: 'failed', fault: error instanceof ModelError ? error.fault : 'failed' })
        })
        .finally(() => {
          own.abort()
          if (running === own) running = null
        })
    },
    cancel() {
      if (running === null) return
      running.abort()
      running = null
      set({ status: 'stopped' })
    },
  }
}

/** A function, because the signal changes during a wait. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted
}

/** Faults after which the next question would fail too. */
const ENDING = new Set<ModelFault>([
  'unavailable',
  'notReady',
  'notAllowed',
  'notSupported',
  'aborted',
  'closed',
  'unreachable',
])

function takeNext(waiting: PageQuestion[], inView: { start: number; end: number } | null): PageQuestion | null {
  const visible =
    inView === null
      ? -1
      : waiting.findIndex(({ sentences }) =>
          sentences.some(({ start, end }) => start < inView.end && end > inView.start),
        )
  return waiting.splice(Math.max(0, visible), 1)[0] ?? null
}
