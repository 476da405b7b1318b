import { browser } from '@/lib/platform/browser'
import { CodedError, PROTOCOL_VERSION, type Envelope, type Reply } from './envelope'
import type { ToBackground } from './to-background'
import type { ToPage } from './to-page'

/**
 * Sends a message to the background and returns its reply. Never throws: a missing worker, an extension that was
 * updated under the page and a refusal all become `{ ok: false, code }` (codes in `envelope.ts`).
 */
export function callBackground<K extends keyof ToBackground>(
  kind: K,
  data: ToBackground[K]['in'],
): Promise<Reply<ToBackground[K]['out']>> {
  return sendForReply(async () => {
    const sent = new AbortController()
    const reply = browser.runtime.sendMessage<object>(envelopeOf('background', kind, data))
    return Promise.race([reply, whenPageReturns(sent.signal)]).finally(() => sent.abort())
  })
}

/** Resolves when the browser shows this page again from its memory: a reply to an earlier message may be lost. */
function whenPageReturns(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (typeof addEventListener !== 'function') return
    addEventListener('pageshow', ({ persisted }) => persisted && resolve(undefined), { signal })
  })
}

/**
 * Calls the background, and repeats the message when nothing answers, for example because the worker stopped or
 * `LONGEST_ANSWER_MS` have passed. Only for messages that can be repeated, such as a save with its own id.
 */
export async function callWithRetries<K extends RepeatableMessage>(
  kind: K,
  data: ToBackground[K]['in'],
): Promise<Reply<ToBackground[K]['out']>> {
  for (const pauseMs of PAUSES_MS) {
    const reply = await Promise.race([callBackground(kind, data), answerTimeout<ToBackground[K]['out']>()])
    if (reply.ok || reply.code !== 'unreachable') return reply
    await new Promise((go) => setTimeout(go, pauseMs))
  }
  return callBackground(kind, data)
}

type RepeatableMessage = 'save-annotation' | 'delete-annotations' | 'restore-annotations' | 'tag-annotations'

/**
 * Calls the background for work that takes long, and again until it is done. The browser may stop the background at any
 * time, which loses the work: the next call begins it again, up to `MOST_TRIES` times in all.
 *
 * @param isDone gets each reply
 * @returns null if the signal was aborted
 * @throws CodedError if the last try fails too
 */
export async function callUntilDone<K extends keyof ToBackground>(
  kind: K,
  data: ToBackground[K]['in'],
  isDone: (value: ToBackground[K]['out']) => boolean,
  signal: AbortSignal,
): Promise<ToBackground[K]['out'] | null> {
  for (let tries = 0; !signal.aborted;) {
    const reply = await callBackground(kind, data)
    if (isAborted(signal)) break
    if (reply.ok && isDone(reply.value)) return reply.value
    if (!reply.ok && ++tries === MOST_TRIES) throw new CodedError(reply.code)
  }
  return null
}

const MOST_TRIES = 3

/** A function, because TypeScript would otherwise assume that `aborted` does not change during an `await`. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted

/** Pauses before each repetition, in ms, in which the worker can start: less than two seconds in all. */
const PAUSES_MS = [50, 300, 1500]
/** Longest wait for an answer, in ms: longer than the background waits for a blocked database. */
const LONGEST_ANSWER_MS = 15_000

const answerTimeout = <T>(): Promise<Reply<T>> =>
  new Promise((give) => setTimeout(() => give({ ok: false, code: 'unreachable' }), LONGEST_ANSWER_MS))

/** Sends a message to the page agent of a tab. Replies `unreachable` where there is none. */
export function callPage<K extends keyof ToPage>(
  tabId: number,
  kind: K,
  data: ToPage[K]['in'],
): Promise<Reply<ToPage[K]['out']>> {
  return sendForReply(() => browser.tabs.sendMessage(tabId, envelopeOf('page', kind, data), { frameId: 0 }))
}

function envelopeOf(to: Envelope['to'], kind: string, data: unknown): Envelope {
  return { v: PROTOCOL_VERSION, to, kind, data }
}

/** Browsers report "no listener" by a rejection or by `undefined`; both mean unreachable. */
async function sendForReply<T>(send: () => Promise<unknown>): Promise<Reply<T>> {
  try {
    const reply = await send()
    return isReply<T>(reply) ? reply : { ok: false, code: 'unreachable' }
  } catch {
    // Error texts differ between browsers, so they are not passed on.
    return { ok: false, code: 'unreachable' }
  }
}

const isReply = <T>(value: unknown): value is Reply<T> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
