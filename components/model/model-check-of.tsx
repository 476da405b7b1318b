import { createContext, lazy, Suspense, use, useState, useSyncExternalStore, type ReactNode } from 'react'
import { PanelContext } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { stateOf } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { Block, Finding } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import type { ModelReading } from '@/lib/model/model-reading'
import { createStore } from '@/lib/text/store'
import type { Span } from '@/lib/text/spans'

export interface ModelCheckProps {
  /** Text of the user that is checked; null: the page of the tab, which is read by its agent. */
  ownText: { text: string; blocks: readonly Block[] } | null
  /** The only part to ask about, such as a selection. */
  only?: Span
  check: CheckState
  /** The text is not in English: only a model can check it, not the engine. */
  isForeign?: boolean
  /** Adds what the model found to the findings; absent for the tab's page, whose findings the background changes. */
  onReading?: (reading: ModelReading) => void
}

const FindModel = lazy(() => import('./find-model'))

/** Whether the user has turned reading with a model on; never outside the sidebar. */
export function useReadsWithModel(): boolean {
  return use(PanelContext)?.settings.settings.secondOpinion ?? false
}

/** A sentence after a check that offers to connect a model; nothing while a model is connected. */
export function ConnectHintIfNoModel({ settings }: { settings?: string }) {
  return useReadsWithModel() ? null : <ConnectHint settings={settings} />
}

/** @param settings address of the settings, from a page outside of the sidebar */
export function ConnectHint({ settings = '#/settings' }: { settings?: string | undefined }) {
  const isInPanel = use(PanelContext) !== null
  const hint = (a: (words: ReactNode) => ReactNode) => (
    <p className="text-muted">
      {richText('modelCheck.connectHint', { a })} {isInPanel && t('modelServer.asks')}
    </p>
  )
  if (!isInPanel) return hint((words) => <a href={settings}>{words}</a>)
  return (
    <Suspense>
      <FindModel onFound={() => (wasModelFound = true)}>
        {(start) => hint((words) => <Button kind="link" label={words} onClick={start} />)}
      </FindModel>
    </Suspense>
  )
}

let wasModelFound = false

/**
 * Whether the user has just connected a model by the offer on this screen: true for one call. The offer is gone then, and
 * the model check takes the focus.
 */
export function isModelJustFound(): boolean {
  const was = wasModelFound
  wasModelFound = false
  return was
}

type AskAboutSentence = (sentence: Span) => void

/** Holds the function that asks a model about one sentence of this screen; null where no model is connected. */
const AskStore = createContext(createStore<AskAboutSentence | null>(null))

export function AskModelProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<AskAboutSentence | null>(null))
  return <AskStore value={store}>{children}</AskStore>
}

/** Returns the function by which the model check offers findings to ask the model; null withdraws the offer. */
export function useSetModelOffer(): (ask: AskAboutSentence | null) => void {
  return use(AskStore).set
}

export function AskModel({ finding }: { finding: Finding }) {
  const store = use(AskStore)
  const current = () => store.state
  const ask = useSyncExternalStore(store.subscribe, current, current)
  return ask === null ? null : <Button label={t('modelCheck.askSentence')} onClick={() => ask(finding)} />
}

/** Names the model that changed or confirmed a finding, in the head of the finding. */
export function ReaderName({ finding: { reader } }: { finding: Finding }) {
  if (reader === undefined) return null
  const { name: model, engine } = reader
  const isBoth = engine !== null && stateOf(engine) === 'contradicted'
  const words = t(isBoth ? 'reader.too' : 'reader.by', { model })
  return (
    <span className="aside has-note">
      {'\u00a0'}· {words}
    </span>
  )
}
