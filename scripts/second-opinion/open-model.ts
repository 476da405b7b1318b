import { randomBytes } from 'node:crypto'
import { ANSWER_LIMIT_MS } from '@/lib/second-opinion/ask'
import { ModelError, type ModelSession } from '@/lib/second-opinion/model'
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
  session: ModelSession
  limitMs: number
}

/** Opens the model of the command line, or says in one sentence why it cannot. */
export async function openModel(
  { model, modelName, modelTimeout, allowRemote }: ModelOptions,
  key: string | undefined = process.env.CLAIMLIGHT_MODEL_KEY,
): Promise<{ ok: true; ready: ReadyModel } | { ok: false; reason: string }> {
  const address = modelAddress(model, allowRemote)
  if (!address.ok) return address
  const { base, isLocal } = address
  const server = serverModel({
    ...{ base, isLocal, name: modelName, key: key === '' ? undefined : key },
    newMarker: () => randomBytes(12).toString('hex'),
  })
  try {
    const session = await server.create()
    const limitMs = modelTimeout === undefined ? ANSWER_LIMIT_MS : modelTimeout * 1000
    return {
      ok: true,
      ready: { name: await server.name(), remote: isLocal ? null : base.host, session, limitMs },
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { ok: false, reason: `--model: ${error.detail || error.fault}` }
  }
}
