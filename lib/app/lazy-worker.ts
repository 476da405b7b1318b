/** A worker, or its replacement in a test. */
export interface WorkerOf<In, Out> {
  postMessage: (message: In) => void
  onmessage: ((event: { data: Out }) => void) | null
  onerror: ((event: unknown) => void) | null
  terminate: () => void
}

export interface LazyWorker<In> {
  isRunning: () => boolean
  send: (message: In) => void
  stop: () => void
}

/**
 * Starts a worker with the first message, and again with the first one after `stop`.
 *
 * @param failed the worker did not load, or threw outside of its handlers
 */
export function lazyWorker<In, Out>(
  start: () => WorkerOf<In, Out>,
  hear: (message: Out) => void,
  failed: () => void,
): LazyWorker<In> {
  let worker: WorkerOf<In, Out> | null = null
  return {
    isRunning: () => worker !== null,
    send(message) {
      if (worker === null) {
        worker = start()
        worker.onmessage = ({ data }) => hear(data)
        worker.onerror = failed
      }
      worker.postMessage(message)
    },
    stop() {
      worker?.terminate()
      worker = null
    },
  }
}
