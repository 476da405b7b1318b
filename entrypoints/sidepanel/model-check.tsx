import { useEffect, useState, useSyncExternalStore } from 'react'
import { config } from 'zod'
import type { ModelCheckProps } from '@/components/finding/model-check-of'
import { usePublishResults } from '@/components/finding/model-results'
import { ModelCheckView } from '@/components/second-opinion/model-check'
import '@/components/second-opinion/second-opinion.css'
import { panelRun, type AnswerStore } from '@/lib/app/second-opinion/panel-run'
import { textOfPage } from '@/lib/app/second-opinion/page-text'
import { t } from '@/lib/i18n/t'
import type { TextForModel } from '@/lib/messaging/to-background'
import { modelAnswers } from '@/lib/platform/session'
import { comparedIn } from '@/lib/second-opinion/page/compared'
import { resultsOf, type ResultPair } from '@/lib/second-opinion/page/model-results'
import { pageModel } from './model-source'

// The policy of the panel forbids code that is made at run time; without this, the library tries once.
config({ jitless: true })

/** The check of the tab's page, or of a text of the user, with a model. */
export function ModelCheck({ tabId, ...props }: ModelCheckProps & { tabId: number | null }) {
  const { own, only, sentences, findings, book, actions } = props
  const [held] = useState(() => holdRun(props, tabId))
  const { run } = held
  useEffect(() => held.update(props))
  useEffect(() => held.follow(), [held])
  const state = useSyncExternalStore(run.subscribe, run.state)
  const publish = usePublishResults()
  // At the end only: while it runs, its own list shows the answers.
  useEffect(() => publish(state.status === 'asking' ? null : resultsOf(state), run.start), [publish, run, state])
  useEffect(() => () => publish(null, null), [publish])
  return (
    <ModelCheckView
      state={state}
      expected={sentences === null ? null : Math.max(1, Math.round(sentences / SENTENCES_OF_QUESTION))}
      findings={findings}
      book={book}
      isText={own !== null}
      isInRegion={only !== undefined}
      onStart={() => run.start()}
      onCancel={run.cancel}
      onGoTo={actions?.goTo && held.goTo}
      onNote={actions && held.note}
    />
  )
}

/** A run that reads the newest text and view whenever it needs them. */
function holdRun(first: ModelCheckProps, tabId: number | null) {
  let latest = first
  const kept = first.own === null && tabId !== null ? storeOf(tabId, first.url) : null
  const run = panelRun({
    model: pageModel,
    text: () => textOf(latest, tabId),
    inView: () => latest.inView,
    store: kept ?? IN_MEMORY,
  })
  return {
    run,
    // These functions stay the same at each rendering, so that the items of a long list are not drawn again.
    goTo: ({ sentence }: ResultPair) => latest.actions?.goTo?.(sentence) ?? Promise.resolve(false),
    note: (pair: ResultPair) => noteOn(pair, latest, run.state().model),
    update(next: ModelCheckProps) {
      latest = next
    },
    /** Goes on where a closed panel was. @returns a function that ends the run, which the next panel can go on with */
    follow() {
      const stop = run.subscribe(() => {
        const { status } = run.state()
        void kept?.setRunning(status === 'asking' || status === 'done')
      })
      void kept?.wasRunning().then((was) => {
        if (was) run.start()
      })
      return () => {
        stop()
        run.cancel()
      }
    },
  }
}

/** Sentences per question, as in the annotated articles. */
const SENTENCES_OF_QUESTION = 5

async function textOf({ own, only, title, date, findings }: ModelCheckProps, tabId: number | null) {
  const page = own ?? (tabId === null ? null : await textOfPage(tabId))
  if (page === null) return null
  const known = date !== null && /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const text: TextForModel = {
    ...{ text: page.text, blocks: [...page.blocks], title: title.slice(0, 2000) },
    today: new Date().toISOString().slice(0, 10),
    compared: comparedIn(findings),
    ...(known ? { date: known } : {}),
    ...(only ? { only } : {}),
  }
  return text
}

async function noteOn(pair: ResultPair, { findings, actions }: ModelCheckProps, model: string): Promise<string | null> {
  const { sentence, words, claimWords } = pair
  const own = findings.find(({ start, end }) => start < pair.end && end > pair.start)
  const answer = await actions?.saveNote(own ? { kind: 'finding', finding: own } : { kind: 'sentence', ...sentence }, {
    ...{ id: crypto.randomUUID(), basedOn: null, tags: [], color: null },
    note: t('modelCheck.note', { model, words, claimWords }),
  })
  return typeof answer === 'string' ? answer : null
}

const IN_MEMORY: AnswerStore = { read: () => Promise.resolve({}), write: () => Promise.resolve() }

interface TabStore extends AnswerStore {
  wasRunning: () => Promise<boolean>
  setRunning: (isRunning: boolean) => Promise<void>
}

/** The answers of a tab, as long as it has the same page. */
function storeOf(tabId: number, url: string): TabStore {
  const item = modelAnswers(tabId)
  const read = async () => {
    const kept = await item.read()
    return kept?.url === url ? kept : { url, isRunning: false, answers: {} }
  }
  let isRunning = false
  return {
    read: async () => (await read()).answers,
    write: (answers) => item.write({ url, isRunning, answers }),
    wasRunning: async () => (await read()).isRunning,
    async setRunning(now) {
      if (now === isRunning) return
      isRunning = now
      await item.write({ ...(await read()), isRunning })
    },
  }
}
