import { browser } from '@/lib/platform/browser'
import { CodedError, readEnvelope, type Envelope, type Reply } from './envelope'
import type { MessageDefinition } from './to-background'
import type { ToPage } from './to-page'
import { senderOf, type Sender, type RawSender } from './who-asks'

export type PageHandlers = { [K in keyof ToPage]: (data: ToPage[K]['in']) => Promise<ToPage[K]['out']> }

/**
 * Answers messages to the page agent from the background and the extension's pages, until the signal is aborted.
 * Refuses those of other page agents; does not answer other extensions, nor messages without a handler.
 */
export function servePage(handlers: Partial<PageHandlers>, signal: AbortSignal): void {
  const run = (handle: (data: never) => unknown, data: unknown, from: Sender): unknown => {
    if (from.part === 'page') throw new CodedError('refused')
    return handle(data as never)
  }
  answerMessages('page', handlers, run, signal)
}

/** Handles the messages to the background. Called once, synchronously at the start of the worker. */
export function serveBackground(messages: Readonly<Record<string, MessageDefinition>>): void {
  answerMessages('background', messages, (message, data, from) => {
    if (!isFrom(from, message.from)) throw new CodedError('refused')
    const read = message.data.safeParse(data)
    if (!read.success) throw new CodedError('bad-request')
    return message.handle(read.data as never, from as never)
  })
}

/** Messages from a page concern its tab: only the main frame of the tab may send them, not a frame or an extension page. */
const isFrom = (from: Sender, allowed: MessageDefinition['from']): boolean =>
  from.part === 'page' ? allowed === 'page' && from.frameId === 0 : allowed === 'panel'

/**
 * @param table an entry for each kind of message
 * @param run handles a message with its entry, and returns the value of the reply
 */
function answerMessages<Entry>(
  to: Envelope['to'],
  table: Readonly<Record<string, Entry>>,
  run: (entry: Entry, data: unknown, from: Sender) => unknown,
  signal?: AbortSignal,
): void {
  const listener = (raw: unknown, sender: RawSender, reply: (reply: Reply<unknown>) => void): true | undefined => {
    const request = readEnvelope(raw, to)
    const entry = request && Object.hasOwn(table, request.kind) ? table[request.kind] : undefined
    if (!request || entry === undefined) return undefined
    const from = senderOf(sender, browser.runtime.id, browser.runtime.getURL('/'))
    if (!from) return undefined
    void replyTo(request.kind, () => run(entry, request.data, from)).then(reply)
    return true // Keeps the channel open for the reply, in both browsers.
  }
  // The types have no listener that answers some messages only.
  const onMessage = listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]
  browser.runtime.onMessage.addListener(onMessage)
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage), { once: true })
}

async function replyTo(kind: string, run: () => unknown): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: (await run()) ?? null }
  } catch (error) {
    if (error instanceof CodedError) return { ok: false, code: error.code }
    console.error(`Claimlight: “${kind}” failed`, error)
    return { ok: false, code: 'failed' }
  }
}
