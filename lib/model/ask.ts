import { ModelError, type ModelFault, type ModelSession } from './model'
import { overlap } from './compared'
import { readPageAnswer, type ModelPair, type PageAnswer } from './page-answer'
import { sentenceAlone, type PageQuestion } from './page-question'

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
 * Has a model read a paragraph. Each sentence with differences is asked about once more by itself: a difference that is not
 * found again is not confirmed.
 *
 * @throws ModelError
 */
export async function readByModel(
  session: ModelSession,
  question: PageQuestion,
  options: AskOptions = {},
): Promise<PageAnswer> {
  const answer = await askAboutPage(session, question, options)
  const differs: ModelPair[] = []
  for (const start of new Set(answer.differs.map(({ sentence }) => sentence.start))) {
    const pairs = answer.differs.filter(({ sentence }) => sentence.start === start)
    const claims = pairs.map(({ claim }) => claim)
    const alone = sentenceAlone(question, start, claims)
    const again = alone === null ? null : await askAboutPage(session, alone, options).catch(nullIfUnusable)
    const isConfirmed = (pair: ModelPair): boolean =>
      again?.differs.some(({ claim, ...range }) => claim === pair.claim && overlap(range, pair)) ?? false
    differs.push(...pairs.map((pair) => ({ ...pair, isConfirmed: isConfirmed(pair) })))
  }
  return { ...answer, differs }
}

/** Faults of a single answer. The next question can have a usable one. */
export const ANSWER_FAULTS: ReadonlySet<ModelFault> = new Set(['malformed', 'slow', 'filtered', 'tooLong'])

/** For `catch`: null where only this answer is unusable. @throws the error otherwise */
export function nullIfUnusable(error: unknown): null {
  if (error instanceof ModelError && ANSWER_FAULTS.has(error.fault)) return null
  throw error
}

/**
 * Runs a step that can be cancelled and that has a limit of time.
 *
 * @param step receives a signal that ends it
 * @throws ModelError `aborted` or `slow`, also where the step does not listen to its signal
 */
export async function withinLimits<T>(
  step: (signal: AbortSignal) => Promise<T>,
  { signal, limitMs = ANSWER_LIMIT_MS }: AskOptions,
): Promise<T> {
  if (signal?.aborted) throw new ModelError('aborted')
  const own = new AbortController()
  const timer = setTimeout(() => own.abort(), limitMs)
  const either = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  const stopped = new Promise<never>((_, reject) => {
    either.addEventListener('abort', () => reject(new ModelError(signal?.aborted ? 'aborted' : 'slow')))
  })
  stopped.catch(() => undefined)
  try {
    return await Promise.race([step(either), stopped])
  } finally {
    clearTimeout(timer)
    own.abort()
  }
}
