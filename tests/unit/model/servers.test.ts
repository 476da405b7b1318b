import { describe, expect, test } from 'vitest'
import { ModelError } from '@/lib/model/model'
import { parseModelNames, serverSession, type CallServer, type ServerReply } from '@/lib/model/open-ai-protocol'
import { pageQuestion } from './page-story'

const ANSWER = '{"differs":[],"agrees":[]}'
const completion: ServerReply = reply(200, { choices: [{ message: { role: 'assistant', content: ANSWER } }] })

interface ServerLike {
  models: { data: { id: string; [more: string]: string }[]; [more: string]: unknown }
  /** The forms of an answer that it takes, the strictest first. */
  takes: string[]
  refusal: object
  tooLong: [status: number, message: string][]
}

/** Replies as the documentation and the trackers of these servers have them, November 2026. */
const SERVERS: Record<string, ServerLike> = {
  Ollama: {
    models: { object: 'list', data: [{ id: 'llama3.2:3b', object: 'model', owned_by: 'library' }] },
    takes: ['json_schema', 'json_object', 'none'],
    refusal: {},
    tooLong: [], // It cuts the question without a word.
  },
  'llama.cpp': {
    models: { models: [{ name: 'tiny.gguf' }], object: 'list', data: [{ id: 'tiny.gguf', owned_by: 'llamacpp' }] },
    takes: ['json_schema', 'json_object', 'none'],
    refusal: {},
    tooLong: [
      [400, 'the request exceeds the available context size, try increasing it'],
      [500, 'the request exceeds the available context size. try increasing the context size'],
    ],
  },
  'LM Studio': {
    models: { data: [{ id: 'qwen2.5-7b-instruct' }, { id: 'text-embedding-nomic' }], object: 'list' },
    takes: ['json_schema', 'none'],
    refusal: { error: "'response_format.type' must be 'json_schema' or 'text'" },
    tooLong: [
      [400, 'Trying to keep the first 5047 tokens when context the overflows. The context length is only 4096 tokens.'],
      [400, 'The number of tokens to keep is greater than the context length (n_keep: 13055>= n_ctx: 4096).'],
    ],
  },
  'a server without formats': {
    models: { data: [{ id: 'old' }] },
    takes: ['none'],
    refusal: { error: { message: 'response_format is not supported' } },
    tooLong: [[400, "This model's maximum context length is 4096 tokens."]],
  },
}

function reply(status: number, body: object): ServerReply {
  return { status, body: JSON.stringify(body) }
}

/** @returns the formats of the requests too */
function serverLike(server: ServerLike, says: ServerReply = completion) {
  const formats: string[] = []
  const call: CallServer = (_path, body) => {
    const { response_format: format } = body as { response_format?: { type: string } }
    const kind = format?.type ?? 'none'
    formats.push(kind)
    return Promise.resolve(server.takes.includes(kind) ? says : reply(400, server.refusal))
  }
  return { formats, session: serverSession('tiny', call) }
}

describe.each(Object.entries(SERVERS))('a server like %s', (_name, server) => {
  const { models, takes, tooLong } = server

  test('has its models listed', () => {
    expect(parseModelNames(reply(200, models))).toEqual(models.data.map(({ id }) => id))
  })

  test('is asked in the strictest form that it takes, and asked once from then on', async () => {
    const { formats, session } = serverLike(server)
    expect(await session.ask(pageQuestion())).toBe(ANSWER)
    expect(formats.at(-1)).toBe(takes[0])
    const before = formats.length
    await session.ask(pageQuestion())
    expect(formats.slice(before)).toEqual([takes[0]])
  })

  test.each(tooLong)('that finds a question too long is understood: %i %s', async (status, message) => {
    const { session } = serverLike(server, reply(status, { error: { message } }))
    await expect(session.ask(pageQuestion())).rejects.toMatchObject({ fault: 'tooLong' })
  })

  test('that is still loading fails with its own words', async () => {
    const { session } = serverLike(server, reply(503, { error: { message: 'Loading model', code: 503 } }))
    const error: unknown = await session.ask(pageQuestion()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ModelError)
    expect(error).toMatchObject({ fault: 'failed', message: expect.stringContaining('Loading model') as string })
  })
})

test.each([
  ['turns the text around', '\u202eWrong \u2066key', 'Wrong key'],
  ['has signs that nobody sees', 'Wr\u200bong\u{e0041}\ufe0f\nkey', 'Wrong key'],
  ['does not end', 'A'.repeat(100_000), 'A'.repeat(200)],
])('an error message of a server that %s is shown as plain words', async (_name, message, words) => {
  const call: CallServer = () => Promise.resolve(reply(500, { error: { message } }))
  await expect(serverSession('m', call).ask(pageQuestion())).rejects.toMatchObject({
    message: expect.stringMatching(new RegExp(`500 ${words}$`)) as string,
  })
})

test('a model whose name cannot be shown as it is is not offered', () => {
  const data = ['llama3.2:3b', 'llama\u202e3', 'a\nb', 'x'.repeat(300)].map((id) => ({ id }))
  expect(parseModelNames(reply(200, { data }))).toEqual(['llama3.2:3b'])
})
