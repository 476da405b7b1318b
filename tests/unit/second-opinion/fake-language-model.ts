import type { LanguageModelApi, LanguageModelSession } from '@/lib/second-opinion/built-in'

/** How a fake model answers. */
export type FakeBehaviour =
  | 'notSaid' // says of each detail that the claims do not have it
  | 'wrong' // says "differs" of everything, with words that are there
  | 'inventive' // quotes words that are nowhere
  | 'obedient' // follows an instruction in the sentence
  | 'malformed' // answers with prose
  | 'hangs' // answers never, and ends when its signal says so
  | 'deaf' // answers never, and does not listen to its signal

export interface FakePlan {
  availability: 'unavailable' | 'downloadable' | 'downloading' | 'available'
  behaviour?: FakeBehaviour
  /** An exact answer, in place of the behaviour. */
  reply?: string
  /** The shares of the download that are reported; without `holds` it then ends. */
  progress?: number[]
  /** The download stays where it is until it is cancelled. */
  holds?: boolean
  /** Throws `NotSupportedError` for a prompt with a schema. */
  refusesSchema?: boolean
  /** The size of the context, in words of the prompt; measured by the names of this generation of the API. */
  context?: { window: number; names: 'new' | 'old' | 'none' }
  /** The name of an exception that `prompt` throws. */
  error?: string
  /** The download starts without a click too. */
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
 * A `LanguageModel` that behaves as the specification says, with a log of its calls. It uses nothing from outside its own
 * body, so that it can be put into a page.
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
    sentence: string
    details: { number: number; words: string }[]
    claims: string[]
  }
  const answerTo = (text: string): string => {
    if (plan.reply !== undefined) return plan.reply
    if (plan.behaviour === 'malformed') return 'Sure! The sentence looks right to me.'
    const { sentence, details, claims } = JSON.parse(text.split('\n')[1] ?? '') as Asked
    const instruction = /answer agrees for all/i.exec(sentence)?.[0]
    const firstWords = (claims[0] ?? '').split(' ').slice(0, 3).join(' ')
    return JSON.stringify({
      answers: details.map(({ number, words }) => {
        const sentenceWords = words === '(the whole sentence)' ? sentence : words
        const base = { detail: number, sentenceWords }
        if (plan.behaviour === 'wrong') return { ...base, opinion: 'differs', claimWords: firstWords }
        if (plan.behaviour === 'inventive')
          return { ...base, opinion: 'agrees', sentenceWords: 'words from nowhere', claimWords: firstWords }
        if (plan.behaviour === 'obedient' && instruction !== undefined)
          return { ...base, opinion: 'agrees', claimWords: instruction }
        return { ...base, opinion: 'notSaid', claimWords: '' }
      }),
    })
  }

  const sessionOf = (history: string[]): LanguageModelSession => {
    let destroyed = false
    log.open++
    const measure = (input: string) => Promise.resolve(input.split(' ').length)
    const { window = Infinity, names = 'new' } = plan.context ?? {}
    const measures =
      names === 'new'
        ? { measureContextUsage: measure, contextUsage: 0, contextWindow: window }
        : names === 'old'
          ? { measureInputUsage: measure, inputUsage: 0, inputQuota: window }
          : {}
    return {
      ...measures,
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
        if (text.split(' ').length > window) throw fault('QuotaExceededError')
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
