import { ModelError, type ModelSession } from './model'
import { readPageAnswer, type PageAnswer } from './page/page-answer'
import type { PageQuestion } from './page/page-question'

export interface AskOptions {
  /** Cancels the question. */
  signal?: AbortSignal
  /** How long an answer may take, in milliseconds. */
  limitMs?: number
}

/** A model on a slow computer may take a minute for a sentence with many details. */
export const ANSWER_LIMIT_MS = 120_000

/**
 * Asks a model about a paragraph of a page, or about one sentence. A model that does not listen to its signal does not
 * hold the caller up.
 *
 * @throws ModelError
 */
export async function askAboutPage(
  session: ModelSession,
  question: PageQuestion,
  options: AskOptions = {},
): Promise<PageAnswer> {
  return readPageAnswer(await withinLimits((signal) => session.ask(question, { signal }), options), question)
}

/**
 * Runs a step that can be cancelled and that has a limit of time.
 *
 * @param step receives a signal that ends it
 * @throws ModelError `aborted` or `slow`, also where the step does not listen to its signal
 */
async function withinLimits<T>(
  step: (signal: AbortSignal) => Promise<T>,
  { signal, limitMs = ANSWER_LIMIT_MS }: AskOptions,
): Promise<T> {
  if (signal?.aborted) throw new ModelError('aborted')
  const own = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    const stop = (fault: 'aborted' | 'slow') => {
      reject(new ModelError(fault))
      own.abort()
    }
    const timer = setTimeout(() => stop('slow'), limitMs)
    const onAbort = () => stop('aborted')
    signal?.addEventListener('abort', onAbort)
    own.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    })
  })
  stopped.catch(() => undefined)
  try {
    return await Promise.race([step(own.signal), stopped])
  } finally {
    own.abort()
  }
}
