import { ModelError } from '@/lib/model/model'
import { parseModelNames, type CallServer } from '@/lib/model/open-ai-protocol'
import { isLoopback } from './address'
import { sendRequest } from './send'

interface ServerOptions {
  /** Address that ends with a slash, as `modelAddress` returns it. */
  base: URL
  isLocal: boolean
  /** The model's name on the server; without it, the server must have only one model. */
  name?: string | undefined
  /** Bearer token, if the server requires one. */
  key?: string | undefined
}

/**
 * Connects to a server with the OpenAI protocol, such as llama.cpp or Ollama, and finds its name for the model.
 *
 * @throws ModelError
 */
export async function connectModelServer({ base, isLocal, key, ...options }: ServerOptions) {
  const call: CallServer = async (path, body, signal) => {
    const { status, headers, bytes, isCut } = await sendRequest(new URL(path, base), {
      body,
      signal,
      mostBytes: LONGEST_REPLY,
      headers: { accept: 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      mayReach: (address) => !isLocal || isLoopback(address),
    }).catch((error: unknown) => {
      throw signal?.aborted ? new ModelError('aborted') : new ModelError('unreachable', whyUnreachable(error, base))
    })
    if (isCut) throw new ModelError('malformed', `${base.href}: the reply is too long`)
    if (status >= 300 && status < 400)
      throw new ModelError(
        'unreachable',
        `the server redirects to ${headers.location ?? 'another address'}: not followed`,
      )
    if (status === 401 || status === 403)
      throw new ModelError('notAllowed', 'the server wants a key: set CLAIMLIGHT_MODEL_KEY')
    return { status, body: bytes.toString('utf8') }
  }
  const listed = parseModelNames(await call('models', undefined, AbortSignal.timeout(LIST_LIMIT_MS)))
  if (options.name !== undefined) return { name: options.name, call }
  if (listed === null) throw new ModelError('failed', 'name the model with --model-name')
  const [name, ...more] = listed
  if (name === undefined) throw new ModelError('unavailable', 'the server has no model')
  if (more.length === 0) return { name, call }
  throw new ModelError('failed', `choose a model with --model-name: ${listed.slice(0, 20).join(', ')}`)
}

/** Maximum size of a reply in bytes. A usual answer has a few hundred. */
const LONGEST_REPLY = 400_000
/** Time limit for listing the models, for which a server need not load one. */
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
