import { languageModelIn, builtInModel } from '@/lib/second-opinion/built-in'
import { ModelError } from '@/lib/second-opinion/model'
import { modelsIn, serverSession } from '@/lib/second-opinion/open-ai-protocol'
import type { NamedModel } from '@/lib/second-opinion/page/page-run'
import { serverAddress } from '@/lib/second-opinion/server-address'
import type { ConnectAnswer } from '@/components/second-opinion/server-row'
import { t } from '@/lib/i18n/t'
import { askForLoopback, giveUpLoopback, loopbackCalls, readModelKey, writeModelKey } from '@/lib/platform/loopback'
import { changeSettings, readSettings } from '@/lib/platform/settings'

/**
 * The model that pages are checked with: the server on this computer if there is one, otherwise the browser's own.
 *
 * @throws ModelError
 */
export async function pageModel(): Promise<NamedModel> {
  const { modelServer } = await readSettings()
  const newMarker = (): string => crypto.randomUUID()
  if (modelServer !== null) {
    const call = loopbackCalls(modelServer.address, await readModelKey())
    return { name: modelServer.model, session: serverSession(modelServer.model, call, newMarker) }
  }
  const api = languageModelIn(globalThis)
  if (api === null) throw new ModelError('unavailable')
  const model = builtInModel(api, newMarker)
  const availability = await model.availability()
  // A question never starts a download.
  if (availability !== 'available') throw new ModelError(availability === 'unavailable' ? 'unavailable' : 'notReady')
  builtInSession ??= model.create().catch((error: unknown) => {
    builtInSession = null
    throw error
  })
  return { name: t('secondOpinion.model'), session: await builtInSession }
}

let builtInSession: Promise<NamedModel['session']> | null = null

/**
 * Connects to a server: asks for the permission, lists the models, and takes the first. Call it directly in the click
 * handler.
 */
export function connectServer(typed: string, key: string): Promise<ConnectAnswer> {
  const address = serverAddress(typed)
  if (!address.ok) return Promise.resolve(address)
  return askForLoopback().then(
    async (isAllowed): Promise<ConnectAnswer> => {
      if (!isAllowed) return { ok: false, fault: 'refused' }
      try {
        const limit = AbortSignal.timeout(LIST_LIMIT_MS)
        const models = modelsIn(await loopbackCalls(address.base, key)('models', undefined, limit))
        const [first] = models ?? []
        if (models === null || first === undefined) return { ok: false, fault: 'noModels' }
        const { modelServer } = await readSettings()
        const model = modelServer !== null && models.includes(modelServer.model) ? modelServer.model : first
        await writeModelKey(key)
        await changeSettings({ modelServer: { address: address.base, model } })
        return { ok: true, models }
      } catch (error) {
        if (!(error instanceof ModelError)) throw error
        return { ok: false, fault: error.fault === 'notAllowed' ? 'forbidden' : 'unreachable' }
      }
    },
    () => ({ ok: false, fault: 'refused' }),
  )
}

/** A server lists its models without loading one. */
const LIST_LIMIT_MS = 10_000

export async function chooseModel(model: string): Promise<void> {
  const { modelServer } = await readSettings()
  if (modelServer !== null) await changeSettings({ modelServer: { ...modelServer, model } })
}

/** Forgets the server with its key, and gives the permission back. */
export async function removeServer(): Promise<void> {
  await changeSettings({ modelServer: null })
  await writeModelKey('')
  await giveUpLoopback()
}
