import { useEffect, useSyncExternalStore } from 'react'
import { config } from 'zod'
import type { SecondOpinionProps } from '@/components/finding/second-opinion-of'
import { ModelRow } from '@/components/second-opinion/model-row'
import { ModelTestRow } from '@/components/second-opinion/model-test-row'
import { OpinionView } from '@/components/second-opinion/opinion-view'
import { ServerRow } from '@/components/second-opinion/server-row'
import '@/components/second-opinion/second-opinion.css'
import { createAsker } from '@/lib/second-opinion/asker'
import { builtInModel, languageModelIn } from '@/lib/second-opinion/built-in'
import { claimIdsOf } from '@/lib/second-opinion/question'
import { testModel } from '@/lib/second-opinion/self-test'
import type { ModelServer } from '@/lib/schema/settings'
import { chooseModel, connectServer, pageModel, removeServer } from './model-source'

// The policy of the panel forbids code that is made at run time; without this, the library tries once.
config({ jitless: true })

const api = languageModelIn(globalThis)
const asker = createAsker(api === null ? null : builtInModel(api, () => crypto.randomUUID()))

/** The second opinion on a finding: a button, and the answer. */
export function SecondOpinion({ finding, book }: SecondOpinionProps) {
  const { availability } = useSyncExternalStore(asker.subscribe, asker.state)
  useEffect(() => {
    if (asker.state().availability === null) void asker.refresh()
  }, [])
  const claims = book.claimsOf(claimIdsOf(finding))
  // A button whose only answer is that there is no model helps nobody; the settings say why.
  const isUsable = availability === 'available' || availability === 'downloadable' || availability === 'downloading'
  if (claims.length === 0 || !isUsable) return null
  return <OpinionView key={`${finding.start} ${finding.quote}`} finding={finding} claims={claims} asker={asker} />
}

/** The models in the settings: the browser's, a server on this computer, and the test of the one in use. */
export function ModelSettings({ server }: { server: ModelServer | null }) {
  const state = useSyncExternalStore(asker.subscribe, asker.state)
  useEffect(() => void asker.refresh(), [])
  return (
    <>
      <ModelRow state={state} onDownload={() => void asker.download()} onCancel={asker.cancelDownload} />
      <ServerRow
        server={server}
        origin={location.origin}
        onConnect={connectServer}
        onChoose={(model) => void chooseModel(model)}
        onRemove={() => void removeServer()}
      />
      {(server !== null || state.availability === 'available') && (
        <ModelTestRow key={server?.model} test={async (options) => testModel((await pageModel()).session, options)} />
      )}
    </>
  )
}
