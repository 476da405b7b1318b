import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ConnectHint, type ModelCheckProps, useSetModelOffer } from '@/components/check/finding/model-check-of'
import { ModelCheckView } from '@/components/model/model-check'
import '@/components/model/second-opinion.css'
import { panelRun } from '@/lib/check/model/panel-run'
import { callBackground, callPage } from '@/lib/messaging/call'
import type { TextForModel } from '@/lib/check/model/make-questions'
import { modelCheck } from '@/lib/platform/session'
import { comparedIn } from '@/lib/model/compared'
import type { PageRunState } from '@/lib/model/page-run'
import { moveReading, type ModelReading } from '@/lib/model/model-reading'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding, Block } from '@/lib/schema/finding'
import { connectedModel, modelForPages, runModelTest, type ConnectedModel } from '@/lib/check/model/model-source'
import { textSchema } from '@/lib/messaging/to-page'
import { movedSpan } from '@/lib/text/spans'

interface ModelCheckOptions {
  tabId: number | null
  isReadAlong: boolean
  /** The model reads such pages without a click. */
  isAutomatic: boolean
  onAutomatic: (isByItself: boolean) => void
  /** Whether the user has just connected a model by the offer on this screen: true for one call. */
  takesFocus: () => boolean
}

/** The model as the second reader of the tab's page, of a selection on it, or of a text of the user. */
export function ModelCheck({ tabId, isReadAlong, isAutomatic, ...props }: ModelCheckProps & ModelCheckOptions) {
  const { onAutomatic, takesFocus } = props
  const [modelRun] = useState(() => createModelCheckRun(props, tabId))
  const { run } = modelRun
  const offer = useSetModelOffer()
  const [model, setModel] = useState<ConnectedModel | null | 'unknown'>('unknown')
  useEffect(() => void connectedModel().then(setModel), [])
  useEffect(() => modelRun.update(props))
  useEffect(() => modelRun.follow(isReadAlong && isAutomatic), [modelRun, isReadAlong, isAutomatic])
  const state = useSyncExternalStore(run.subscribe, run.state)
  useEffect(() => {
    if (props.only !== undefined) return
    offer(run.ask)
    return () => offer(null)
  }, [offer, run, props.only])
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (head.current !== null && takesFocus()) head.current.focus()
  }, [model, takesFocus])
  if (model === 'unknown') return null
  if (model === null) return <ConnectHint />
  return (
    <ModelCheckView
      head={head}
      state={state}
      model={model}
      test={runModelTest}
      isSelection={props.only !== undefined}
      onStart={() => modelRun.start()}
      onCancel={() => modelRun.cancel()}
      autoAskSwitch={props.ownText === null && isReadAlong ? { isOn: isAutomatic, onTurn: onAutomatic } : null}
    />
  )
}

/** Lets the connected model read the quote of a note. Resolves to what it found; null without a model or an answer. */
export async function askAboutQuote(
  { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string },
  { title, article }: Pick<Annotation, 'title' | 'article'>,
  findings: readonly Finding[],
): Promise<ModelReading | null> {
  const ownText = { text: prefix + exact + suffix, blocks: [] }
  const only = { start: prefix.length, end: prefix.length + exact.length }
  const text = () => textOf({ ownText, only, title, date: article?.date ?? null, findings }, null)
  const run = panelRun({ model: modelForPages, text })
  await new Promise<void>((resolve) => {
    run.subscribe(() => {
      if (run.state().status !== 'asking') resolve()
    })
    run.start()
  })
  const state = run.state()
  return state.status === 'done' ? moveReading(modelReadingOf(state), -only.start) : null
}

/** Creates a run that always reads the newest text, and shows its findings at most every 1.5 seconds. */
function createModelCheckRun(first: ModelCheckProps, tabId: number | null) {
  let latest = first
  // Only the reading of a page is stored, so that another panel continues it; a selection is a single question.
  const storedCheck = first.ownText === null && tabId !== null ? modelCheck(tabId) : null
  let size: { characters: number; sentences: number } | undefined
  const run = panelRun({
    model: modelForPages,
    async text() {
      const text = await textOf(latest, tabId)
      if (latest.isForeign) size = { characters: text?.text.length ?? 0, sentences: 0 }
      return text
    },
  })
  let shown = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    timer = undefined
    const state = run.state()
    if (state.answered === shown && state.status === 'asking') return
    shown = state.answered
    const reading = modelReadingOf(state)
    if (latest.onReading) latest.onReading(reading)
    else if (tabId !== null)
      void callBackground('model-findings', {
        ...{ tabId, check: latest.checkId, selectionStart: latest.only?.start ?? 0 },
        reading: { ...reading, differs: [...reading.differs], askedSentences: [...reading.askedSentences] },
        ...(size && { size: { ...size, sentences: reading.askedSentences.length } }),
      })
  }
  return {
    run,
    start() {
      run.start()
      void storedCheck?.write({ url: latest.url })
    },
    cancel() {
      run.cancel()
      void storedCheck?.remove()
    },
    update(next: ModelCheckProps) {
      latest = next
    },
    /** Continues the reading of a closed panel, or starts one without a click. @returns a function that ends the run */
    follow(isByItself: boolean) {
      const stop = run.subscribe(() => {
        const { status, answered } = run.state()
        if (answered === 0) return
        // The first finding of a page in another language changes the screen, so its findings are shown at the end.
        if (status !== 'asking') show()
        else if (!latest.isForeign) timer ??= setTimeout(show, SHOW_PAUSE_MS)
      })
      void storedCheck?.read().then((was) => {
        if (run.state().status !== 'idle') return
        if (was?.url === latest.url) run.start()
        else if (isByItself) this.start()
      })
      return () => {
        stop()
        clearTimeout(timer)
        run.cancel()
      }
    },
  }
}

/** Pause between updates, in ms: each makes the panel draw its list and the page its marks. */
const SHOW_PAUSE_MS = 1500

function modelReadingOf({ model, isTrusted, differs, askedSentences }: PageRunState): ModelReading {
  return { name: model, isTrusted, differs, askedSentences }
}

type AskedText = Pick<ModelCheckProps, 'ownText' | 'only' | 'title' | 'date' | 'findings'> &
  Partial<Pick<ModelCheckProps, 'url'>>

async function textOf({ ownText, only, title, date, findings, url }: AskedText, tabId: number | null) {
  const page = ownText ?? (tabId === null ? null : await readPageText(tabId))
  if (page === null) return null
  const known = date !== null && /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const compared = comparedIn(findings)
  const by = only?.start ?? 0
  const text: TextForModel = {
    ...{ text: page.text, blocks: [...page.blocks], title: title.slice(0, 2000) },
    today: new Date().toISOString().slice(0, 10),
    compared: compared.map((one) => movedSpan(one, by)),
    ...(known ? { date: known } : {}),
    ...(only ? { only } : {}),
    ...(url ? { url } : {}),
  }
  return text
}

/** @returns the text that the findings of a page refer to; null where no page agent answers, or not validly */
async function readPageText(tabId: number): Promise<{ text: string; blocks: Block[] } | null> {
  const reply = await callPage(tabId, 'page-text', null)
  return reply.ok ? (textSchema.safeParse(reply.value).data ?? null) : null
}
