import { joinBlocks } from '@/lib/page/extract/page-scanner'
import { checkTogether } from '@/lib/dossiers/check-together'
import type { Article, Block, Finding } from '@/lib/engine/types'
import { callPage } from '@/lib/messaging/call'
import type { PageState, PageText } from '@/lib/messaging/protocol'
import { nextTask } from '@/lib/platform/next-task'
import { t } from '@/lib/i18n/t'
import { cardTexts } from './card-texts'
import { dossiersOf, speakersOn, type Speakers } from './active-dossiers'
import { leftOutMessage } from './language-message'
import { splitMuted } from '../mutes/mutes'
import type { WithOwnAddress } from '../tabs/own-address'
import { changePage, freshState } from './page-states'

/**
 * Checks the article of a tab in slices. Findings go to the page as they come and to the session some times a second.
 * Ends early when the tab has a newer visit: whatever is known of the old one is dropped.
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
    // Read again after a late change: the list stays as it is until the new one is whole, and nothing jumps.
    return isListed(before) ? before : { ...fresh, inView: before.inView }
  })
  try {
    const speakers = await speakersOn(`${page.title}\n${article.text}`)
    if (isStale()) return
    if (speakers.speakers.length === 0) {
      // The dossier that the page is about was switched off while the page was read.
      await callPage(tabId, 'paint', { visit, findings: [], done: true, instead: true })
      await changePage(tabId, (state) => state && { ...fresh, status: 'off-subject' })
      return
    }
    await run(tabId, visit, article, { ...fresh, dossiers: speakers.dossiers }, speakers, isStale)
  } catch (error) {
    console.error('Claimlight: the check failed', error)
    if (!isStale())
      await changePage(tabId, (state) => state && { ...state, status: 'error', message: t('quiet.stopped') })
    // What was found before stays on the page: it is as good as it was.
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
  { speakers, dossiers }: Speakers,
  isStale: () => boolean,
): Promise<void> {
  const findings: Finding[] = []
  let unsent: Finding[] = []
  const counts = { checked: 0, sentences: 0 }
  const steps = checkTogether(speakers, article)
  let sliceEnd = performance.now() + SLICE_MS
  let lastKept = performance.now()

  // The page paints while the next sentences are judged: one batch is on its way at a time, and none is waited for.
  let sending: Promise<unknown> = Promise.resolve()
  let isSending = false
  const send = async (done: boolean): Promise<void> => {
    const batch = unsent
    unsent = []
    findings.push(...batch)
    const { findings: shown } = await splitMuted(batch)
    const about = cardTexts(await dossiersOf(shown), shown, dossiers)
    await callPage(tabId, 'paint', { visit, findings: shown, done, about })
  }
  const sendOn = (): void => {
    if (unsent.length === 0 || isSending) return
    isSending = true
    sending = Promise.all([sending, send(false).finally(() => (isSending = false))])
    // It is waited for at the end; until then nobody would hear of a failure.
    sending.catch(() => undefined)
  }
  const keep = async (status: 'checking' | 'done'): Promise<void> => {
    const parts = await splitMuted(findings)
    await changePage(tabId, (state) => {
      if (!state || isStale()) return state
      if (!isListed(state)) return { ...state, ...counts, status, ...parts, dossiers }
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

/** Where the reader is, in a list that takes the place of another: the sentence in hand is known again by its words. */
function placeIn(
  before: PageState,
  findings: readonly Finding[],
): Pick<PageState, 'inView' | 'current' | 'orphans' | 'moved'> {
  const held = before.findings.find(({ start }) => start === before.current)
  const current = findings.find(({ quote }) => quote === held?.quote)?.start ?? null
  const { inView, orphans, moved } = before
  return { inView, current, ...(orphans && { orphans }), ...(moved && { moved }) }
}

/** One worker serves all tabs: after this long another one has its turn. */
const SLICE_MS = 15
/** Each write wakes the panel, which draws its list anew. */
const KEEP_MS = 200

/** Which visit of a tab is the newest. With the worker go the checks that ask it. */
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
