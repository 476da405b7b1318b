import { browser } from './browser'
import { ModelError } from '@/lib/model/model'
import type { CallServer, ServerReply } from '@/lib/model/open-ai-protocol'
import { LOOPBACK_HOSTS, serverAddress } from '@/lib/model/server-address'
import { createStoredItem } from './stored-item'
import { defined } from '@/lib/text/defined'

// The only file of the extension that connects to anything: a model server on this computer, which the user has named.

const LOOPBACK_ORIGINS = LOOPBACK_HOSTS.map((host) => `http://${host}/*`)

/** Asks the user to allow connections to this computer. Call it before any await in a click handler. */
export function askForLoopback(): Promise<boolean> {
  return browser.permissions.request({ origins: [...LOOPBACK_ORIGINS] })
}

/** Withdraws the permission for this computer. A permission for all sites stays. */
export async function revokeLoopbackPermission(): Promise<void> {
  await browser.permissions.remove({ origins: [...LOOPBACK_ORIGINS] }).catch(() => false)
}

/**
 * Returns a function that sends requests to one server. Redirects are refused; no cookies and no referrer are sent,
 * only the message and the key.
 * @param baseAddress base address as returned by `serverAddress`
 * @param key sent as a bearer token; '' for none
 */
export function createServerCaller(baseAddress: string, key: string): CallServer {
  return async (path, body, signal) => {
    const address = serverAddress(baseAddress)
    if (!address.ok) throw new ModelError('unreachable')
    const headers = defined({
      accept: 'application/json',
      'content-type': body === undefined ? undefined : 'application/json',
      authorization: key === '' ? undefined : `Bearer ${key}`,
    })
    const response = await fetch(new URL(path, address.base), {
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? null : JSON.stringify(body),
      headers,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: signal ?? null,
    }).catch(() => {
      throw new ModelError(signal?.aborted ? 'aborted' : 'unreachable')
    })
    if (response.status === 401 || response.status === 403) throw new ModelError('notAllowed', String(response.status))
    return readReply(response, signal)
  }
}

async function readReply(response: Response, signal: AbortSignal | undefined): Promise<ServerReply> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let body = ''
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      body += decoder.decode(part.value, { stream: true })
      if (body.length > LONGEST_REPLY) {
        await reader?.cancel()
        throw new ModelError('malformed', 'the reply is too long')
      }
    }
  } catch (error) {
    if (error instanceof ModelError) throw error
    throw new ModelError(signal?.aborted ? 'aborted' : 'unreachable')
  }
  return { status: response.status, body }
}

/** Maximum length of a reply, in UTF-16 units. A usual answer has a few hundred. */
const LONGEST_REPLY = 400_000
/** Result of the built-in test. Stored outside the settings, so that a backup cannot declare a model as tested. */
const modelTest = createStoredItem<{ model?: unknown; isGood?: unknown }>('local', 'modelTest')
/** Key of the model server. Stored outside the settings, so that no backup contains it. */
const modelKey = createStoredItem<unknown>('local', 'modelKey')

/** Returns whether the model passed the built-in test; null where it was not tested. */
export async function readModelTest(model: string): Promise<boolean | null> {
  const kept = await modelTest.read()
  return kept?.model === model && typeof kept.isGood === 'boolean' ? kept.isGood : null
}

/** @param model address and name of the model, as one text */
export function writeModelTest(model: string, isGood: boolean): Promise<void> {
  return modelTest.write({ model, isGood })
}

/** Returns the key of the model server; '' for none. */
export async function readModelKey(): Promise<string> {
  const key = await modelKey.read()
  return typeof key === 'string' ? key : ''
}

export function writeModelKey(key: string): Promise<void> {
  return key === '' ? modelKey.remove() : modelKey.write(key)
}
