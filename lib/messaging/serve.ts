import { browser } from '@/lib/platform/browser'
import { CodedError, readEnvelope, type Envelope, type Reply } from './envelope'
import type { ToPage } from './to-page'
import { whoAsks, type Asker, type RawSender } from './who-asks'

/** One handler per message: a missing one does not compile. */
export type PageHandlers = { [K in keyof ToPage]: (data: ToPage[K]['in']) => Promise<ToPage[K]['out']> }

/**
 * Answers the messages to the page agent. They come from the background and from the extension's own pages; what another
 * page agent sends is refused, and nothing is answered to other extensions. Stops with the signal.
 */
export function servePage(handlers: PageHandlers, signal: AbortSignal): void {
  const admit: Admit = (_kind, data, from) => {
    if (from.part === 'page') throw new CodedError('refused')
    return data
  }
  listen('page', handlers, admit, signal)
}

/** Returns the data for the handler. @throws CodedError that becomes the reply, before any handler runs */
type Admit = (kind: string, data: unknown, from: Asker) => unknown
type AnyHandlers = Readonly<Record<string, (data: never, from: never) => unknown>>

export function listen(to: Envelope['to'], handlers: AnyHandlers, admit: Admit, signal?: AbortSignal): void {
  const listener = (raw: unknown, sender: RawSender, reply: (reply: Reply<unknown>) => void): true | undefined => {
    const request = readEnvelope(raw, to)
    if (!request || !Object.hasOwn(handlers, request.kind)) return undefined
    const from = whoAsks(sender, browser.runtime.id, browser.runtime.getURL('/'))
    if (!from) return undefined
    void answer(handlers, request, from, admit).then(reply)
    return true // Keeps the channel open for the reply, in both browsers.
  }
  // The types have no listener that answers some messages only.
  const onMessage = listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]
  browser.runtime.onMessage.addListener(onMessage)
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true })
}

async function answer(
  handlers: AnyHandlers,
  { kind, data }: Envelope,
  from: Asker,
  admit: Admit,
): Promise<Reply<unknown>> {
  try {
    const handler = handlers[kind] as (data: unknown, from: Asker) => unknown
    return { ok: true, value: (await handler(admit(kind, data, from), from)) ?? null }
  } catch (error) {
    if (error instanceof CodedError) return { ok: false, code: error.code }
    console.error(`Claimlight: “${kind}” failed`, error)
    return { ok: false, code: 'failed' }
  }
}
