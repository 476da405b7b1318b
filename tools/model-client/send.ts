import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { readUpTo } from '@/tools/shared/file-bytes'

interface SendOptions {
  body?: object | undefined
  headers: Record<string, string>
  signal?: AbortSignal | undefined
  /** Whether the computer with this IP address may be asked: checked at each connection. */
  mayReach: (address: string) => boolean
  mostBytes: number
}

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  /** The reply exceeded the limit, and its rest was not read. */
  isCut: boolean
}

/**
 * One request, GET without a body, JSON with one. Redirects are returned and never followed.
 *
 * @throws errors of `node:http`, and an error with the code `EREFUSED` for an address that is not allowed
 */
export function sendRequest(url: URL, { body, headers, signal, mayReach, mostBytes }: SendOptions): Promise<Reply> {
  const text = body && JSON.stringify(body)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    // Node skips the lookup for an IP address, so it is tested here.
    if (isIP(host) !== 0 && !mayReach(host)) throw connectionError(host, host)
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method: text === undefined ? 'GET' : 'POST',
        // No shared agent: an environment variable can make it use a proxy, and servers close its idle connections.
        agent: false,
        lookup: lookupWith(mayReach),
        headers: {
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
        ...(signal === undefined ? {} : { signal }),
      },
      (response) => {
        const { statusCode: status = 0, headers: received } = response
        readUpTo(response, mostBytes).then((content) => resolve({ status, headers: received, ...content }), reject)
      },
    )
    request.on('error', reject)
    request.end(text)
  })
}

/** Returns a lookup that tests the addresses at each connection, so that a name cannot change to another computer. */
function lookupWith(mayReach: (address: string) => boolean): LookupFunction {
  return (name, options, answer) => {
    lookup(name, { all: true }).then(
      (found) => {
        const foreign = found.find(({ address }) => !mayReach(address))
        const [first] = found
        if (foreign !== undefined) answer(connectionError(name, foreign.address), '', 0)
        else if (options.all === true) answer(null, found)
        else answer(null, first?.address ?? '', first?.family ?? 0)
      },
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), '', 0),
    )
  }
}

function connectionError(name: string, address: string): Error {
  return Object.assign(new Error(`${name} is ${address}`), { code: 'EREFUSED' })
}
