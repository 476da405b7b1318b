import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { TextRange } from '@/lib/model/compared'
import { createStore } from '@/lib/text/store'

type Ask = (sentence: TextRange) => void

/** How a model is asked about one sentence of this screen; null where none is connected. */
const AskStore = createContext(createStore<Ask | null>(null))

/** The part of a screen whose findings can be asked about. */
export function WithModel({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<Ask | null>(null))
  return <AskStore value={store}>{children}</AskStore>
}

/** For the check by the model: offers itself to the findings. */
export function useOfferModel(): (ask: Ask | null) => void {
  return use(AskStore).set
}

/** On the card of a finding: asks the model about its sentence. */
export function AskModel({ finding }: { finding: Finding }) {
  const store = use(AskStore)
  const current = () => store.state
  const ask = useSyncExternalStore(store.subscribe, current, current)
  return ask === null ? null : <Button label={t('modelCheck.askSentence')} onClick={() => ask(finding)} />
}

/** In the head of a finding: the model that changed or confirmed it. */
export function ReaderSign({ finding: { reader } }: { finding: Finding }) {
  if (reader === undefined) return null
  const { name: model, differs, engine } = reader
  const isBoth = engine !== null && stateOf(engine) === 'contradicted'
  const words = t(!differs ? 'reader.against' : isBoth ? 'reader.too' : 'reader.by', { model })
  return (
    <span className="aside has-note">
      {'\u00a0'}· {words}
    </span>
  )
}
