import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { optionsOf } from '@/packages/research/settings'

export interface LocalServer {
  address: string
  /** Paths and queries of the requests, in order. */
  asked: string[]
  close: () => Promise<void>
}

export type Answer = (request: {
  path: string
  query: URLSearchParams
  body: string
  headers: IncomingHttpHeaders
}) => { status?: number; headers?: Record<string, string>; body: string }

/** A server on this computer. */
export async function serve(answer: Answer): Promise<LocalServer> {
  const asked: string[] = []
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(request.url ?? '')
    const asking = { path, query, body: Buffer.concat(chunks).toString('utf8'), headers: request.headers }
    const { status = 200, headers = {}, body } = answer(asking)
    response.writeHead(status, headers).end(body)
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The instructions and the data of a question to a model. */
export interface Asked {
  system: string
  data: Record<string, unknown>
}

/** Returns arguments with the settings of the research that they go on with, which a person repeats. */
export function repeated(args: readonly string[]): string[] {
  const [verb = '', folder = ''] = args
  const file = join(folder, 'work/settings.json')
  if (!['continue', 'write'].includes(verb) || !existsSync(file)) return [...args]
  const stored = optionsOf(JSON.parse(readFileSync(file, 'utf8')) as object).map((option) => option.split(' '))
  return [...args, ...stored.filter(([name = '']) => !args.includes(name)).flat()]
}

/** A server with the OpenAI protocol. `answer` gets the data between the markers. */
export function serveModel(answer: (asked: Asked) => unknown, name = 'small'): Promise<LocalServer> {
  return serve(({ path, body }) => {
    const headers = { 'content-type': 'application/json' }
    if (path.endsWith('/models')) return { headers, body: JSON.stringify({ data: [{ id: name }] }) }
    const { messages } = JSON.parse(body) as { messages: [{ content: string }, { content: string }] }
    const data = JSON.parse(messages[1].content.split('\n')[1] ?? '{}') as Record<string, unknown>
    const content = answer({ system: messages[0].content, data })
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    return {
      headers,
      body: JSON.stringify({ choices: [{ message: { content: text } }], usage: { total_tokens: 100 } }),
    }
  })
}
