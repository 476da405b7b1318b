import { browser } from 'wxt/browser'
import { PROTOCOL_VERSION, type Envelope, type Reply } from './envelope'
import type { ToBackground, ToReader } from './protocol'

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

/** Asks the reader in one frame of a tab, the page itself by default. `unreachable` where no reader is. */
export function callReader<K extends keyof ToReader>(
  tabId: number,
  kind: K,
  data: ToReader[K]['in'],
  frameId = 0,
): Promise<Reply<ToReader[K]['out']>> {
  return settle(() => browser.tabs.sendMessage(tabId, envelope('reader', kind, data), { frameId }))
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
