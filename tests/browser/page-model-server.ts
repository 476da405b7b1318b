import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The data that a question gives to a model server. */
export interface AskedData {
  sentences: Record<string, string>
  check: number[]
  claims: Record<string, string | { text: string }>
}

export interface PageModelServer {
  /** `http://127.0.0.1:PORT/v1` */
  address: string
  /** Paths with their headers, in order. */
  requests: { path: string; headers: Record<string, unknown> }[]
  close(): Promise<void>
}

/**
 * A model server on this computer.
 *
 * @param answer returns the answer to a question
 * @param delayMs delay of each answer in milliseconds
 * @param status HTTP status of every reply, such as 403 of a server that does not accept the extension
 */
export async function startPageModel(
  answer: (asked: AskedData) => object,
  { delayMs = 0, status = 200 }: { delayMs?: number; status?: number } = {},
): Promise<PageModelServer> {
  const requests: PageModelServer['requests'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      requests.push({ path, headers: request.headers })
      const reply = (body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (status !== 200 || path === '/v1/models') return void reply({ data: [{ id: 'tiny' }, { id: 'large' }] })
      const { messages } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { messages: { content: string }[] }
      const content = JSON.stringify(answer(JSON.parse(messages.at(-1)!.content.split('\n')[1]!) as AskedData))
      setTimeout(() => reply({ choices: [{ message: { role: 'assistant', content } }] }), delayMs).unref()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
