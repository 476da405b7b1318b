/** One end of a worker: the worker for its page, and `self` in the worker. */
export interface WorkerEnd {
  postMessage: (message: unknown) => void
  addEventListener(type: 'message' | 'error', listener: (event: Event) => void): void
}

/** A worker as used by the page that starts it, or a replacement in a test. */
export interface WorkerProcess extends WorkerEnd {
  terminate: () => void
}

type ArgumentsOf<F, K extends keyof F> = F[K] extends (...given: infer G) => unknown ? G : never
type AnswerOf<F, K extends keyof F> = F[K] extends (...given: never[]) => infer A ? Promise<Awaited<A>> : never
/** Calls a function of the other end. An error thrown there is thrown here with its name and message only. */
export type Caller<F> = <K extends keyof F & string>(name: K, ...given: ArgumentsOf<F, K>) => AnswerOf<F, K>

/** Lets both ends of a worker call each other's functions. Arguments and results are copied. */
export function connectWorker<F>(end: WorkerEnd, functions: object = {}): Caller<F> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  const answer = async (id: number, name: string, given: unknown[]): Promise<void> => {
    try {
      const work = (functions as Record<string, (...given: unknown[]) => unknown>)[name]
      end.postMessage({ answer: id, value: await work?.(...given) })
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      end.postMessage({ answer: id, error: { name, message } })
    }
  }
  end.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<Partial<Message> | null>
    // Other messages are ignored, as a library in the worker may send some.
    if (data?.call !== undefined) void answer(data.call, data.name ?? '', data.given ?? [])
    if (data?.answer === undefined) return
    const { resolve, reject } = waiting.get(data.answer) ?? {}
    waiting.delete(data.answer)
    if (data.error) reject?.(Object.assign(new Error(data.error.message), { name: data.error.name }))
    else resolve?.(data.value)
  })
  return ((name: string, ...given: unknown[]) =>
    new Promise((resolve, reject) => {
      waiting.set(++calls, { resolve, reject })
      end.postMessage({ call: calls, name, given })
    })) as unknown as Caller<F>
}

interface Message {
  call: number
  name: string
  given: unknown[]
  answer: number
  value: unknown
  error: { name: string; message: string }
}

/**
 * Returns a worker that starts with the first call, and again with the first call after `stop`.
 * @param ownFunctions functions that the worker can call
 * @param failed called when the worker could not be loaded, or threw outside of its functions
 */
export function lazyWorker<F>(start: () => WorkerProcess, ownFunctions: object, failed: () => void) {
  let running: { worker: WorkerProcess; call: Caller<F> } | null = null
  const started = (): Caller<F> => {
    if (running === null) {
      const worker = start()
      worker.addEventListener('error', failed)
      running = { worker, call: connectWorker<F>(worker, ownFunctions) }
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
