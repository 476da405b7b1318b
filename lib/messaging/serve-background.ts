import { CodedError } from './envelope'
import { listen } from './serve'
import { toBackground, type ToBackground } from './to-background'
import type { Asker } from './who-asks'

/** One handler per message: a missing one does not compile. Its data are validated, and its sender may send it. */
export type BackgroundHandlers = {
  [K in keyof ToBackground]: (
    data: ToBackground[K]['in'],
    from: (typeof toBackground)[K]['from'] extends 'page' ? Extract<Asker, { part: 'page' }> : Asker,
  ) => Reply<ToBackground[K]['out']>
}

/** A handler of a message without an answer may return nothing. */
type Reply<Out> = [Out] extends [null] ? Promise<void> : Promise<Out>

/** Handles the messages to the background. Called once, synchronously at the start of the worker. */
export function serveBackground(handlers: BackgroundHandlers): void {
  listen('background', handlers, (kind, data, from) => {
    const message = toBackground[kind as keyof ToBackground]
    if (!isFrom(from, message.from)) throw new CodedError('refused')
    const read = message.data.safeParse(data)
    if (!read.success) throw new CodedError('bad-request')
    return read.data
  })
}

/** Messages from a page concern its tab, so only its main frame may send them, and an extension page cannot. */
function isFrom(from: Asker, allowed: 'page' | 'panel' | 'both'): boolean {
  return from.part === 'page' ? allowed !== 'panel' && from.frameId === 0 : allowed !== 'page'
}
