/**
 * The envelope of every message. `v` lets a new background refuse a page agent from before an update; `to` selects the
 * part that answers, because a runtime message reaches every open extension page.
 */
export interface Envelope {
  v: typeof PROTOCOL_VERSION
  to: 'background' | 'page'
  kind: string
  data: unknown
}

/** Version of the messages, increased when one changes its meaning; not for additions that can be ignored. */
export const PROTOCOL_VERSION = 1

/** The reply to every message: a value, or a code that can be shown and tested. Nothing is thrown. */
export type Reply<T> = { ok: true; value: T } | { ok: false; code: string }

/**
 * An error with a reply code.
 * - `unreachable`: no answer (no page agent in the tab, the worker stopped, the extension was updated)
 * - `refused`: the sender may not send this message
 * - `bad-request`: the data do not have the message's shape
 * - `failed`: anything unforeseen
 * Handlers can throw a `CodedError` to reply with their own code.
 */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message)
  }
}

/** @returns the envelope when the value is a message to this part with the present version, else null */
export function readEnvelope(raw: unknown, to: Envelope['to']): Envelope | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { v, to: addressee, kind, data } = raw as Partial<Envelope>
  if (v !== PROTOCOL_VERSION || addressee !== to || typeof kind !== 'string') return null
  return { v, to: addressee, kind, data }
}
