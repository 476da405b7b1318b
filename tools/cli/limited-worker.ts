import { on } from 'node:events'
import { parentPort, type Worker } from 'node:worker_threads'

/** `unlimited`: the rest of the request waits for others, and is not timed. */
type FromWorker =
  { kind: 'ready' } | { kind: 'refused'; reason: string } | { kind: 'unlimited' } | { kind: 'reply'; reply: unknown }

/**
 * Has requests answered one at a time by a worker thread. A request that takes longer than the limit ends the thread, since nothing else can
 * interrupt a parser; the next request starts another one.
 */
export class LimitedWorker<Request, Reply> {
  private thread: Promise<Worker> | undefined

  constructor(
    private readonly start: () => Worker,
    private readonly seconds: number,
  ) {}

  /** Starts the thread, which is not timed. @throws Error that says in a few words why it cannot answer */
  open(): Promise<Worker> {
    return (this.thread ??= this.begin())
  }

  /** @returns the reply, or in a few words why there is none */
  async ask(request: Request): Promise<Reply | Failure> {
    const limit = new AbortController()
    let timer: NodeJS.Timeout | undefined
    try {
      const thread = await this.open()
      timer = setTimeout(() => limit.abort(), this.seconds * 1000)
      thread.postMessage(request)
      for await (const message of saidBy(thread, limit.signal)) {
        if (message.kind === 'reply') return message.reply as Reply
        clearTimeout(timer)
      }
      throw new Error(ENDED)
    } catch (error) {
      await this.end()
      const isLate = limit.signal.aborted
      return { failure: isLate ? `took longer than ${this.seconds} s` : wordsOf(error), isLate }
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
    // Each request hears of an error itself; between two requests nobody does.
    thread.on('error', () => undefined)
    thread.on('exit', () => (this.thread = undefined))
    for await (const message of saidBy(thread)) {
      if (message.kind === 'ready') return thread
      if (message.kind === 'refused') throw new Error(message.reason)
    }
    throw new Error(ENDED)
  }
}

const ENDED = 'cannot be checked: its thread ended'

/** The messages of a thread until it ends. @throws Error where it fails, and on the signal */
async function* saidBy(thread: Worker, signal?: AbortSignal): AsyncGenerator<FromWorker> {
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'], ...(signal && { signal }) }))
      yield message as FromWorker
  } catch (error) {
    throw new Error(`cannot be checked: ${wordsOf(error)}`, { cause: error })
  }
}

export interface Failure {
  failure: string
  /** It took too long. */
  isLate: boolean
}

/**
 * The other side, in the thread.
 *
 * @param open loads what is needed. @throws Error with the reason, in a few words
 */
export async function serveRequests<Request, Reply>(
  open: () => Promise<AnswerRequest<Request, Reply>> | AnswerRequest<Request, Reply>,
): Promise<void> {
  const post = (message: FromWorker): void => parentPort?.postMessage(message)
  try {
    const answer = await open()
    parentPort?.on('message', (request: Request) => {
      void (async () => post({ kind: 'reply', reply: await answer(request, () => post({ kind: 'unlimited' })) }))()
    })
    post({ kind: 'ready' })
  } catch (error) {
    post({ kind: 'refused', reason: wordsOf(error) })
  }
}

/** `unlimited` is called when only others are waited for, such as a model. */
type AnswerRequest<Request, Reply> = (request: Request, unlimited: () => void) => Promise<Reply> | Reply

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
