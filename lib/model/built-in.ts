import { availabilities, ModelError, type ModelFault, type ModelSession, type OpinionModel } from './model'
import type { Chat } from './open-ai-protocol'
import { PAGE_ANSWER_SCHEMA, PAGE_SYSTEM_PROMPT, pagePromptOf } from './page-prompt'

// Types of the Prompt API of Chromium browsers, for the members that are used: https://webmachinelearning.github.io/prompt-api

type CoreOptions = typeof CORE_OPTIONS

interface CreateOptions extends CoreOptions {
  initialPrompts: { role: 'system'; content: string }[]
  monitor: (target: EventTarget) => void
  signal?: AbortSignal
}

interface PromptOptions {
  responseConstraint?: object
  omitResponseConstraintInput?: boolean
  signal?: AbortSignal
}

/** A session of the API. The measures have had two names; extensions may meet either. */
export interface LanguageModelSession {
  prompt: (input: string, options?: PromptOptions) => Promise<string>
  clone: (options?: { signal?: AbortSignal }) => Promise<LanguageModelSession>
  destroy: () => void
  measureContextUsage?: (input: string, options?: PromptOptions) => Promise<number>
  contextUsage?: number
  contextWindow?: number
  measureInputUsage?: (input: string, options?: PromptOptions) => Promise<number>
  inputUsage?: number
  inputQuota?: number
}

/** The static functions of `LanguageModel`. */
export interface LanguageModelApi {
  availability: (options: CoreOptions) => Promise<string>
  create: (options: CreateOptions) => Promise<LanguageModelSession>
}

/** The browser's API; null in a browser that has none. */
export function languageModelIn(scope: object): LanguageModelApi | null {
  const api = (scope as { LanguageModel?: Partial<LanguageModelApi> }).LanguageModel
  return typeof api?.availability === 'function' && typeof api.create === 'function' ? (api as LanguageModelApi) : null
}

/** The documentation asks for the same options in `availability` and `create`. */
const CORE_OPTIONS = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
  samplingMode: 'most-predictable',
}

/**
 * The browser's built-in model.
 *
 * @param newMarker returns a marker that no page can guess
 */
export function builtInModel(api: LanguageModelApi, newMarker: () => string): OpinionModel {
  return {
    async availability() {
      const state = await api.availability(CORE_OPTIONS).catch(rethrow)
      return availabilities.find((known) => known === state) ?? 'unavailable'
    },
    async create({ onProgress, signal } = {}) {
      const session = await api
        .create({
          ...CORE_OPTIONS,
          initialPrompts: [{ role: 'system', content: PAGE_SYSTEM_PROMPT }],
          monitor(target) {
            target.addEventListener('downloadprogress', (event) => {
              const { loaded } = event as Event & { loaded?: unknown }
              if (typeof loaded === 'number') onProgress?.(Math.min(1, Math.max(0, loaded)))
            })
          },
          ...signalOf(signal),
        })
        .catch(rethrow)
      return sessionOf(session, newMarker)
    },
  }
}

/** Questions of any form to it. Each has a session of its own, with its instructions. */
export function builtInChat(api: LanguageModelApi): Chat {
  return async ({ system, message, schema }, signal) => {
    // A question never starts a download.
    if ((await api.availability(CORE_OPTIONS).catch(rethrow)) !== 'available') throw new ModelError('notReady')
    const initialPrompts: CreateOptions['initialPrompts'] = [{ role: 'system', content: system }]
    const options = { ...CORE_OPTIONS, initialPrompts, monitor: () => undefined, ...signalOf(signal) }
    const base = await api.create(options).catch(rethrow)
    try {
      return { text: await promptWithForm(base, message, schema, signal), tokens: null }
    } finally {
      base.destroy()
    }
  }
}

function sessionOf(base: LanguageModelSession, newMarker: () => string): ModelSession {
  return {
    ask: (question, { signal } = {}) =>
      promptWithForm(base, pagePromptOf(question, newMarker()), PAGE_ANSWER_SCHEMA, signal),
    close: () => base.destroy(),
  }
}

/** An answer of the form of a schema, where the browser takes one. @throws ModelError */
async function promptWithForm(
  base: LanguageModelSession,
  text: string,
  schema: object,
  signal: AbortSignal | undefined,
): Promise<string> {
  // The form of the answer is in the instructions already.
  const constraint = { responseConstraint: schema, omitResponseConstraintInput: true }
  try {
    return await promptOnce(base, text, { ...constraint, ...signalOf(signal) })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotSupportedError') return rethrow(error)
    // A browser that refuses the schema may answer without it: each answer is checked in any case.
    return promptOnce(base, text, signalOf(signal)).catch(rethrow)
  }
}

/** On a clone of its own, so that no question sees an earlier one. */
async function promptOnce(base: LanguageModelSession, text: string, options: PromptOptions): Promise<string> {
  const session = await base.clone(signalOf(options.signal))
  try {
    await assertFits(session, text, options)
    return await session.prompt(text, options)
  } finally {
    session.destroy()
  }
}

/** @throws ModelError `tooLong`. A browser without the measures says so itself, in `prompt`. */
async function assertFits(session: LanguageModelSession, text: string, options: PromptOptions): Promise<void> {
  const window = session.contextWindow ?? session.inputQuota
  const used = session.contextUsage ?? session.inputUsage ?? 0
  if (window === undefined) return
  const needed = await (session.measureContextUsage?.(text, options) ?? session.measureInputUsage?.(text, options))
  if (needed !== undefined && used + needed > window)
    throw new ModelError('tooLong', `${used + needed} of ${window} tokens`)
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal }
}

/** @throws ModelError for any error */
function rethrow(error: unknown): never {
  if (error instanceof ModelError) throw error
  const { name, message } = error instanceof Error ? error : new Error()
  throw new ModelError(FAULTS[name] ?? 'failed', message)
}

/** The names of the exceptions that the specification lists. */
const FAULTS: Partial<Record<string, ModelFault>> = {
  AbortError: 'aborted',
  QuotaExceededError: 'tooLong',
  NotAllowedError: 'notAllowed',
  NotSupportedError: 'notSupported',
  NotReadableError: 'filtered',
  InvalidStateError: 'closed',
  NetworkError: 'notReady',
}
