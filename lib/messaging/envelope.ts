/**
 * The envelope of every message. `v` lets a new background refuse a reader left over in a tab from before an update;
 * `to` keeps the parts from answering for one another, since a message to the runtime reaches every open page of ours.
 */
export interface Envelope {
  v: typeof PROTOCOL_VERSION
  to: 'background' | 'page'
  kind: string
  data: unknown
}

/** Raised when a message changes its meaning; additions that an older reader can pass over do not raise it. */
export const PROTOCOL_VERSION = 1

/** What every call comes back with: values, or a code that can be shown and tested. Nothing is thrown. */
export type Reply<T> = { ok: true; value: T } | { ok: false; code: string }

/**
 * - `unreachable`: nobody answered (no reader in the tab, the worker stopped, the extension was updated)
 * - `refused`: the caller may not ask this
 * - `bad-request`: the data are not of the message's shape
 * - `failed`: anything unforeseen
 * Handlers may answer with codes of their own by throwing a `CodedError`.
 */
export class CodedError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message)
  }
}

/** @returns the envelope when the value is one of ours for that part and version, else null */
export function readEnvelope(raw: unknown, to: Envelope['to']): Envelope | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { v, to: addressee, kind, data } = raw as Partial<Envelope>
  if (v !== PROTOCOL_VERSION || addressee !== to || typeof kind !== 'string') return null
  return { v, to: addressee, kind, data }
}
