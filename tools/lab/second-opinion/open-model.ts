import { ANSWER_LIMIT_MS } from '@/lib/model/ask'
import { ModelError } from '@/lib/model/model'
import { serverChat, serverSession } from '@/lib/model/open-ai-protocol'
import { testModel } from '@/lib/model/self-test'
import { Refusal } from '@/tools/cli/command'
import { modelAddress } from './address'
import { modelServer } from './server-model'

/** The options of the command line that name a model. */
export interface ModelOptions {
  model: string
  modelName?: string | undefined
  /** How long an answer may take, in seconds. */
  modelTimeout?: number | undefined
  allowRemote: boolean
}

/** A model that is ready, and where it is asked for. */
export type ReadyModel = Awaited<ReturnType<typeof openServer>>

/** The model on the server of the command line. @throws Refusal for a wrong address, ModelError for what the server does */
export async function openServer(
  { model, modelName, modelTimeout, allowRemote }: ModelOptions,
  key: string | undefined = process.env.CLAIMLIGHT_MODEL_KEY,
) {
  const address = modelAddress(model, allowRemote)
  if (!address.ok) throw new Refusal(address.reason)
  const { base, isLocal } = address
  const { name, call } = await modelServer({ base, isLocal, name: modelName, key })
  return {
    name,
    /** The host, where it is not this computer. */
    remote: isLocal ? null : base.host,
    /** It passed the built-in test. */
    isTrusted: false,
    session: serverSession(name, call),
    /** For questions of other kinds than those on pages. */
    chat: serverChat(name, call),
    limitMs: modelTimeout === undefined ? ANSWER_LIMIT_MS : modelTimeout * 1000,
  }
}

/** Opens the model of the command line. @throws Refusal that says why it cannot be used */
export function openModel(options: ModelOptions, key?: string): Promise<ReadyModel> {
  return openServer(options, key).catch(refuse)
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
