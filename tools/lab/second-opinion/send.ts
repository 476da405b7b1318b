import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { readUpTo } from '@/tools/cli/file-bytes'
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

/** A reply as it came. */
export interface RawReply {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  /** It is longer than the limit; the rest was not read. */
  isCut: boolean
}

/** In bytes. An answer has a few hundred. */
const LONGEST_REPLY = 4_000_000

/**
 * One request with text in both directions, GET without a body. Redirects are returned and never followed.
 *
 * @throws the errors of `node:http`, and one with the code `EREFUSED`
 */
export async function send(url: URL, { body, headers, onlyLoopback, ...options }: Sent): Promise<Reply> {
  const { status, bytes, isCut, ...raw } = await sendRaw(url, {
    ...options,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { accept: 'application/json', ...headers },
    mayReach: (address) => !onlyLoopback || isLoopback(address),
    mostBytes: LONGEST_REPLY,
  })
  if (isCut) throw new Error('the reply is too long')
  const { location } = raw.headers
  return { status, body: bytes.toString('utf8'), ...(location === undefined ? {} : { location }) }
}

/**
 * One request, GET without a body, JSON with one. Redirects are returned and never followed.
 *
 * @param options.mayReach whether the computer with this IP address may be asked: checked at each connection
 * @throws the errors of `node:http`, and one with the code `EREFUSED`
 */
export function sendRaw(
  url: URL,
  options: {
    body?: string
    headers: Record<string, string>
    signal?: AbortSignal | undefined
    mayReach: (address: string) => boolean
    mostBytes: number
    addressesOf?: AddressesOf
  },
): Promise<RawReply> {
  const { body, headers, signal, mayReach, mostBytes, addressesOf = systemAddresses } = options
  const isSecure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    // An address is connected to without a lookup.
    if (isIP(host) !== 0 && !mayReach(host)) throw refused(host, host)
    const request = (isSecure ? httpsRequest : httpRequest)(
      url,
      {
        method: body === undefined ? 'GET' : 'POST',
        // One of its own: the shared one can be told by the environment to use a proxy, and a server closes what is idle.
        agent: false,
        lookup: lookupWith(addressesOf, mayReach),
        headers: {
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
        ...(signal === undefined ? {} : { signal }),
      },
      (response) => {
        const { statusCode: status = 0, headers: received } = response
        readUpTo(response, mostBytes).then((read) => resolve({ status, headers: received, ...read }), reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Checked at each connection, so that a name cannot lead elsewhere later. */
function lookupWith(addressesOf: AddressesOf, mayReach: (address: string) => boolean): LookupFunction {
  return (name, options, answer) => {
    addressesOf(name).then(
      (found) => {
        const foreign = found.find(({ address }) => !mayReach(address))
        const [first] = found
        if (foreign !== undefined) answer(refused(name, foreign.address), '', 0)
        else if (options.all === true) answer(null, found)
        else answer(null, first?.address ?? '', first?.family ?? 0)
      },
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), '', 0),
    )
  }
}

function refused(name: string, address: string): Error {
  return Object.assign(new Error(`${name} is ${address}`), { code: 'EREFUSED' })
}

function systemAddresses(name: string): Promise<LookupAddress[]> {
  return lookup(name, { all: true })
}
