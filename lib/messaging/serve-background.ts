import { CodedError } from './envelope'
import { listen } from './serve'
import type { Message } from './to-background'
import type { Asker } from './who-asks'

/** Handles the messages to the background. Called once, synchronously at the start of the worker. */
export function serveBackground(messages: Readonly<Record<string, Message>>): void {
  listen('background', messages, (message, data, from) => {
    if (!isFrom(from, message.from)) throw new CodedError('refused')
    const read = message.data.safeParse(data)
    if (!read.success) throw new CodedError('bad-request')
    return message.handle(read.data as never, from as never)
  })
}

/** Messages from a page concern its tab, so only its main frame may send them, and an extension page cannot. */
function isFrom(from: Asker, allowed: Message['from']): boolean {
  return from.part === 'page' ? allowed === 'page' && from.frameId === 0 : allowed === 'panel'
}
