import { on } from 'node:events'
import { parentPort, type Worker } from 'node:worker_threads'

/** Messages from the thread. `unlimited`: the thread now only waits for a model, so the time limit is lifted. */
type FromWorker =
  { kind: 'ready' } | { kind: 'refused'; reason: string } | { kind: 'unlimited' } | { kind: 'reply'; reply: unknown }

/**
 * Sends requests to a worker thread, one at a time. A request that exceeds the time limit ends the thread, since
 * nothing else can interrupt a parser; the next request starts another thread.
 */
export class LimitedWorker<Request, Reply> {
  private thread: Promise<Worker> | undefined

  constructor(
    private readonly start: () => Worker,
    private readonly seconds: number,
    private readonly startSeconds = Infinity,
  ) {}

  /** Starts the thread. @throws Error with the reason in a few words when the start fails or takes too long */
  open(): Promise<Worker> {
    return (this.thread ??= this.begin())
  }

  /** Sends a request. @returns the reply, or the reason in a few words why there is none */
  async ask(request: Request): Promise<Reply | RequestFailure> {
    const limit = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      const thread = await this.open()
      timer = setTimeout(() => limit.abort(), this.seconds * 1000)
      thread.postMessage(request)
      for await (const message of messagesFrom(thread, limit.signal)) {
        if (message.kind === 'reply') return message.reply as Reply
        clearTimeout(timer)
      }
      throw new Error(THREAD_ENDED)
    } catch (error) {
      await this.end()
      const isLate = limit.signal.aborted
      return { failure: isLate ? `took longer than ${this.seconds} s` : errorMessageOf(error), isLate }
    } finally {
      clearTimeout(timer)
    }
  }

  async end(): Promise<void> {
    const thread = await this.thread?.catch(() => undefined)
    this.thread = undefined
    await thread?.terminate()
  }

  private async begin(): Promise<Worker> {
    const thread = this.start()
    // `ask` reports an error during a request; an error between two requests is ignored.
    thread.on('error', () => undefined)
    thread.on('exit', () => (this.thread = undefined))
    const limit = new AbortController()
    const timer = isFinite(this.startSeconds) ? setTimeout(() => limit.abort(), this.startSeconds * 1000) : undefined
    try {
      for await (const message of messagesFrom(thread, limit.signal)) {
        if (message.kind === 'ready') return thread
        if (message.kind === 'refused') throw new Error(message.reason)
        clearTimeout(timer)
      }
      throw new Error(THREAD_ENDED)
    } catch (error) {
      if (!limit.signal.aborted) throw error
      await thread.terminate()
      throw new Error(`took longer than ${this.startSeconds} s to read`, { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }
}

const THREAD_ENDED = 'cannot be checked: its thread ended'

/** Yields the messages of a thread until it ends. @throws Error when the thread fails, or when the signal is aborted */
async function* messagesFrom(thread: Worker, signal?: AbortSignal): AsyncGenerator<FromWorker> {
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'], ...(signal && { signal }) }))
      yield message as FromWorker
  } catch (error) {
    throw new Error(`cannot be checked: ${errorMessageOf(error)}`, { cause: error })
  }
}

export interface RequestFailure {
  failure: string
  /** The request exceeded the time limit. */
  isLate: boolean
}

/**
 * Answers the requests of a `LimitedWorker`. Runs in its thread.
 * @param open loads what the answers need. @throws Error with the reason, in a few words
 */
export async function serveRequests<Request, Reply>(
  open: (liftTimeLimit: () => void) => Promise<AnswerRequest<Request, Reply>> | AnswerRequest<Request, Reply>,
): Promise<void> {
  const post = (message: FromWorker): void => parentPort?.postMessage(message)
  try {
    const answer = await open(() => post({ kind: 'unlimited' }))
    parentPort?.on('message', (request: Request) => {
      void (async () => post({ kind: 'reply', reply: await answer(request, () => post({ kind: 'unlimited' })) }))()
    })
    post({ kind: 'ready' })
  } catch (error) {
    post({ kind: 'refused', reason: errorMessageOf(error) })
  }
}

/** `liftTimeLimit` is called when the request only waits for something outside the thread, such as a model. */
export type AnswerRequest<Request, Reply> = (request: Request, liftTimeLimit: () => void) => Promise<Reply> | Reply

function errorMessageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
