import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isLoopback } from './address'

export interface Sent {
  body?: object
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** Refuses a name that leads to another computer. */
  onlyLoopback: boolean
  /** Finds the addresses of a name; the system's own by default. */
  addressesOf?: AddressesOf
}

export type AddressesOf = (name: string) => Promise<LookupAddress[]>

export interface Reply {
  status: number
  body: string
  /** Where a redirect leads to. It is not followed. */
  location?: string
}

/** In bytes. An answer has a few hundred. */
const LONGEST_REPLY = 4_000_000

// Own agents: the shared ones can be told by the environment to use a proxy. A connection is used once: the engine works
// for seconds between two questions, and a server closes what is idle.
const agents = { 'http:': new HttpAgent({ keepAlive: false }), 'https:': new HttpsAgent({ keepAlive: false }) }

/**
 * One request, GET without a body. Redirects are returned and never followed.
 *
 * @throws the errors of `node:http`, and one with the code `ENOTLOOPBACK`
 */
export function send(url: URL, { body, headers, signal, onlyLoopback, addressesOf }: Sent): Promise<Reply> {
  const isSecure = url.protocol === 'https:'
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)(
      url,
      {
        method: text === undefined ? 'GET' : 'POST',
        agent: agents[isSecure ? 'https:' : 'http:'],
        lookup: lookupWith(addressesOf ?? systemAddresses, onlyLoopback),
        headers: {
          accept: 'application/json',
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
        ...(signal === undefined ? {} : { signal }),
      },
      (response) => {
        const { statusCode = 0, headers: received } = response
        textOf(response).then((read) => {
          const { location } = received
          resolve({ status: statusCode, body: read, ...(location === undefined ? {} : { location }) })
        }, reject)
      },
    )
    request.on('error', reject)
    request.end(text)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LONGEST_REPLY) {
      response.destroy()
      throw new Error('the reply is too long')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Checked at each connection, so that a name cannot lead elsewhere later. */
function lookupWith(addressesOf: AddressesOf, onlyLoopback: boolean): LookupFunction {
  return (name, options, answer) => {
    addressesOf(name).then(
      (found) => {
        const foreign = onlyLoopback ? found.find(({ address }) => !isLoopback(address)) : undefined
        const [first] = found
        if (foreign !== undefined)
          answer(Object.assign(new Error(`${name} is ${foreign.address}`), { code: 'ENOTLOOPBACK' }), '', 0)
        else if (options.all === true) answer(null, found)
        else answer(null, first?.address ?? '', first?.family ?? 0)
      },
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), '', 0),
    )
  }
}

function systemAddresses(name: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(name, { all: true }, (error, found) => {
      if (error) reject(error)
      else resolve(found)
    })
  })
}
