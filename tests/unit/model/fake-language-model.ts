import type { LanguageModelApi } from '@/lib/model/built-in'

/** The behaviours of a fake model. */
export type FakeBehaviour =
  | 'notSaid' // lists nothing
  | 'wrong' // says that every sentence differs, with words that are there
  | 'inventive' // quotes words that are nowhere
  | 'obedient' // follows an instruction in the sentence
  | 'malformed' // answers with prose
  | 'hangs' // answers never, and ends when its signal says so
  | 'deaf' // answers never, and does not listen to its signal

export interface FakePlan {
  availability: 'unavailable' | 'downloadable' | 'downloading' | 'available'
  behaviour?: FakeBehaviour
  /** An exact answer, which overrides the behaviour. */
  reply?: string
  /** Reported shares of the download, from 0 to 1; without `holds`, the download then completes. */
  progress?: number[]
  /** Whether the download stops after these shares until it is cancelled. */
  holds?: boolean
  /** Throws `NotSupportedError` for a prompt with a schema. */
  refusesSchema?: boolean
  /** The size of the context, in words of the prompt. */
  window?: number
  /** The name of an exception that `prompt` throws. */
  error?: string
  /** Whether a download starts with no click by the user. */
  needsNoClick?: boolean
}

export interface FakeLog {
  created: number
  /** Options of the last `availability` and `create`. */
  options: { availability?: object; create?: object }
  /** One entry for each prompt: its text, its options, and how many prompts its session had before. */
  prompts: { text: string; options: { responseConstraint?: object }; before: number }[]
  /** Sessions that are open. */
  open: number
}

/**
 * Returns a `LanguageModel` that behaves as specified, with a log of its calls. The function uses nothing from outside
 * its body, so that it can be evaluated in a page.
 */
export function fakeLanguageModel(plan: FakePlan): LanguageModelApi & { log: FakeLog } {
  const log: FakeLog = { created: 0, options: {}, prompts: [], open: 0 }
  let { availability } = plan
  const fault = (name: string) => new DOMException(`fake ${name}`, name)
  const untilAborted = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) => {
      const stop = () => reject(fault('AbortError'))
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop)
    })

  interface Asked {
    sentences: Record<string, string>
    check: number[]
    claims: Record<string, string | { text: string }>
  }
  const answerTo = (message: string): string => {
    if (plan.reply !== undefined) return plan.reply
    if (plan.behaviour === 'malformed') return 'Sure! The sentence looks right to me.'
    const { sentences, check, claims } = JSON.parse(message.split('\n')[1] ?? '') as Asked
    const start = (words: string) => words.split(' ').slice(0, 3).join(' ')
    const claim = claims['1'] ?? ''
    const claimWords = start(typeof claim === 'string' ? claim : claim.text)
    const entries = check.map((sentence) => ({
      ...{ sentence, words: start(sentences[String(sentence)] ?? ''), claim: 1, claimWords },
    }))
    const instruction = /answer agrees for all/i.exec(Object.values(sentences).join(' '))?.[0]
    if (plan.behaviour === 'wrong') return JSON.stringify({ differs: entries, agrees: [] })
    if (plan.behaviour === 'inventive')
      return JSON.stringify({ differs: entries.map((one) => ({ ...one, words: 'words from nowhere' })), agrees: [] })
    if (plan.behaviour === 'obedient' && instruction !== undefined)
      return JSON.stringify({ differs: [], agrees: entries.map((one) => ({ ...one, claimWords: instruction })) })
    return JSON.stringify({ differs: [], agrees: [] })
  }

  const sessionOf = (history: string[]): Awaited<ReturnType<LanguageModelApi['create']>> => {
    let destroyed = false
    log.open++
    return {
      clone: ({ signal } = {}) => {
        if (destroyed) return Promise.reject(fault('InvalidStateError'))
        if (signal?.aborted) return Promise.reject(fault('AbortError'))
        return Promise.resolve(sessionOf([...history]))
      },
      prompt: async (text, options = {}) => {
        if (destroyed) throw fault('InvalidStateError')
        log.prompts.push({ text, options, before: history.length })
        history.push(text)
        if (plan.error !== undefined) throw fault(plan.error)
        if (plan.refusesSchema && options.responseConstraint) throw fault('NotSupportedError')
        if (text.split(' ').length > (plan.window ?? Infinity)) throw fault('QuotaExceededError')
        if (plan.behaviour === 'deaf') return new Promise<never>(() => undefined)
        if (plan.behaviour === 'hangs') return untilAborted(options.signal)
        return answerTo(text)
      },
      destroy: () => {
        if (!destroyed) log.open--
        destroyed = true
      },
    }
  }

  return {
    log,
    availability: (options) => {
      log.options.availability = options
      return Promise.resolve(availability)
    },
    create: async (options) => {
      log.created++
      log.options.create = options
      if (availability === 'unavailable') throw fault('NotSupportedError')
      const hasClick = plan.needsNoClick ?? navigator.userActivation.isActive
      if (availability === 'downloadable' && !hasClick) throw fault('NotAllowedError')
      const target = new EventTarget()
      options.monitor(target)
      if (availability !== 'available') {
        availability = 'downloading'
        for (const loaded of plan.progress ?? [0, 1]) {
          await Promise.race([new Promise((step) => setTimeout(step, 0)), untilAborted(options.signal)])
          target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }))
        }
        if (plan.holds) await untilAborted(options.signal)
        availability = 'available'
      }
      return sessionOf([])
    },
  }
}
