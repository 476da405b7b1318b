import { z } from 'zod'
import { ModelError, type ModelSession, type OpinionModel } from '@/lib/second-opinion/model'
import { ANSWER_SCHEMA, promptOf, SYSTEM_PROMPT } from '@/lib/second-opinion/prompt'
import { send, type AddressesOf, type Reply } from './send'

export interface ServerOptions {
  /** Ends with a slash, as `modelAddress` gives it. */
  base: URL
  isLocal: boolean
  /** The model's name on the server; without it, the only one that the server has. */
  name?: string | undefined
  /** Sent as a bearer token, where the server wants one. */
  key?: string | undefined
  /** Returns a marker that no page can guess. */
  newMarker: () => string
  addressesOf?: AddressesOf
}

export interface ServerModel extends OpinionModel {
  /** The name under which the server knows the model. */
  name: () => Promise<string>
}

/** How the form of the answer is asked for, the strictest first. Servers refuse with 400 or 422 what they do not know. */
const FORMATS = [
  {
    response_format: { type: 'json_schema', json_schema: { name: 'opinion', strict: true, schema: ANSWER_SCHEMA } },
  },
  { response_format: { type: 'json_object' } },
  {},
]

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) })
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/** A model behind the OpenAI protocol: llama.cpp, Ollama, LM Studio, vLLM and others speak it. */
export function serverModel(options: ServerOptions): ServerModel {
  const { base, isLocal, key, addressesOf } = options
  const call = async (path: string, body?: object, signal?: AbortSignal): Promise<Reply> => {
    const reply = await send(new URL(path, base), {
      ...(body === undefined ? {} : { body }),
      ...(addressesOf === undefined ? {} : { addressesOf }),
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      signal,
      onlyLoopback: isLocal,
    }).catch((error: unknown) => {
      throw signal?.aborted ? new ModelError('aborted') : new ModelError('unreachable', whyUnreachable(error, base))
    })
    if (reply.status >= 300 && reply.status < 400)
      throw new ModelError(
        'unreachable',
        `the server redirects to ${reply.location ?? 'another address'}: not followed`,
      )
    if (reply.status === 401 || reply.status === 403)
      throw new ModelError('notAllowed', 'the server wants a key: set CLAIMLIGHT_MODEL_KEY')
    return reply
  }
  const findName = async (): Promise<string> => {
    const { status, body } = await call('models', undefined, AbortSignal.timeout(LIST_LIMIT_MS))
    if (options.name !== undefined) return options.name
    const listed = modelsSchema.safeParse(jsonOf(body))
    if (status !== 200 || !listed.success) throw new ModelError('failed', 'name the model with --model-name')
    const [only, ...more] = listed.data.data.map(({ id }) => id)
    if (only === undefined) throw new ModelError('unavailable', 'the server has no model')
    if (more.length === 0) return only
    throw new ModelError('failed', `choose a model with --model-name: ${[only, ...more].slice(0, 20).join(', ')}`)
  }
  let name: Promise<string> | null = null
  const nameOnce = (): Promise<string> => (name ??= findName())
  return {
    name: nameOnce,
    availability: () => nameOnce().then(() => 'available' as const),
    create: async () => sessionOf(await nameOnce(), call, options.newMarker),
  }
}

/** A server lists its models without loading one. */
const LIST_LIMIT_MS = 10_000

type Call = (path: string, body?: object, signal?: AbortSignal) => Promise<Reply>

function sessionOf(model: string, call: Call, newMarker: () => string): ModelSession {
  /** Index of the format that the server took last. */
  let known = 0
  return {
    async ask(question, { signal } = {}) {
      const messages = [
        { role: 'system', content: SYSTEM_PROMPT },
        { role: 'user', content: promptOf(question, newMarker()) },
      ]
      for (; ; known++) {
        const body = { model, messages, temperature: 0, stream: false, ...FORMATS[known] }
        const reply = await call('chat/completions', body, signal)
        if (reply.status === 200) return contentOf(reply.body)
        if (isTooLong(reply)) throw new ModelError('tooLong', saidIn(reply.body))
        const mayBeFormat = reply.status === 400 || reply.status === 422
        if (!mayBeFormat || known === FORMATS.length - 1) {
          known = 0
          throw new ModelError(mayBeFormat ? 'notSupported' : 'failed', `${reply.status} ${saidIn(reply.body)}`.trim())
        }
      }
    },
    close: () => undefined,
  }
}

function contentOf(body: string): string {
  const completion = completionSchema.safeParse(jsonOf(body))
  if (!completion.success) throw new ModelError('malformed', 'the reply is not a chat completion')
  return completion.data.choices[0]?.message.content ?? ''
}

/** Each server has its own words: `context_length_exceeded`, `exceed_context_size_error`, "maximum context length". */
function isTooLong({ status, body }: Reply): boolean {
  return (status === 400 || status === 413 || status === 422) && /context[\s_-]*(?:length|size|window)/i.test(body)
}

/** What the server says of an error, on one line. */
function saidIn(body: string): string {
  const error = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) }).safeParse(jsonOf(body))
  const said = !error.success ? '' : typeof error.data.error === 'string' ? error.data.error : error.data.error.message
  return said.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 200)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function whyUnreachable(error: unknown, base: URL): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTLOOPBACK') return `${base.hostname} leads to another computer: refused`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `nothing answers at ${base.href}. Start a server that speaks the OpenAI protocol there, such as llama-server of llama.cpp or Ollama`
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return `${base.href} does not answer`
  return `${base.href}: ${error instanceof Error ? error.message : String(error)}`
}
