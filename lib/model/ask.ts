import { ModelError, type ModelFault, type ModelSession } from './model'
import { readPageAnswer, type ModelPair, type PageAnswer } from './page-answer'
import { questionOnSentence, type PageQuestion } from './page-question'
import { spansOverlap } from '@/lib/text/spans'

export interface AskOptions {
  signal?: AbortSignal
  /** Longest time for an answer, in milliseconds; default: `ANSWER_LIMIT_MS`. */
  limitMs?: number
}

/** Longest time for an answer, in ms: a slow computer may take a minute for a sentence with many details. */
export const ANSWER_LIMIT_MS = 120_000

/**
 * Asks a model about a paragraph of a page, or about one sentence. Rejects on abort or timeout even if the model
 * ignores its signal.
 * @throws ModelError
 */
export async function askAboutPage(
  session: ModelSession,
  question: PageQuestion,
  options: AskOptions = {},
): Promise<PageAnswer> {
  return readPageAnswer(await withTimeLimit((signal) => session.ask(question, { signal }), options), question)
}

/**
 * Has a model read a paragraph. Asks once more about each sentence with differences alone; a difference is confirmed
 * only if the model finds it again.
 * @throws ModelError
 */
export async function askAndConfirm(
  session: ModelSession,
  question: PageQuestion,
  options: AskOptions = {},
): Promise<PageAnswer> {
  const answer = await askAboutPage(session, question, options)
  const differences: ModelPair[] = []
  for (const start of new Set(answer.differs.map(({ sentence }) => sentence.start))) {
    const pairs = answer.differs.filter(({ sentence }) => sentence.start === start)
    const claims = pairs.map(({ claim }) => claim)
    const alone = questionOnSentence(question, start, claims)
    const again = alone === null ? null : await askAboutPage(session, alone, options).catch(nullIfUnusable)
    const isConfirmed = (pair: ModelPair): boolean =>
      again?.differs.some(({ claim, ...range }) => claim === pair.claim && spansOverlap(range, pair)) ?? false
    differences.push(...pairs.map((pair) => ({ ...pair, isConfirmed: isConfirmed(pair) })))
  }
  return { ...answer, differs: differences }
}

/** Faults that concern one answer only: the next question may get a usable one. */
export const ANSWER_FAULTS: ReadonlySet<ModelFault> = new Set(['malformed', 'slow', 'filtered', 'tooLong'])

/** Handler for `catch`: returns null if only this answer is unusable. @throws the error otherwise */
export function nullIfUnusable(error: unknown): null {
  if (error instanceof ModelError && ANSWER_FAULTS.has(error.fault)) return null
  throw error
}

/**
 * Runs a step with a time limit; the caller's signal cancels it.
 * @param step receives a signal that is aborted on cancel, on timeout and at the end
 * @throws ModelError `aborted` or `slow`, even where the step ignores its signal
 */
export async function withTimeLimit<T>(
  step: (signal: AbortSignal) => Promise<T>,
  { signal, limitMs = ANSWER_LIMIT_MS }: AskOptions,
): Promise<T> {
  if (signal?.aborted) throw new ModelError('aborted')
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), limitMs)
  const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal
  const stopped = new Promise<never>((_, reject) => {
    either.addEventListener('abort', () => reject(new ModelError(signal?.aborted ? 'aborted' : 'slow')))
  })
  stopped.catch(() => undefined)
  try {
    return await Promise.race([step(either), stopped])
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
