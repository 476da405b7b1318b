import { ANSWER_LIMIT_MS } from '@/lib/model/ask'
import { ModelError } from '@/lib/model/model'
import { serverChat, serverSession } from '@/lib/model/open-ai-protocol'
import { testModel } from '@/lib/model/self-test'
import { Refusal } from '@/tools/shared/command'
import { modelAddress } from './address'
import { connectModelServer } from './server-model'

export interface ModelOptions {
  model: string
  modelName?: string | undefined
  /** How long an answer may take, in seconds. */
  modelTimeout?: number | undefined
  allowRemote: boolean
}

export type ReadyModel = Awaited<ReturnType<typeof openServer>>

/** Connects to the server of the options. @throws Refusal for an invalid address, ModelError for a server fault */
export async function openServer(
  { model, modelName, modelTimeout, allowRemote }: ModelOptions,
  key: string | undefined = process.env.CLAIMLIGHT_MODEL_KEY,
) {
  const address = modelAddress(model, allowRemote)
  if (!address.ok) throw new Refusal(address.reason)
  const { base, isLocal } = address
  const { name, call } = await connectModelServer({ base, isLocal, name: modelName, key })
  return {
    name,
    /** The host of the server; null when it is this computer. */
    remote: isLocal ? null : base.host,
    /** Whether the model passed the built-in test, which `testReadyModel` runs. */
    isTrusted: false,
    session: serverSession(name, call),
    chat: serverChat(name, call),
    limitMs: modelTimeout === undefined ? ANSWER_LIMIT_MS : modelTimeout * 1000,
  }
}

/** Opens the model of the command line. @throws Refusal that says why it cannot be used */
export function openModel(options: ModelOptions, key?: string): Promise<ReadyModel> {
  return openServer(options, key).catch(throwRefusal)
}

/** Runs the built-in test: only a model that passes makes a sentence red. @throws Refusal when it does not answer */
export async function testReadyModel(ready: ReadyModel): Promise<ReadyModel> {
  const { isGood: isTrusted } = await testModel(ready.session, { limitMs: ready.limitMs }).catch((error: unknown) => {
    const isGone = error instanceof ModelError && error.fault === 'unreachable'
    return throwRefusal(isGone ? new ModelError('unreachable', 'the model server does not answer') : error)
  })
  return { ...ready, isTrusted }
}

/** Converts a fault of the model server to a refusal, since only the user can fix it. For use in `catch`. */
export function throwRefusal(error: unknown): never {
  if (!(error instanceof ModelError)) throw error
  throw new Refusal(`--model: ${error.detail || error.fault}`)
}
