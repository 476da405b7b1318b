import { randomBytes } from 'node:crypto'
import { ANSWER_LIMIT_MS } from '@/lib/model/ask'
import { ModelError, type ModelSession } from '@/lib/model/model'
import { testModel } from '@/lib/model/self-test'
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
  const server = serverModel({ ...{ base, isLocal, name: modelName, key: key === '' ? undefined : key }, newMarker })
  const limitMs = modelTimeout === undefined ? ANSWER_LIMIT_MS : modelTimeout * 1000
  return { ok: true as const, server, limitMs, remote: isLocal ? null : base.host }
}

/** A marker that no page can guess. */
export function newMarker(): string {
  return randomBytes(12).toString('hex')
}

/** Opens the model of the command line, or says in one sentence why it cannot. */
export async function openModel(
  options: ModelOptions,
  key?: string,
): Promise<{ ok: true; ready: ReadyModel } | { ok: false; reason: string }> {
  const found = serverOf(options, key)
  if (!found.ok) return found
  const { server, limitMs, remote } = found
  try {
    const session = await server.create()
    return { ok: true, ready: { name: await server.name(), remote, isTrusted: false, session, limitMs } }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { ok: false, reason: `--model: ${error.detail || error.fault}` }
  }
}

/** Puts a model to the built-in test: only one that passes makes a sentence red. */
export async function tested(ready: ReadyModel): Promise<ReadyModel> {
  try {
    const { isGood: isTrusted } = await testModel(ready.session, { limitMs: ready.limitMs })
    return { ...ready, isTrusted }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const why = error.fault === 'unreachable' ? 'the model server does not answer' : error.detail || error.fault
    throw new Error(`--model: ${why}`, { cause: error })
  }
}
