import type { Finding } from '@/lib/schema/finding'
import { createStore } from '@/lib/text/store'
import { askForOpinion, withinLimits, type AskOptions } from './ask'
import { ModelError, type Availability, type ModelFault, type ModelSession, type OpinionModel } from './model'
import { questionOf, type QuestionClaim } from './question'
import type { SecondOpinion } from './read-answer'

/** The panel's state of the model. */
export interface AskerState {
  /** `none`: the browser has no model at all; null until it has said. */
  availability: Availability | 'none' | null
  /** Share of the download that is done, from 0 to 1; null where none is followed. */
  progress: number | null
  /** Why the last download ended. */
  fault: ModelFault | null
}

export interface Asker {
  subscribe: (changed: () => void) => () => void
  state: () => AskerState
  /** Asks the browser again what its model can do. */
  refresh: () => Promise<void>
  /** Starts or follows the download. Call it only after a click. */
  download: () => Promise<void>
  cancelDownload: () => void
  /** @throws ModelError; `notReady` where the model would have to be downloaded first */
  ask: (finding: Finding, claims: readonly QuestionClaim[], options?: AskOptions) => Promise<SecondOpinion>
  /** The last answer on a finding, as long as the panel is open. It is stored nowhere. */
  lastOpinion: (finding: Finding) => SecondOpinion | undefined
}

/** Asks one model, with one session that is made when it is first needed. */
export function createAsker(model: OpinionModel | null): Asker {
  const store = createStore<AskerState>({ availability: model === null ? 'none' : null, progress: null, fault: null })
  let session: Promise<ModelSession> | null = null
  let loading: AbortController | null = null
  const answers = new WeakMap<Finding, SecondOpinion>()
  const change = (next: Partial<AskerState>): void => store.set({ ...store.state, ...next })
  const refresh = async (): Promise<void> => {
    if (model !== null) change({ availability: await model.availability().catch(() => 'unavailable' as const) })
  }
  const drop = (): void => {
    void session?.then((open) => open.close()).catch(() => undefined)
    session = null
  }
  const ready = async (): Promise<ModelSession> => {
    if (model === null) throw new ModelError('unavailable')
    if (session === null) {
      await refresh()
      const { availability } = store.state
      if (availability === 'unavailable') throw new ModelError('unavailable')
      if (availability !== 'available') throw new ModelError('notReady')
      session ??= model.create()
      session.catch(() => (session = null))
    }
    return session
  }

  return {
    subscribe: store.subscribe,
    state: () => store.state,
    refresh,
    async download() {
      if (model === null || loading !== null) return
      const own = (loading = new AbortController())
      change({ progress: 0, fault: null })
      try {
        const made = model.create({
          signal: own.signal,
          onProgress: (progress) => {
            if (loading === own) change({ progress })
          },
        })
        const open = await made
        drop()
        session = Promise.resolve(open)
      } catch (error) {
        if (loading === own) change({ fault: error instanceof ModelError ? error.fault : 'failed' })
      } finally {
        if (loading === own) {
          loading = null
          change({ progress: null })
        }
        await refresh()
      }
    },
    cancelDownload() {
      loading?.abort()
      loading = null
      change({ progress: null, fault: 'aborted' })
      void refresh()
    },
    async ask(finding, claims, options = {}) {
      const question = questionOf(finding, claims)
      if (question === null) throw new ModelError('tooLong')
      // A session is made for all questions: a question that is cancelled leaves it to the next one.
      const askOnce = async () => askForOpinion(await withinLimits(ready, options), question, options)
      const opinion = await askOnce().catch((error: unknown) => {
        if (!(error instanceof ModelError && error.fault === 'closed')) throw error
        // The browser ended the session, as after an update of the model.
        drop()
        return askOnce()
      })
      answers.set(finding, opinion)
      return opinion
    },
    lastOpinion: (finding) => answers.get(finding),
  }
}
