import { joinBlocks } from '@/lib/page/extract/page-scanner'
import type { Article, Block, Finding } from '@/lib/engine/types'
import { callPage } from '@/lib/messaging/call'
import type { PageState, PageText } from '@/lib/messaging/protocol'
import { nextTask } from '@/lib/platform/next-task'
import { t } from '@/lib/i18n/t'
import { cardTexts } from './card-texts'
import { dossier, getEngine } from './engine'
import { leftOutMessage } from './language-message'
import { splitMuted } from '../mutes/mutes'
import type { WithOwnAddress } from '../tabs/own-address'
import { changePage, freshState } from './page-states'

/**
 * Checks the article of a tab in slices. Findings are sent to the page as they come, and stored in the session a few
 * times a second. Ends early when the tab has a newer visit.
 */
export async function checkPage(tabId: number, page: WithOwnAddress<PageText>): Promise<void> {
  newest.set(tabId, page.visit)
  const isStale = (): boolean => newest.get(tabId) !== page.visit
  const { article, starts } = articleOf(page)
  const { visit, blocks: _blocks, lang: _lang, leftOut = 0, ...about } = page
  const fresh = {
    ...freshState(tabId, { ...about, status: 'checking' }),
    blockStarts: starts,
    textLength: article.text.length,
    ...(leftOut > 0 ? { message: leftOutMessage(leftOut) } : {}),
  }
  await changePage(tabId, (before) => {
    if (before?.url !== page.url) return fresh
    // A check after a late change: the list stays until the new one is complete, so that nothing moves.
    return isListed(before) ? before : { ...fresh, inView: before.inView }
  })
  try {
    await run(tabId, visit, article, fresh, isStale)
  } catch (error) {
    console.error('Claimlight: the check failed', error)
    if (!isStale())
      await changePage(tabId, (state) => state && { ...state, status: 'error', message: t('quiet.stopped') })
    // The existing findings stay on the page, as valid as before.
  } finally {
    if (!isStale()) newest.delete(tabId)
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
  isStale: () => boolean,
): Promise<void> {
  const findings: Finding[] = []
  let unsent: Finding[] = []
  const counts = { checked: 0, sentences: 0 }
  const steps = getEngine().checkInSlices(article)
  let sliceEnd = performance.now() + SLICE_MS
  let lastKept = performance.now()

  // The page paints while the next sentences are judged: one batch at a time, without waiting.
  let sending: Promise<unknown> = Promise.resolve()
  let isSending = false
  const send = async (done: boolean): Promise<void> => {
    const batch = unsent
    unsent = []
    findings.push(...batch)
    const { findings: shown } = await splitMuted(batch)
    await callPage(tabId, 'paint', { visit, findings: shown, done, about: cardTexts(dossier, shown) })
  }
  const sendOn = (): void => {
    if (unsent.length === 0 || isSending) return
    isSending = true
    sending = Promise.all([sending, send(false).finally(() => (isSending = false))])
    // Awaited at the end; until then a rejection would be unhandled.
    sending.catch(() => undefined)
  }
  const keep = async (status: 'checking' | 'done'): Promise<void> => {
    const parts = await splitMuted(findings)
    await changePage(tabId, (state) => {
      if (!state || isStale()) return state
      if (!isListed(state)) return { ...state, ...counts, status, ...parts }
      return status === 'done' ? { ...fresh, ...placeIn(state, parts.findings), ...counts, status, ...parts } : state
    })
  }

  for (let step = steps.next(); !step.done; step = steps.next()) {
    counts.checked = step.value.checked
    counts.sentences = step.value.sentences
    unsent.push(...step.value.findings)
    const now = performance.now()
    if (now < sliceEnd) continue
    sendOn()
    if (now - lastKept > KEEP_MS) {
      lastKept = now
      await keep('checking')
    }
    await nextTask()
    if (isStale()) return
    sliceEnd = performance.now() + SLICE_MS
  }
  if (isStale()) return
  counts.checked = counts.sentences
  await sending
  await send(true)
  await keep('done')
}

/** The user's position in a list that replaces another: the active sentence is found by its words. */
function placeIn(
  before: PageState,
  findings: readonly Finding[],
): Pick<PageState, 'inView' | 'current' | 'orphans' | 'moved'> {
  const held = before.findings.find(({ start }) => start === before.current)
  const current = findings.find(({ quote }) => quote === held?.quote)?.start ?? null
  const { inView, orphans, moved } = before
  return { inView, current, ...(orphans && { orphans }), ...(moved && { moved }) }
}

/** In ms. One worker serves all tabs, which take turns. */
const SLICE_MS = 15
/** In ms. Each write makes the panel render its list. */
const KEEP_MS = 200

/** The newest visit of each tab. Lost with the worker, as are its checks. */
const newest = new Map<number, string>()

function articleOf({ blocks, date }: Pick<PageText, 'blocks' | 'date'>): { article: Article; starts: number[] } {
  const placed: Block[] = []
  let at = 0
  for (const { kind, text } of blocks) {
    placed.push({ kind, start: at, end: at + text.length })
    at += text.length + 2
  }
  const article = { text: joinBlocks(blocks), blocks: placed, ...(date ? { date } : {}) }
  return { article, starts: placed.map(({ start }) => start) }
}
