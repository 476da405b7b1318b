import type { WorkerEnd, WorkerProcess } from '@/lib/platform/worker-calls'

/** A worker that runs in this thread. Messages are copied as between real threads. */
export class WorkerHere extends EventTarget implements WorkerProcess {
  isEnded = false
  readonly #inside = new EventTarget()

  /** @param serve connects the worker's functions to its end of the channel */
  constructor(serve: (end: WorkerEnd) => void) {
    super()
    const postMessage = (message: unknown) => this.#give(this, message)
    serve(Object.assign(this.#inside, { postMessage }))
  }

  postMessage(message: unknown): void {
    this.#give(this.#inside, message)
  }

  terminate(): void {
    this.isEnded = true
  }

  #give(to: EventTarget, message: unknown): void {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => {
      if (!this.isEnded) to.dispatchEvent(new MessageEvent('message', { data }))
    })
  }
}
