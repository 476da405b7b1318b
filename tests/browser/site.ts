import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

export interface Site {
  /** `http://localhost:PORT` */
  url: string
  /** Paths asked for, in order. */
  requests: string[]
  close(): Promise<void>
}

/**
 * Serves a folder, or pages given as text, on a free port of localhost.
 *
 * @param pages HTML by path, such as `{ '/late.html': '<p>…' }`; they override the folder's files
 */
export async function serveSite(folder: string, pages: Record<string, string> = {}): Promise<Site> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    requests.push(path)
    const send = (body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8' }).end(body)
    }
    const page = pages[path]
    if (page !== undefined) return send(page)
    readFile(join(folder, normalize(path))).then(send, () => response.writeHead(404).end('not here'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
}
