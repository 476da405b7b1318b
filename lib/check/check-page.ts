import { checkTogether } from '@/lib/dossiers/data/check-together'
import type { Article, Finding } from '@/lib/schema/finding'
import { callPage } from '@/lib/messaging/call'
import type { PageState, PageText, ViewState } from '@/lib/schema/page-state'
import { bodyStarts } from '@/lib/text/article-blocks'
import { nextTask } from '@/lib/text/run-in-slices'
import { t } from '@/lib/i18n/t'
import { cardTexts } from './card-texts'
import { dossiersOf, enginesFor, type EnginesForText } from './active-dossiers'
import { leftOutMessage } from '@/lib/i18n/language-message'
import { splitMuted } from './muted'
import type { WithOwnAddress } from '@/lib/text/own-address'
import { withBatch, withFindings } from './finding-batches'
import { isOff, offState } from './off'
import { beginPage, changePage, freshState } from './page-states'

/**
 * Checks the article of a tab in slices. Findings are sent to the page as they come, and stored in the session a few
 * times a second. Ends early when something newer is known of the tab.
 */
export async function checkPage(tabId: number, page: WithOwnAddress<PageText>): Promise<void> {
  const isStale = beginPage(tabId)
  if (await isOff(page.url)) return changePage(tabId, (state) => (isStale() ? state : offState(tabId, page)))
  if (isStale()) return
  const { visit, text, blocks, lang: _lang, leftOut = 0, ...about } = page
  const article: Article = { text, blocks, ...(about.date ? { date: about.date } : {}) }
  const fresh = {
    ...freshState(tabId, { ...about, status: 'checking' }),
    blockStarts: bodyStarts(text, blocks),
    textLength: text.length,
    ...(leftOut > 0 ? { message: leftOutMessage(leftOut) } : {}),
  }
  // The engine begins while the browser stores.
  const stored = changePage(
    tabId,
    // A check after a late change: the list stays until the new one is complete, so that nothing moves.
    (before) => (isStale() || (before?.url === page.url && isListed(before)) ? before : fresh),
    ({ inView }, before) => ({ inView: before.url === page.url ? inView : null, current: null }),
  )
  // Awaited after the check; until then a rejection would be unhandled.
  stored.catch(() => undefined)
  try {
    const active = await enginesFor(`${page.title}\n${text}`)
    if (isStale()) return
    if (active.engines.length === 0) {
      // The dossier that the page is about was switched off while the page was read.
      await callPage(tabId, 'paint', { visit, findings: [], done: true, instead: true })
      await changePage(tabId, (state) => (state && !isStale() ? { ...fresh, status: 'off-subject' } : state))
      return
    }
    await run(tabId, visit, article, { ...fresh, dossiers: active.dossiers }, active, isStale)
    await stored
  } catch (error) {
    console.error('Claimlight: the check failed', error)
    await changePage(tabId, (state) =>
      state && !isStale() ? { ...state, status: 'error', message: t('pageStatus.stopped') } : state,
    )
    // The existing findings stay on the page, as valid as before.
  }
}

function isListed({ status, findings }: PageState): boolean {
  return status === 'done' && findings.length > 0
}

async function run(
  tabId: number,
  visit: string,
  article: Article,
  fresh: PageState,
  { engines, dossiers }: EnginesForText,
  isStale: () => boolean,
): Promise<void> {
  const findings: Finding[] = []
  let unsent: Finding[] = []
  let unkept: Finding[] = []
  const counts = { checked: 0, sentences: 0 }
  const steps = checkTogether(engines, article)
  let sliceEnd = performance.now() + SLICE_MS

  const send = async (done: boolean): Promise<void> => {
    const batch = unsent
    unsent = []
    findings.push(...batch)
    unkept.push(...batch)
    const { findings: shown } = await splitMuted(batch)
    const about = cardTexts(await dossiersOf(shown), shown, dossiers)
    await callPage(tabId, 'paint', { visit, findings: shown, done, about })
  }
  const keep = async (status: 'checking' | 'done'): Promise<void> => {
    const batch = unkept
    unkept = []
    const added = await splitMuted(batch)
    const all = status === 'done' ? await splitMuted(findings) : null
    await changePage(
      tabId,
      (state) => {
        if (!state || isStale()) return state
        if (state.check === fresh.check) return withBatch({ ...state, ...counts, status, dossiers }, added)
        if (all === null || !isListed(state)) return state
        return withFindings({ ...fresh, ...notesOn(state), ...counts, status }, all)
      },
      sameView,
    )
  }

  // The next sentences are judged while the page paints and the browser stores.
  const sends = runBeside(() => send(false), SEND_PAUSES)
  const keeps = runBeside(() => keep('checking'), KEEP_PAUSES)
  keeps.pause()
  let engineMs = 0
  const next = (): ReturnType<typeof steps.next> => {
    const from = performance.now()
    const step = steps.next()
    engineMs += performance.now() - from
    return step
  }
  for (let step = next(); !step.done; step = next()) {
    counts.checked = step.value.checked
    counts.sentences = step.value.sentences
    unsent.push(...step.value.findings)
    const now = performance.now()
    if (now < sliceEnd) continue
    if (unsent.length > 0) sends.start()
    keeps.start()
    await nextTask()
    if (isStale()) return
    sliceEnd = performance.now() + SLICE_MS
  }
  if (isStale()) return
  noteEngineTime(engineMs)
  counts.checked = counts.sentences
  await sends.ended()
  await send(true)
  await keeps.ended()
  await keep('done')
}

/** For the benchmark and for developer tools: the engine's part of the last check. */
function noteEngineTime(duration: number): void {
  performance.clearMeasures(ENGINE_TIME)
  performance.measure(ENGINE_TIME, { start: 0, duration })
}

function notesOn({ orphans, moved }: PageState): Pick<PageState, 'orphans' | 'moved'> {
  return { ...(orphans && { orphans }), ...(moved && { moved }) }
}

/** The view of a list that takes the place of another: the active sentence is found again by its words. */
function sameView({ inView, current }: ViewState, before: PageState, { findings }: PageState): ViewState {
  const held = before.findings.find(({ start }) => start === current)
  return { inView, current: findings.find(({ quote }) => quote === held?.quote)?.start ?? null }
}

const ENGINE_TIME = 'claimlight: engine'

/** In ms. One worker serves all tabs, which take turns. */
const SLICE_MS = 15
/** Each message costs the page time, and each write makes the panel render its list. */
const SEND_PAUSES = { firstMs: 60, lastMs: 1000 }
const KEEP_PAUSES = { firstMs: 200, lastMs: 2000 }

/**
 * Runs a task beside other work: one run at a time, with pauses that grow from one start to the next.
 *
 * @returns `start` does nothing during a run or a pause, `pause` begins one; `ended` throws what a run has thrown
 */
export function runBeside(
  task: () => Promise<void>,
  { firstMs, lastMs }: { firstMs: number; lastMs: number },
): { start(): void; pause(): void; ended(): Promise<unknown> } {
  let runs: Promise<unknown> = Promise.resolve()
  let isRunning = false
  let pauseMs = firstMs
  let next = -Infinity
  const pause = (): void => {
    next = performance.now() + pauseMs
    pauseMs = Math.min(2 * pauseMs, lastMs)
  }
  return {
    start() {
      if (isRunning || performance.now() < next) return
      isRunning = true
      pause()
      runs = Promise.all([runs, task().finally(() => (isRunning = false))])
      // Awaited at the end; until then a rejection would be unhandled.
      runs.catch(() => undefined)
    },
    pause,
    ended: () => runs,
  }
}
