import { connect, type Caller, type WorkerProcess } from '@/lib/platform/worker-calls'

/**
 * Starts a worker with the first call, and again with the first one after `stop`.
 *
 * @param own functions that the worker can call
 * @param failed called when the worker did not load, or threw outside of its functions
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
    /** Calls a function of the worker. The answer never comes when the worker is stopped first. */
    call: ((name, ...given) => started()(name, ...given)) as Caller<F>,
    isRunning: () => running !== null,
    stop(): void {
      running?.worker.terminate()
      running = null
    },
  }
}
