import { createContext, startTransition, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { OpinionSign } from '@/components/second-opinion/opinion-sign'
import { sayModelResults } from '@/lib/formats/shared/model-words'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import { createStore } from '@/lib/text/store'
import type { TextRange } from '@/lib/second-opinion/page/compared'
import { relationOf, resultsOn, type ModelResults, type ResultPair } from '@/lib/second-opinion/page/model-results'

interface ResultStore {
  read: () => ModelResults | null
  /** The results on one finding: the same object until they change. */
  on: (finding: Finding) => ModelResults | null
  subscribe: (changed: () => void) => () => void
  publish: (results: ModelResults | null, ask: Ask | null) => void
  /** Asks the model about one sentence; null where no model can be asked. */
  ask: () => Ask | null
}

type Ask = (sentence: TextRange) => void

/** Not the value of a context: React walks through all items of a long list to find the few that show a change. */
function createResultStore(): ResultStore {
  const store = createStore<{ results: ModelResults | null; ask: Ask | null }>({ results: null, ask: null })
  let known = new WeakMap<Finding, ModelResults | null>()
  return {
    read: () => store.state.results,
    ask: () => store.state.ask,
    on(finding) {
      if (store.state.results === null) return null
      const own = known.get(finding)
      if (own !== undefined) return own
      const found = resultsOn(finding, store.state.results)
      known.set(finding, found)
      return found
    },
    subscribe: store.subscribe,
    publish(results, ask) {
      known = new WeakMap()
      store.set({ results, ask })
    },
  }
}

/** For findings and checks that have no screen in common. */
const NOWHERE: ResultStore = {
  read: () => null,
  on: () => null,
  subscribe: () => () => undefined,
  publish: () => undefined,
  ask: () => null,
}
const Store = createContext(NOWHERE)

/** The part of a screen in which the findings, the summary and the report show what a model said of the text. */
export function WithModelResults({ children }: { children: ReactNode }) {
  const [store] = useState(createResultStore)
  return <Store value={store}>{children}</Store>
}

/** Whether a model named a difference in the sentence of a finding, once its check has ended. */
export function useStandsOut(): (finding: Finding) => boolean {
  const { read, subscribe } = use(Store)
  const [pairs, setPairs] = useState<readonly ResultPair[]>(NONE)
  useEffect(() => {
    const update = (): void => {
      const results = read()
      // The whole list is grouped by it: drawn in the background.
      startTransition(() => setPairs(results?.isDone ? results.differs : NONE))
    }
    update()
    return subscribe(update)
  }, [read, subscribe])
  return ({ start, end }) => pairs.some((pair) => start < pair.end && end > pair.start)
}

const NONE: readonly never[] = []

/** Null before the first check has ended. */
export function useModelResults(): ModelResults | null {
  const { read, subscribe } = use(Store)
  return useSyncExternalStore(subscribe, read, read)
}

/** For the check itself: gives its results to the rest of the screen. */
export function usePublishResults(): ResultStore['publish'] {
  return use(Store).publish
}

/** A model's answers on the sentence of a finding; null where there are none. */
export function useResultsOn(finding: Finding): ModelResults | null {
  const { on, subscribe } = use(Store)
  const answers = () => on(finding)
  return useSyncExternalStore(subscribe, answers, answers)
}

/** On the card of a finding: asks the model about its sentence. */
export function AskModel({ finding }: { finding: Finding }) {
  const { ask, subscribe } = use(Store)
  const askOn = useSyncExternalStore(subscribe, ask)
  if (askOn === null) return null
  return <Button label={t('modelCheck.askSentence')} onClick={() => askOn(finding)} />
}

/** In the head of a finding, in two words: the model names a difference, or contradicts the verdict. */
export function ModelAside({ finding }: { finding: Finding }) {
  const results = useResultsOn(finding)
  if (results === null) return null
  const { differs, agrees } = results
  if (differs.length === 0 && !agrees.some((pair) => relationOf('agrees', pair, finding) === 'opposite')) return null
  return (
    <span className="aside has-note">
      {'\u00a0'}· {t(differs.length > 0 ? 'modelCheck.modelDiffers' : 'modelCheck.modelAgrees')}
    </span>
  )
}

/** Below the summary of a text: the differences of the model, which its counts do not include. */
export function ModelLine() {
  const results = useModelResults()
  if (results === null) return null
  return (
    <p className="text-muted after-lead model-line">
      <OpinionSign /> {sayModelResults(results)}
    </p>
  )
}
