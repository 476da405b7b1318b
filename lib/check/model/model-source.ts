import { config } from 'zod'
import { builtInModel, languageModelIn } from '@/lib/model/built-in'
import { ModelError } from '@/lib/model/model'
import { parseModelNames, serverSession } from '@/lib/model/open-ai-protocol'
import type { NamedModel } from '@/lib/model/page-run'
import { serverAddress, KNOWN_PORTS, type ConnectAnswer } from '@/lib/model/server-address'
import { t } from '@/lib/i18n/t'
import type { ModelServer } from '@/lib/schema/settings'
import { testModel, type SelfTestResult } from '@/lib/model/self-test'
import {
  askForLoopback,
  revokeLoopbackPermission,
  createServerCaller,
  readModelKey,
  readModelTest,
  writeModelKey,
  writeModelTest,
} from '@/lib/platform/loopback'
import { changeSettings, readSettings } from '@/lib/platform/settings'

// The panel's policy forbids code that is generated at run time; zod tries that once unless it is told not to.
config({ jitless: true })

/**
 * Returns the model that checks pages: the server on this computer if there is one, otherwise the browser's own.
 *
 * @throws ModelError
 */
export async function modelForPages(): Promise<NamedModel> {
  const { modelServer } = await readSettings()
  const id = keyOf(modelServer)
  const isTrusted = (await readModelTest(id)) === true
  if (modelServer !== null) {
    const call = createServerCaller(modelServer.address, await readModelKey())
    return { name: modelServer.model, id, isTrusted, session: serverSession(modelServer.model, call) }
  }
  const api = languageModelIn(globalThis)
  if (api === null) throw new ModelError('unavailable')
  const model = builtInModel(api)
  const availability = await model.availability()
  // A question never starts a download.
  if (availability !== 'available') throw new ModelError(availability === 'unavailable' ? 'unavailable' : 'notReady')
  builtInSession ??= model.create().catch((error: unknown) => {
    builtInSession = null
    throw error
  })
  return { name: t('secondOpinion.model'), id, isTrusted, session: await builtInSession }
}

export interface ConnectedModel {
  name: string
  /** Whether it passed the built-in test; null: not tested. */
  isTrusted: boolean | null
}

export async function connectedModel(): Promise<ConnectedModel | null> {
  const { modelServer } = await readSettings()
  const isTrusted = await readModelTest(keyOf(modelServer))
  if (modelServer !== null) return { name: modelServer.model, isTrusted }
  const api = languageModelIn(globalThis)
  const availability =
    api === null
      ? 'unavailable'
      : await builtInModel(api)
          .availability()
          .catch(() => null)
  return availability === 'available' ? { name: t('secondOpinion.model'), isTrusted } : null
}

/** Tests the connected model, and stores the result by the model's address and name. @throws ModelError */
export async function runModelTest(options: Parameters<typeof testModel>[1]): Promise<SelfTestResult> {
  const { modelServer } = await readSettings()
  const result = await testModel((await modelForPages()).session, options)
  await writeModelTest(keyOf(modelServer), result.isGood)
  return result
}

function keyOf(server: ModelServer | null): string {
  return server === null ? 'built-in' : `${server.address} ${server.model}`
}

let builtInSession: Promise<NamedModel['session']> | null = null

/**
 * Connects to a server: asks for the permission, lists the models, and takes the one in use, else the first. Call it
 * directly in the click handler.
 */
export function connectServer(typed: string, key: string): Promise<ConnectAnswer> {
  const address = serverAddress(typed)
  if (!address.ok) return Promise.resolve(address)
  return askForLoopback().then(
    async (isAllowed) => (isAllowed ? connectTo(address.base, key) : { ok: false, fault: 'refused' }),
    () => ({ ok: false, fault: 'refused' }),
  )
}

/** Connects to the first of the known servers that answers on this computer. Call it directly in the click handler. */
export function findServer(): Promise<ConnectAnswer> {
  return askForLoopback()
    .catch(() => false)
    .then(async (isAllowed): Promise<ConnectAnswer> => {
      if (!isAllowed) return { ok: false, fault: 'refused' }
      const answers: ConnectAnswer[] = []
      for (const port of KNOWN_PORTS) {
        const answer = await connectTo(`http://127.0.0.1:${port}/v1/`, '')
        if (answer.ok) return answer
        answers.push(answer)
      }
      // A server that refuses exists: how to set it up helps the user more than "nothing found".
      return answers.find((answer) => !answer.ok && answer.fault === 'forbidden') ?? { ok: false, fault: 'notFound' }
    })
}

async function connectTo(address: string, key: string): Promise<ConnectAnswer> {
  try {
    const models = await listModels(address, key)
    const [first] = models
    if (first === undefined) return { ok: false, fault: 'noModels' }
    const { modelServer } = await readSettings()
    const model = modelServer !== null && models.includes(modelServer.model) ? modelServer.model : first
    await writeModelKey(key)
    await changeSettings({ secondOpinion: true, modelServer: { address, model } })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { ok: false, fault: error.fault === 'notAllowed' ? 'forbidden' : 'unreachable' }
  }
}

/** Time limit in ms. It is short, since a server lists its models without loading one. */
const LIST_LIMIT_MS = 10_000

/** Returns the names of a server's models. @throws ModelError */
export async function listModels(address: string, key?: string): Promise<string[]> {
  const call = createServerCaller(address, key ?? (await readModelKey()))
  return parseModelNames(await call('models', undefined, AbortSignal.timeout(LIST_LIMIT_MS))) ?? []
}

export async function chooseModel(model: string): Promise<void> {
  const { modelServer } = await readSettings()
  if (modelServer !== null) await changeSettings({ modelServer: { ...modelServer, model } })
}

/** Forgets the server and its key, and gives up the permission. */
export async function removeServer(): Promise<void> {
  await changeSettings({ modelServer: null })
  await writeModelKey('')
  await revokeLoopbackPermission()
}
