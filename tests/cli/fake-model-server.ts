import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakeLanguageModel, type FakePlan } from '../unit/model/fake-language-model'

export interface ServerPlan extends Partial<FakePlan> {
  /** The models that it lists; `tiny` by default. */
  models?: string[]
  /** Formats that it refuses with 400. */
  refuses?: ('json_schema' | 'json_object')[]
  /** HTTP status of all its answers. */
  status?: number
  /** Address to which it redirects all requests. */
  redirect?: string
  /** Bearer token that it requires. */
  key?: string
}

export interface ModelServer {
  /** The address for `--model`. */
  address: string
  port: number
  /** The requests, in order. */
  requests: { path: string; body: Sent | null }[]
  close: () => Promise<void>
}

interface Sent {
  model: string
  messages: { role: string; content: string }[]
  response_format?: { type: 'json_schema' | 'json_object' }
}

/** A local server with the OpenAI protocol that answers with the fake model of the browser. */
export async function startModelServer(plan: ServerPlan = {}): Promise<ModelServer> {
  const requests: ModelServer['requests'] = []
  const model = fakeLanguageModel({ availability: 'available', needsNoClick: true, ...plan })
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const sent = text === '' ? null : (JSON.parse(text) as Sent)
    requests.push({ path: request.url ?? '', body: sent })
    const reply = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const refuse = (message: string, more = {}) =>
      reply(400, { error: { message, type: 'invalid_request_error', ...more } })
    if (plan.redirect !== undefined) return void reply(302, {}, { location: plan.redirect })
    if (plan.key !== undefined && request.headers.authorization !== `Bearer ${plan.key}`) return void reply(401, {})
    if (request.url === '/v1/models')
      return void reply(200, { object: 'list', data: (plan.models ?? ['tiny']).map((id) => ({ id })) })
    if (plan.status !== undefined) return void reply(plan.status, { error: { message: 'Loading\nmodel' } })
    if (request.url !== '/v1/chat/completions' || sent === null) return void reply(404, {})
    const format = sent.response_format?.type
    if (format !== undefined && plan.refuses?.includes(format)) return void refuse(`${format} is not supported`)
    const session = await model.create({ monitor: () => undefined } as never)
    try {
      const content = await session.prompt(sent.messages.at(-1)?.content ?? '')
      reply(200, { choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] })
    } catch (error) {
      const isTooLong = error instanceof DOMException && error.name === 'QuotaExceededError'
      if (isTooLong) refuse('the request exceeds the available context size', { type: 'exceed_context_size_error' })
      else reply(500, { error: { message: 'the model failed' } })
    }
  }

  return {
    address: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
