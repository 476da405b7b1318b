import { ModelError, type OpinionModel } from '@/lib/model/model'
import { modelsIn, serverChat, serverSession, type Chat } from '@/lib/model/open-ai-protocol'
import { send, type AddressesOf, type Reply } from './send'

export interface ServerOptions {
  /** Ends with a slash, as `modelAddress` gives it. */
  base: URL
  isLocal: boolean
  /** The model's name on the server; without it, the only one that the server has. */
  name?: string | undefined
  /** Sent as a bearer token, where the server wants one. */
  key?: string | undefined
  addressesOf?: AddressesOf
}

export interface ServerModel extends OpinionModel {
  /** The name under which the server knows the model. */
  name: () => Promise<string>
  /** For questions of other kinds than those on pages. */
  chat: () => Promise<Chat>
}

/** A model on a server with the OpenAI protocol, such as llama.cpp, Ollama, LM Studio or vLLM. */
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
    const listed = modelsIn(await call('models', undefined, AbortSignal.timeout(LIST_LIMIT_MS)))
    if (options.name !== undefined) return options.name
    if (listed === null) throw new ModelError('failed', 'name the model with --model-name')
    const [only, ...more] = listed
    if (only === undefined) throw new ModelError('unavailable', 'the server has no model')
    if (more.length === 0) return only
    throw new ModelError('failed', `choose a model with --model-name: ${[only, ...more].slice(0, 20).join(', ')}`)
  }
  let name: Promise<string> | null = null
  const nameOnce = (): Promise<string> => (name ??= findName())
  return {
    name: nameOnce,
    availability: () => nameOnce().then(() => 'available' as const),
    create: async () => serverSession(await nameOnce(), call),
    chat: async () => serverChat(await nameOnce(), call),
  }
}

/** A server lists its models without loading one. */
const LIST_LIMIT_MS = 10_000

function whyUnreachable(error: unknown, base: URL): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EREFUSED') return `${base.hostname} leads to another computer: refused`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `nothing answers at ${base.href}. Start a server that speaks the OpenAI protocol there, such as llama-server of llama.cpp or Ollama`
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return `${base.href} does not answer`
  return `${base.href}: ${error instanceof Error ? error.message : String(error)}`
}
