import { connect, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'

/**
 * Returns a worker that starts with the first call, and again with the first call after `stop`.
 *
 * @param own functions that the worker can call
 * @param failed called when the worker could not be loaded, or threw outside of its functions
 */
export function lazyWorker<F>(start: () => WorkerProcess, own: object, failed: () => void) {
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
    /** Calls a function of the worker. The promise never settles if the worker is stopped first. */
    call: ((name, ...given) => started()(name, ...given)) as Caller<F>,
    isRunning: () => running !== null,
    stop(): void {
      running?.worker.terminate()
      running = null
    },
  }
}
