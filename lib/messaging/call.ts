import { browser } from 'wxt/browser'
import { PROTOCOL_VERSION, type Envelope, type Reply } from './envelope'
import type { ToBackground, ToPage } from './protocol'

/**
 * Asks the background. Never throws: a worker that is gone, an extension that was updated under the page and a refusal
 * all come back as `{ ok: false, code }` (codes in `envelope.ts`).
 */
export function call<K extends keyof ToBackground>(
  kind: K,
  data: ToBackground[K]['in'],
): Promise<Reply<ToBackground[K]['out']>> {
  return settle(() => browser.runtime.sendMessage(envelope('background', kind, data)))
}

/**
 * The same for what may be asked twice without being done twice, such as a save under an id of its own: when nobody answers, as
 * when the worker dies in the middle of it, it is asked again. Who has not answered in a while is taken to be gone.
 */
export async function callAgain<K extends Repeatable>(
  kind: K,
  data: ToBackground[K]['in'],
): Promise<Reply<ToBackground[K]['out']>> {
  for (const pauseMs of PAUSES_MS) {
    const reply = await Promise.race([call(kind, data), noAnswer<ToBackground[K]['out']>()])
    if (reply.ok || reply.code !== 'unreachable') return reply
    await new Promise((go) => setTimeout(go, pauseMs))
  }
  return call(kind, data)
}

type Repeatable = 'save-annotation' | 'delete-annotations' | 'restore-annotations' | 'tag-annotations'

/** A worker needs a moment to start; after two seconds the reader is told. */
const PAUSES_MS = [50, 300, 1500]
/** Far above what a save takes, and above what the background waits for a database that is held up. */
const LONGEST_ANSWER_MS = 15_000

function noAnswer<T>(): Promise<Reply<T>> {
  return new Promise((give) => setTimeout(() => give({ ok: false, code: 'unreachable' }), LONGEST_ANSWER_MS))
}

/** Asks the reader in one frame of a tab, the page itself by default. `unreachable` where no reader is. */
export function callPage<K extends keyof ToPage>(
  tabId: number,
  kind: K,
  data: ToPage[K]['in'],
  frameId = 0,
): Promise<Reply<ToPage[K]['out']>> {
  return settle(() => browser.tabs.sendMessage(tabId, envelope('page', kind, data), { frameId }))
}

function envelope(to: Envelope['to'], kind: string, data: unknown): Envelope {
  return { v: PROTOCOL_VERSION, to, kind, data }
}

/** The browser says "no listener" by a rejection or by `undefined`, as the case may be; both mean unreachable. */
async function settle<T>(send: () => Promise<unknown>): Promise<Reply<T>> {
  try {
    const reply = await send()
    return isReply<T>(reply) ? reply : { ok: false, code: 'unreachable' }
  } catch {
    // Which of the many texts the browser throws is of no use to a caller: nobody answered.
    return { ok: false, code: 'unreachable' }
  }
}

function isReply<T>(value: unknown): value is Reply<T> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
}
