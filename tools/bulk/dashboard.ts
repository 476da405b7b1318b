import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import type { Redis } from 'ioredis'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { openQueue } from './queue'
import { BulkFault } from './redis'

/** bull-board's page asks for fonts of another server; nothing but this machine is let in. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'"

/**
 * The queues in a browser, on the loopback address.
 *
 * @returns its address, and how to end it
 */
export async function openDashboard(
  redis: Redis,
  prefix: string,
  versions: readonly string[],
  port: number,
): Promise<{ address: string; close: () => void }> {
  const adapter = new ExpressAdapter()
  createBullBoard({
    queues: versions.map((version) => new BullMQAdapter(openQueue(redis, prefix, version))),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Claimlight' } },
  })
  const board = adapter.getRouter() as RequestListener
  const server = createServer((request, response) => {
    if (!isFromThisMachine(request)) {
      response.writeHead(403).end('Only for this machine.')
      return
    }
    response.setHeader('content-security-policy', POLICY)
    board(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new BulkFault(`--port ${port}: ${error.message}`)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const open = address && typeof address === 'object' ? address.port : port
  return { address: `http://127.0.0.1:${open}/`, close: () => server.close() }
}

/** A page of another site can make a browser send requests here: by a name that leads to 127.0.0.1, or straight. */
function isFromThisMachine({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return false
  if (method === 'GET' || method === 'HEAD') return true
  return origin === undefined ? headers['sec-fetch-site'] === undefined : origin === `http://${host}`
}
