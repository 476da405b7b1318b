import { parentPort, Worker } from 'node:worker_threads'

/** The part of a worker thread that is used here; tests give their own. */
export interface WorkerPort {
  postMessage(request: unknown): void
  on(event: 'message', listener: (message: FromWorker) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<unknown>
}

/** `unlimited`: the rest of the request waits for others, and is not timed. */
type FromWorker =
  { kind: 'ready' } | { kind: 'refused'; reason: string } | { kind: 'unlimited' } | { kind: 'reply'; reply: unknown }

export interface Limit {
  seconds: number
  /** Calls back once after so many milliseconds. @returns what cancels it */
  after?: (milliseconds: number, call: () => void) => () => void
}

/**
 * Has requests answered one at a time by a worker thread. A request that takes longer than the limit ends the thread, since nothing else can
 * interrupt a parser; the next request starts another one.
 */
export class LimitedWorker<Request, Reply> {
  private port: Promise<WorkerPort> | null = null
  private settle: (reply: Reply | Failure) => void = () => undefined
  private stopTimer: () => void = () => undefined

  constructor(
    private readonly start: () => WorkerPort,
    private readonly limit: Limit,
  ) {}

  /** Starts the thread, which is not timed. @returns in a few words why it cannot answer */
  async open(): Promise<Failure | null> {
    const port = await this.opened()
    return 'failure' in port ? port : null
  }

  /** @returns the reply, or in a few words why there is none */
  async ask(request: Request): Promise<Reply | Failure> {
    const port = await this.opened()
    if ('failure' in port) return port
    return new Promise((resolve) => {
      this.settle = (reply) => {
        this.stopTimer()
        this.settle = () => undefined
        resolve(reply)
      }
      const { seconds, after = timer } = this.limit
      this.stopTimer = after(seconds * 1000, () => this.fail(port, `took longer than ${seconds} s`, true))
      port.postMessage(request)
    })
  }

  async end(): Promise<void> {
    const port = await this.port?.catch(() => null)
    this.port = null
    await port?.terminate()
  }

  private async opened(): Promise<WorkerPort | Failure> {
    this.port ??= this.begin()
    try {
      return await this.port
    } catch (error) {
      this.port = null
      return { failure: wordsOf(error), isLate: false }
    }
  }

  private begin(): Promise<WorkerPort> {
    const port = this.start()
    return new Promise((resolve, reject) => {
      const failed = (why: string): void => {
        reject(new Error(why))
        this.fail(port, why)
      }
      port.on('message', (message) => {
        if (message.kind === 'ready') resolve(port)
        else if (message.kind === 'refused') failed(message.reason)
        else if (message.kind === 'unlimited') this.stopTimer()
        else this.settle(message.reply as Reply)
      })
      port.on('error', (error) => failed(`cannot be checked: ${wordsOf(error)}`))
      port.on('exit', () => failed('cannot be checked: its thread ended'))
    })
  }

  /** A thread that was given up already has no request any more. */
  private fail(port: WorkerPort, failure: string, isLate = false): void {
    if (this.given.has(port)) return
    this.given.add(port)
    this.port = null
    void port.terminate()
    this.settle({ failure, isLate })
  }

  private readonly given = new WeakSet<WorkerPort>()
}

export interface Failure {
  failure: string
  /** It took too long. */
  isLate: boolean
}

export function isFailure(reply: object): reply is Failure {
  return 'failure' in reply
}

/** A thread that runs the program of this file with data of its own. */
export function startThread(program: URL, workerData: unknown): WorkerPort {
  return new Worker(program, { workerData })
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

function timer(milliseconds: number, call: () => void): () => void {
  const started = setTimeout(call, milliseconds)
  return () => clearTimeout(started)
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
