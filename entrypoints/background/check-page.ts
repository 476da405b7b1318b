import { joinBlocks } from '@/lib/highlight/look'
import type { Article, Block, Finding } from '@/lib/match/types'
import { callReader } from '@/lib/messaging/call'
import type { PageText } from '@/lib/messaging/protocol'
import { nextTask } from '@/lib/platform/next-task'
import { t } from '@/lib/i18n/t'
import { cardTexts } from './card-texts'
import { dossier, getEngine } from './engine'
import { leftOutMessage } from './language-message'
import { changePage, freshState } from './page-states'

/**
 * Checks the article of a tab in slices. Findings go to the page as they come and to the session some times a second.
 * Ends early when the tab has a newer visit: whatever is known of the old one is dropped.
 */
export async function checkPage(tabId: number, page: PageText): Promise<void> {
  newest.set(tabId, page.visit)
  const isStale = (): boolean => newest.get(tabId) !== page.visit
  const { article, starts } = articleOf(page)
  const { visit, blocks: _blocks, lang: _lang, leftOut = 0, ...about } = page
  // The panel keeps its place when the same page is read again after a late change.
  await changePage(tabId, (before) => ({
    ...freshState(tabId, { ...about, status: 'checking' }),
    blockStarts: starts,
    textLength: article.text.length,
    ...(leftOut > 0 ? { message: leftOutMessage(leftOut) } : {}),
    inView: before?.url === page.url ? before.inView : null,
  }))
  try {
    await run(tabId, visit, article, isStale)
  } catch (error) {
    console.error('Claimlight: the check failed', error)
    if (!isStale())
      await changePage(tabId, (state) => state && { ...state, status: 'error', message: t('quiet.stopped') })
    // What was found before stays on the page: it is as good as it was.
  } finally {
    if (!isStale()) newest.delete(tabId)
  }
}

async function run(tabId: number, visit: string, article: Article, isStale: () => boolean): Promise<void> {
  const findings: Finding[] = []
  let unsent: Finding[] = []
  const counts = { checked: 0, sentences: 0 }
  const steps = getEngine().checkInSlices(article)
  let sliceEnd = performance.now() + SLICE_MS
  let lastKept = performance.now()

  const send = async (done: boolean): Promise<void> => {
    const batch = unsent
    unsent = []
    findings.push(...batch)
    await callReader(tabId, 'paint', { visit, findings: batch, done, about: cardTexts(dossier, batch) })
  }
  const keep = (status: 'checking' | 'done'): Promise<void> =>
    changePage(tabId, (state) =>
      state && !isStale() ? { ...state, ...counts, status, findings: [...findings] } : state,
    )

  for (let step = steps.next(); !step.done; step = steps.next()) {
    counts.checked = step.value.checked
    counts.sentences = step.value.sentences
    unsent.push(...step.value.findings)
    const now = performance.now()
    if (now < sliceEnd) continue
    if (unsent.length > 0) await send(false)
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
  await send(true)
  await keep('done')
}

/** One worker serves all tabs: after this long another one has its turn. */
const SLICE_MS = 15
/** Each write wakes the panel, which draws its list anew. */
const KEEP_MS = 200

/** Which visit of a tab is the newest. With the worker go the checks that ask it. */
const newest = new Map<number, string>()

function articleOf({ blocks, date }: PageText): { article: Article; starts: number[] } {
  const placed: Block[] = []
  let at = 0
  for (const { kind, text } of blocks) {
    placed.push({ kind, start: at, end: at + text.length })
    at += text.length + 2
  }
  const article = { text: joinBlocks(blocks), blocks: placed, ...(date ? { date } : {}) }
  return { article, starts: placed.map(({ start }) => start) }
}
