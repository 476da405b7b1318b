import { availabilities, ModelError, type ModelFault, type OpinionModel } from './model'
import { PAGE_SYSTEM_PROMPT, pagePromptOf, type ChatQuestion } from './page-question'

// Types of Chromium's Prompt API, for the members that are used: https://webmachinelearning.github.io/prompt-api

type CoreOptions = typeof CORE_OPTIONS

interface CreateOptions extends CoreOptions {
  initialPrompts: { role: 'system'; content: string }[]
  monitor: (target: EventTarget) => void
  signal: AbortSignal | undefined
}

interface PromptOptions {
  responseConstraint?: object
  omitResponseConstraintInput?: boolean
  signal?: AbortSignal | undefined
}

interface LanguageModelSession {
  prompt: (input: string, options?: PromptOptions) => Promise<string>
  clone: (options?: { signal?: AbortSignal | undefined }) => Promise<LanguageModelSession>
  destroy: () => void
}

export interface LanguageModelApi {
  availability: (options: CoreOptions) => Promise<string>
  create: (options: CreateOptions) => Promise<LanguageModelSession>
}

/** Returns the browser's Prompt API; null in a browser without it. */
export function languageModelIn(scope: object): LanguageModelApi | null {
  const api = (scope as { LanguageModel?: Partial<LanguageModelApi> }).LanguageModel
  return typeof api?.availability === 'function' && typeof api.create === 'function' ? (api as LanguageModelApi) : null
}

/** Options for `availability` and `create`, which must be equal, as the documentation says. */
const CORE_OPTIONS = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
  samplingMode: 'most-predictable',
}

export function builtInModel(api: LanguageModelApi): OpinionModel {
  return {
    async availability() {
      const state = await api.availability(CORE_OPTIONS).catch(rethrow)
      return availabilities.find((known) => known === state) ?? 'unavailable'
    },
    async create({ onProgress, signal } = {}) {
      const initialPrompts: CreateOptions['initialPrompts'] = [{ role: 'system', content: PAGE_SYSTEM_PROMPT }]
      const monitor = (target: EventTarget): void =>
        target.addEventListener('downloadprogress', (event) => {
          const { loaded } = event as Event & { loaded?: unknown }
          if (typeof loaded === 'number') onProgress?.(Math.min(1, Math.max(0, loaded)))
        })
      const base = await api.create({ ...CORE_OPTIONS, initialPrompts, monitor, signal }).catch(rethrow)
      return {
        ask: (question, options) => promptWithForm(base, pagePromptOf(question), options?.signal),
        close: () => base.destroy(),
      }
    },
  }
}

/** Returns the answer to a question, constrained to its schema where the browser supports it. @throws ModelError */
async function promptWithForm(
  base: LanguageModelSession,
  { message, schema }: ChatQuestion,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    // The instructions describe the schema already, so it is not added to the input.
    return await promptOnce(base, message, { responseConstraint: schema, omitResponseConstraintInput: true, signal })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotSupportedError') return rethrow(error)
    // A browser that refuses the schema may answer without it: each answer is checked in any case.
    return promptOnce(base, message, { signal }).catch(rethrow)
  }
}

/** Asks in a clone of the session, so that no question sees an earlier one. */
async function promptOnce(base: LanguageModelSession, text: string, options: PromptOptions): Promise<string> {
  const session = await base.clone({ signal: options.signal })
  try {
    return await session.prompt(text, options)
  } finally {
    session.destroy()
  }
}

function rethrow(error: unknown): never {
  if (error instanceof ModelError) throw error
  const { name, message } = error instanceof Error ? error : new Error()
  throw new ModelError(FAULT_BY_ERROR[name] ?? 'failed', message)
}

/** Faults by the names of the exceptions that the specification lists. */
const FAULT_BY_ERROR: Partial<Record<string, ModelFault>> = {
  AbortError: 'aborted',
  QuotaExceededError: 'tooLong',
  NotAllowedError: 'notAllowed',
  NotSupportedError: 'notSupported',
  NotReadableError: 'filtered',
  InvalidStateError: 'closed',
  NetworkError: 'notReady',
}
