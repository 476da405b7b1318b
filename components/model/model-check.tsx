import './second-opinion.css'
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { ConnectHint, isModelJustFound, type ModelCheckProps, useSetModelOffer } from './model-check-of'
import { usePanel } from '@/components/panel/panel-context'
import { Button, ButtonLink } from '@/components/ui/button'
import { CheckLine } from '@/components/ui/fields'
import type { TextForModel } from '@/lib/check/model/make-questions'
import { connectedModel, modelForPages, type ConnectedModel } from '@/lib/check/model/model-source'
import { panelRun } from '@/lib/check/model/panel-run'
import { formatNumber, t } from '@/lib/i18n/t'
import { callBackground, callPage } from '@/lib/messaging/call'
import { textSchema } from '@/lib/messaging/to-page'
import { comparedIn } from '@/lib/model/compared'
import { moveReading, type ModelReading } from '@/lib/model/model-reading'
import type { PageRunState } from '@/lib/model/page-run'
import { modelCheck } from '@/lib/platform/session'
import { NO_TAB } from '@/lib/platform/tabs'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding, Block } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { isReadAlong } from '@/lib/schema/settings'
import { movedSpan } from '@/lib/text/spans'
import { hostOf } from '@/lib/text/urls'
import { ModelTest } from './model-settings'

/**
 * The model as the second reader of the tab's page, of a selection on it, or of a text of the user: start, progress, and
 * how much it has read. Its findings are in the list.
 */
export default function ModelCheck(props: ModelCheckProps) {
  const { tabId, settings: panelSettings } = usePanel()
  const { settings, changeSettings } = panelSettings
  const [modelRun] = useState(() => createModelCheckRun(props, tabId))
  const { run } = modelRun
  const offer = useSetModelOffer()
  const [model, setModel] = useState<ConnectedModel | null | 'unknown'>('unknown')
  useEffect(() => void connectedModel().then(setModel), [])
  useEffect(() => modelRun.update(props))
  const startsItself = settings.modelAlong && isReadAlong(settings, hostOf(props.check.url))
  useEffect(() => modelRun.follow(startsItself), [modelRun, startsItself])
  const state = useSyncExternalStore(run.subscribe, run.state)
  // The section of a selection has no name: that of the page may have the same one.
  const isSelection = props.only !== undefined
  useEffect(() => {
    if (isSelection) return
    offer(run.ask)
    return () => offer(null)
  }, [offer, run, isSelection])
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (head.current !== null && isModelJustFound()) head.current.focus()
  }, [model])
  const id = useId()
  if (model === 'unknown') return null
  if (model === null) return <ConnectHint />
  const { status } = state
  const isAsking = status === 'asking'
  const canRead = !isAsking && status !== 'done'
  return (
    <section className="block model-check" aria-labelledby={isSelection ? undefined : id}>
      <h2 id={id} ref={head} tabIndex={-1}>
        {t('modelCheck.name', { model: model.name })}
      </h2>
      {status === 'idle' && (
        <p className="text-muted">{t(isSelection ? 'modelCheck.offerShort' : 'modelCheck.offer')}</p>
      )}
      <div role="status">
        {isAsking && <p>{progressOf(state)}</p>}
        {status === 'stopped' && <p>{t('modelCheck.stopped')}</p>}
        {status === 'failed' && <p>{t(`modelCheck.fault.${state.fault ?? 'failed'}`)}</p>}
        {status === 'done' && <p>{summaryOf(state)}</p>}
      </div>
      {isAsking && (
        <progress aria-label={t('modelCheck.progress')} value={state.answered} max={Math.max(1, state.questions)} />
      )}
      <div className="actions">
        {/* Start and cancel share one key, so that the button keeps the focus. */}
        {isAsking ? (
          <Button key="first" label={t('modelCheck.stop')} onClick={() => modelRun.cancel()} />
        ) : (
          canRead && (
            <Button
              key="first"
              label={t(isSelection ? 'modelCheck.ask' : 'modelCheck.read')}
              onClick={() => modelRun.start()}
            />
          )
        )}
        {status === 'failed' && <ButtonLink kind="bare" label={t('settings.name')} href="#/settings" />}
      </div>
      {model.isTrusted !== true && (
        <ModelTest before={t(model.isTrusted === null ? 'modelCheck.untested' : 'modelCheck.notPassed')} />
      )}
      {props.ownText === null && isReadAlong(settings, hostOf(props.check.url)) && (
        <>
          <CheckLine
            label={t('secondOpinion.along')}
            checked={settings.modelAlong}
            onChange={(isOn) => changeSettings({ modelAlong: isOn })}
          />
          {!settings.modelAlong && <p className="text-muted">{t('secondOpinion.alongAbout')}</p>}
        </>
      )}
    </section>
  )
}

/** Lets the connected model read the quote of a note. Resolves to what it found; null without a model or an answer. */
export async function askAboutQuote(
  { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string },
  { title, article }: Pick<Annotation, 'title' | 'article'>,
  findings: Finding[],
): Promise<ModelReading | null> {
  const ownText = { text: prefix + exact + suffix, blocks: [] }
  const only = { start: prefix.length, end: prefix.length + exact.length }
  const text = () => textOf({ ownText, only, check: { title, date: article?.date ?? null, url: '', findings } }, NO_TAB)
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
function createModelCheckRun(first: ModelCheckProps, tabId: number) {
  let latest = first
  // Only the reading of a page is stored, so that another panel continues it; a selection is a single question.
  const storedCheck = first.ownText === null ? modelCheck(tabId) : null
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
    else
      void callBackground('model-findings', {
        tabId,
        check: latest.check.id,
        selectionStart: latest.only?.start ?? 0,
        reading: { ...reading, differs: [...reading.differs], askedSentences: [...reading.askedSentences] },
        size: size && { ...size, sentences: reading.askedSentences.length },
      })
  }
  return {
    run,
    start() {
      run.start()
      void storedCheck?.write({ url: latest.check.url })
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
        if (was?.url === latest.check.url) run.start()
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

type AskedText = Pick<ModelCheckProps, 'ownText' | 'only'> & {
  check: Pick<CheckState, 'title' | 'date' | 'url' | 'findings'>
}

async function textOf({ ownText, only, check: { title, date, url, findings } }: AskedText, tabId: number) {
  const page = ownText ?? (await readPageText(tabId))
  if (page === null) return null
  const known = date !== null && /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const compared = comparedIn(findings)
  const by = only?.start ?? 0
  const text: TextForModel = {
    text: page.text,
    blocks: [...page.blocks],
    title: title.slice(0, 2000),
    today: new Date().toISOString().slice(0, 10),
    compared: compared.map((sentence) => movedSpan(sentence, by)),
    date: known || undefined,
    only,
    url: url || undefined,
  }
  return text
}

/** @returns the text that the findings of a page refer to; null where no page agent answers, or not validly */
async function readPageText(tabId: number): Promise<{ text: string; blocks: Block[] } | null> {
  const reply = await callPage(tabId, 'page-text', null)
  return reply.ok ? (textSchema.safeParse(reply.value).data ?? null) : null
}

function progressOf({ answered, questions, paceMs }: PageRunState): string {
  if (questions === 0) return t('modelCheck.preparing')
  const of = t('modelCheck.asked', answered, { of: formatNumber(questions) })
  return paceMs === null ? of : `${of} ${t('modelCheck.left', { time: timeOf((questions - answered) * paceMs) })}`
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? t('modelCheck.seconds', seconds) : t('modelCheck.minutes', Math.ceil(seconds / 60))
}

function summaryOf({ differs, answered, unanswered }: PageRunState): string {
  if (answered === 0) return t('modelCheck.nothing')
  const unread = sayUnread(answered, unanswered)
  if (unread?.isAll) return unread.words
  const found = differs.length === 0 ? t('modelCheck.none') : t('modelCheck.found', differs.length)
  return [found, unread?.words ?? ''].filter(Boolean).join(' ')
}

/**
 * Says how much of a text a model read, where some of its answers could not be used; null where all could.
 * @param answered answered parts, also those without a usable answer
 */
function sayUnread(answered: number, unusable: number): { words: string; isAll: boolean } | null {
  if (unusable === 0) return null
  const of = formatNumber(answered)
  if (unusable >= answered) return { words: t('modelCheck.unusable', { of }), isAll: true }
  return { words: t('modelCheck.readSome', { n: formatNumber(answered - unusable), of }), isAll: false }
}
