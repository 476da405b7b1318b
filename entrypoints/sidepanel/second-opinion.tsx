import { useEffect, useSyncExternalStore } from 'react'
import { config } from 'zod'
import type { SecondOpinionProps } from '@/components/finding/second-opinion-of'
import { ModelRow } from '@/components/second-opinion/model-row'
import { OpinionView } from '@/components/second-opinion/opinion-view'
import '@/components/second-opinion/second-opinion.css'
import { createAsker } from '@/lib/second-opinion/asker'
import { builtInModel, languageModelIn } from '@/lib/second-opinion/built-in'
import { claimIdsOf } from '@/lib/second-opinion/question'

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

/** The browser's model in the settings. */
export function ModelPart() {
  const state = useSyncExternalStore(asker.subscribe, asker.state)
  useEffect(() => void asker.refresh(), [])
  return <ModelRow state={state} onDownload={() => void asker.download()} onCancel={asker.cancelDownload} />
}
