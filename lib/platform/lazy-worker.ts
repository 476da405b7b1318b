import { connect, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'

export interface LazyWorker<F> {
  /** Calls a function of the worker. The answer never comes when the worker is stopped first. */
  call: Caller<F>
  isRunning: () => boolean
  stop: () => void
}

/**
 * Starts a worker with the first call, and again with the first one after `stop`.
 *
 * @param own functions that the worker can call
 * @param failed called when the worker did not load, or threw outside of its functions
 */
export function lazyWorker<F>(start: () => WorkerProcess, own: object, failed: () => void): LazyWorker<F> {
  let running: { worker: WorkerProcess; call: Caller<F> } | null = null
  const started = (): Caller<F> => {
    if (running === null) {
      const worker = start()
      worker.addEventListener('error', failed)
      running = { worker, call: connect<F>(worker, own) }
    }
    return running.call
  }
  return {
    call: (name, ...given) => started()(name, ...given),
    isRunning: () => running !== null,
    stop() {
      running?.worker.terminate()
      running = null
    },
  }
}
