import { createStore } from '@/lib/text/store'
import { ModelError, type Availability, type ModelFault, type OpinionModel } from './model'

interface ModelState {
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
  const changeState = (next: Partial<ModelState>): void => store.set({ ...store.state, ...next })
  const refresh = async (): Promise<void> => {
    if (model !== null) changeState({ availability: await model.availability().catch(() => 'unavailable' as const) })
  }
  return {
    subscribe: store.subscribe,
    state: () => store.state,
    refresh,
    /** Starts or follows the download. Call it only after a click. */
    async download() {
      if (model === null || loading !== null) return
      const ownAbort = (loading = new AbortController())
      changeState({ progress: 0, fault: null })
      try {
        const session = await model.create({
          signal: ownAbort.signal,
          onProgress: (progress) => {
            if (loading === ownAbort) changeState({ progress })
          },
        })
        session.close()
      } catch (error) {
        if (loading === ownAbort) changeState({ fault: error instanceof ModelError ? error.fault : 'failed' })
      } finally {
        if (loading === ownAbort) {
          loading = null
          changeState({ progress: null })
        }
        await refresh()
      }
    },
    cancel: () => {
      loading?.abort()
      loading = null
      changeState({ progress: null, fault: 'aborted' })
      void refresh()
    },
  }
}
