import type { SentError } from './sync-messages'

/** An error for a message; its name is what tells a full disk from a missing permission. */
export function sentError(error: unknown): SentError {
  return error instanceof Error || error instanceof DOMException
    ? { name: error.name, message: error.message }
    : { name: Error.name, message: String(error) }
}

export function errorOf({ name, message }: SentError): Error {
  return Object.assign(new Error(message), { name })
}
