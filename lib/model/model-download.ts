import { createStore } from '@/lib/text/store'
import { ModelError, type Availability, type ModelFault, type OpinionModel } from './model'

/** The panel's state of the browser's model. */
export interface ModelState {
  /** `none`: the browser has no model at all; null until it has answered. */
  availability: Availability | 'none' | null
  /** Completed share of the download, from 0 to 1; null while this panel follows none. */
  progress: number | null
  /** Reason why the last download failed or was cancelled. */
  fault: ModelFault | null
}

export function createModelDownload(model: OpinionModel | null) {
  const store = createStore<ModelState>({ availability: model === null ? 'none' : null, progress: null, fault: null })
  let loading: AbortController | null = null
  const change = (next: Partial<ModelState>): void => store.set({ ...store.state, ...next })
  /** Asks the browser again whether its model is available. */
  const refresh = async (): Promise<void> => {
    if (model !== null) change({ availability: await model.availability().catch(() => 'unavailable' as const) })
  }
  return {
    subscribe: store.subscribe,
    state: () => store.state,
    refresh,
    /** Starts or follows the download. Call it only after a click. */
    async download() {
      if (model === null || loading !== null) return
      const own = (loading = new AbortController())
      change({ progress: 0, fault: null })
      try {
        const session = await model.create({
          signal: own.signal,
          onProgress: (progress) => {
            if (loading === own) change({ progress })
          },
        })
        session.close()
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
    cancel: () => {
      loading?.abort()
      loading = null
      change({ progress: null, fault: 'aborted' })
      void refresh()
    },
  }
}
