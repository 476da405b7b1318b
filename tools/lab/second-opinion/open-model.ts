import { ANSWER_LIMIT_MS } from '@/lib/model/ask'
import { ModelError, type ModelSession } from '@/lib/model/model'
import { testModel } from '@/lib/model/self-test'
import { Refusal } from '@/tools/cli/command'
import { modelAddress } from './address'
import { serverModel } from './server-model'

/** The options of the command line that name a model. */
export interface ModelOptions {
  model: string
  modelName?: string | undefined
  /** How long an answer may take, in seconds. */
  modelTimeout?: number | undefined
  allowRemote: boolean
}

/** A model that is ready, and where it is asked for. */
export interface ReadyModel {
  name: string
  /** The host, where it is not this computer. */
  remote: string | null
  /** It passed the built-in test. */
  isTrusted: boolean
  session: ModelSession
  limitMs: number
}

/** The server of the command line's model, or in one sentence why it cannot be used. Nothing is asked yet. */
export function serverOf(
  { model, modelName, modelTimeout, allowRemote }: ModelOptions,
  key: string | undefined = process.env.CLAIMLIGHT_MODEL_KEY,
) {
  const address = modelAddress(model, allowRemote)
  if (!address.ok) return address
  const { base, isLocal } = address
  const server = serverModel({ base, isLocal, name: modelName, key: key === '' ? undefined : key })
  const limitMs = modelTimeout === undefined ? ANSWER_LIMIT_MS : modelTimeout * 1000
  return { ok: true as const, server, limitMs, remote: isLocal ? null : base.host }
}

/** Opens the model of the command line. @throws Refusal that says why it cannot be used */
export async function openModel(options: ModelOptions, key?: string): Promise<ReadyModel> {
  const found = serverOf(options, key)
  if (!found.ok) throw new Refusal(found.reason)
  const { server, limitMs, remote } = found
  const session = await server.create().catch(refuse)
  return { name: await server.name(), remote, isTrusted: false, session, limitMs }
}

/** Puts a model to the built-in test: only one that passes makes a sentence red. @throws Refusal where it does not answer */
export async function tested(ready: ReadyModel): Promise<ReadyModel> {
  const { isGood } = await testModel(ready.session, { limitMs: ready.limitMs }).catch((error: unknown) => {
    const isGone = error instanceof ModelError && error.fault === 'unreachable'
    return refuse(isGone ? new ModelError('unreachable', 'the model server does not answer') : error)
  })
  return { ...ready, isTrusted: isGood }
}

/** For `catch`: what the server of a model does is for the user to mend. */
export function refuse(error: unknown): never {
  if (!(error instanceof ModelError)) throw error
  throw new Refusal(`--model: ${error.detail || error.fault}`)
}
