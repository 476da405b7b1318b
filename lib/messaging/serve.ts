import { browser } from '@/lib/platform/browser'
import { CodedError, readEnvelope, type Envelope, type Reply } from './envelope'
import type { ToBackground, ToPage } from './protocol'
import { whoAsks, type Asker, type RawSender } from './who-asks'

type Messages = Record<string, { in: unknown; out: unknown }>
/** One handler per message: a missing one does not compile. `data` has the shape that the sender claims. */
export type Handlers<P extends { [K in keyof P]: { in: unknown; out: unknown } }> = {
  [K in keyof P]: (data: P[K]['in'], from: Asker) => Promise<P[K]['out']>
}

/**
 * Handles the messages to the background. Called once, synchronously at the start of the worker.
 *
 * @param mayAsk whether a sender may send a message; otherwise the reply is `refused`
 */
export function serveBackground(
  handlers: Handlers<ToBackground>,
  mayAsk: (kind: keyof ToBackground, from: Asker) => boolean,
): void {
  listen('background', handlers as AnyHandlers, (kind, from) => mayAsk(kind as keyof ToBackground, from))
}

/**
 * Answers the messages to the page agent. They come from the background and from the extension's own pages; what another
 * page agent sends is refused, and nothing is answered to other extensions. Stops with the signal.
 */
export function servePage(handlers: Handlers<ToPage>, signal: AbortSignal): void {
  listen('page', handlers as AnyHandlers, (_kind, from) => from.part !== 'page', signal)
}

type AnyHandlers = Handlers<Messages>

function listen(
  to: Envelope['to'],
  handlers: AnyHandlers,
  mayAsk: (kind: string, from: Asker) => boolean,
  signal?: AbortSignal,
): void {
  const listener = (raw: unknown, sender: RawSender, reply: (reply: Reply<unknown>) => void): true | undefined => {
    const request = readEnvelope(raw, to)
    if (!request || !Object.hasOwn(handlers, request.kind)) return undefined
    const from = whoAsks(sender, browser.runtime.id, browser.runtime.getURL('/'))
    if (!from) return undefined
    void answer(handlers, request, from, mayAsk).then(reply)
    return true // Keeps the channel open for the reply, in both browsers.
  }
  // The types have no listener that answers some messages only.
  const onMessage = listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]
  browser.runtime.onMessage.addListener(onMessage)
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true })
}

async function answer(
  handlers: AnyHandlers,
  request: Envelope,
  from: Asker,
  mayAsk: (kind: string, from: Asker) => boolean,
): Promise<Reply<unknown>> {
  const handler = handlers[request.kind]
  if (!handler || !mayAsk(request.kind, from)) return { ok: false, code: 'refused' }
  try {
    return { ok: true, value: (await handler(request.data, from)) ?? null }
  } catch (error) {
    if (error instanceof CodedError) return { ok: false, code: error.code }
    console.error(`Claimlight: “${request.kind}” failed`, error)
    return { ok: false, code: 'failed' }
  }
}
